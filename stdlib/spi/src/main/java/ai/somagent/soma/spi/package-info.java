/**
 * How a tool is implemented in Java: a {@link ai.somagent.soma.spi.JavaTool} found by {@code
 * java.util.ServiceLoader}, bound to a declaration by its binding target. Arguments and results are
 * JSON that the declared types have already been checked against. Knows neither the compiler nor
 * Temporal.
 */
@NullMarked
package ai.somagent.soma.spi;

import org.jspecify.annotations.NullMarked;
