package ai.somagent.soma.parse.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs the benchmarks of this package; its name keeps it out of the ordinary build. */
class ParseBenchmarkRun {
  @Test
  void benchmarks_run() throws RunnerException {
    Collection<RunResult> results =
        new Runner(
                new OptionsBuilder()
                    .include(ParseBenchmark.class.getName())
                    .jvmArgsAppend(
                        "-Dsoma.repository=" + System.getProperty("soma.repository"), "-Xmx2g")
                    .build())
            .run();
    assertThat(results).hasSize(2);
  }
}
