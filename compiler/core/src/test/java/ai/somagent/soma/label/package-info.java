@NullMarked
package ai.somagent.soma.label;

import org.jspecify.annotations.NullMarked;
