package ai.somagent.soma.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Recorded runs, step by step. */
class RunWalkTest {
  static List<Path> histories() throws Exception {
    return ReplayTest.histories().toList();
  }

  private static RunWalk walk(Path file) throws Exception {
    return RunWalk.of(
        RunHistory.read(Files.readString(file)), new FolderIrStore(file.resolveSibling("")));
  }

  private static Path recorded(String name) throws Exception {
    return histories().stream()
        .filter(file -> file.endsWith(name + ".history.json"))
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @MethodSource("histories")
  void everyRecordedRun_isWalkedToItsEnd(Path file) throws Exception {
    RunWalk walk = walk(file);
    assertThat(walk.size()).isGreaterThan(1);
    assertThat(walk.at(0).cause()).isEqualTo("the run begins");
    assertThat(walk.at(walk.size() - 1).end()).startsWith("the run ");
    IntStream.range(0, walk.size() - 1)
        .forEach(index -> assertThat(walk.at(index).place()).isNotNull());
  }

  @Test
  void steps_seeTheValuesOfTheirTime() throws Exception {
    RunWalk walk = walk(recorded("sequence"));
    assertThat(IntStream.range(0, walk.size()).mapToObj(index -> walk.at(index).node()))
        .containsExactly("first", "second", "end", "");
    assertThat(walk.at(0).values()).containsOnlyKeys("input");
    assertThat(walk.at(1).values())
        .hasEntrySatisfying("a", value -> assertThat(value.intValue()).isEqualTo(1));
    assertThat(walk.at(1).values()).doesNotContainKey("b");
    assertThat(walk.at(1).cause()).isEqualTo("call 1 gave its result");
    assertThat(walk.at(2).values())
        .hasEntrySatisfying("b", value -> assertThat(value.intValue()).isEqualTo(2));
    assertThat(walk.at(3).end()).isEqualTo("the run completed");
  }

  @Test
  void programThatIsNotThere_isSaid() throws Exception {
    RunHistory history = RunHistory.read(Files.readString(recorded("sequence")));
    assertThatExceptionOfType(IrNotFoundException.class)
        .isThrownBy(() -> RunWalk.of(history, new FolderIrStore(Path.of("nowhere"))));
  }
}
