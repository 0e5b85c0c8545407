package ai.somagent.soma.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Recorded histories replay without any server. */
class RunReplayTest {
  static List<Path> histories() throws Exception {
    return ReplayTest.histories().toList();
  }

  @ParameterizedTest
  @MethodSource("histories")
  void recordedHistory_isDeterministic(Path file) throws Exception {
    RunHistory history = RunHistory.read(Files.readString(file));
    IrStore store = new FolderIrStore(file.resolveSibling(""));
    assertThat(RunReplay.replay(history, store)).isEqualTo(new ReplayVerdict(true, null));
    assertThat(RunHistory.read(history.json()).events()).isEqualTo(history.events());
  }

  @Test
  void changedHistory_isNot(@TempDir Path folder) throws Exception {
    Path file =
        histories().stream()
            .filter(f -> f.endsWith("sequence.history.json"))
            .findFirst()
            .orElseThrow();
    String changed = Files.readString(file).replaceFirst("\"ledger.append\"", "\"ledger.other\"");
    ReplayVerdict verdict =
        RunReplay.replay(RunHistory.read(changed), new FolderIrStore(file.resolveSibling("")));
    assertThat(verdict.deterministic()).isFalse();
    assertThat(verdict.difference()).contains("ledger");
    assertThatExceptionOfType(IrNotFoundException.class)
        .isThrownBy(() -> RunReplay.replay(RunHistory.read(changed), new FolderIrStore(folder)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "{}",
        "7",
        "{\"events\": []}",
        "{\"events\": [{\"eventId\": 1}]}",
        "{\"events\": 7}"
      })
  void anythingElse_isRefused(String text) {
    assertThatExceptionOfType(HistoryFormatException.class).isThrownBy(() -> RunHistory.read(text));
  }
}
