/**
 * What any input may do to the compiler: targets for a fuzzer, each a static {@code
 * fuzzerTestOneInput} that throws when a promise is broken. {@code .build/fuzz} runs one with
 * coverage to guide it; the ordinary build runs each for a fixed number of inputs.
 */
@NullMarked
package ai.somagent.soma.fuzz;

import org.jspecify.annotations.NullMarked;
