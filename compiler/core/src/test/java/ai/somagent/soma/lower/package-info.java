@NullMarked
package ai.somagent.soma.lower;

import org.jspecify.annotations.NullMarked;
