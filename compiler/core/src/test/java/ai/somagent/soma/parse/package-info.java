@NullMarked
package ai.somagent.soma.parse;

import org.jspecify.annotations.NullMarked;
