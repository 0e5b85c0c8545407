/**
 * The standard library as data: module names in, Soma texts from the class path out. Knows neither
 * the compiler nor any tool.
 */
@NullMarked
package ai.somagent.soma.stdlib;

import org.jspecify.annotations.NullMarked;
