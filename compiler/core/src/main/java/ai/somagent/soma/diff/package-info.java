/**
 * Two versions of capsules → what changed of their interfaces, and which version that needs. Reads
 * the checked tree only; knows neither files nor how a change is shown.
 */
@NullMarked
package ai.somagent.soma.diff;

import org.jspecify.annotations.NullMarked;
