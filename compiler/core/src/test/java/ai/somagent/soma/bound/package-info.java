@NullMarked
package ai.somagent.soma.bound;

import org.jspecify.annotations.NullMarked;
