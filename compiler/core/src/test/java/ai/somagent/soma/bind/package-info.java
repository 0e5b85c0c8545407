@NullMarked
package ai.somagent.soma.bind;

import org.jspecify.annotations.NullMarked;
