package ai.somagent.soma.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ToolRegistryTest {
  private static final LedgerTool LEDGER = new LedgerTool(() -> Path.of("nowhere"));

  @Test
  void twoToolsForOneTarget_areAConflict() {
    assertThatThrownBy(() -> ToolRegistry.of(List.of(LEDGER, LEDGER)))
        .isInstanceOf(ToolConflictException.class)
        .hasMessageContaining("test.Ledger");
  }

  @Test
  void missingActions_areNamedTogetherInOrder() throws Exception {
    ProgramDraft draft =
        new ProgramDraft("missing")
            .bindElsewhere("refuse")
            .bindElsewhere("append")
            .call("a", "append", "x", null, null)
            .call("b", "refuse", "x", null, null)
            .call("c", "key", "x", null, null);
    assertThatThrownBy(() -> ToolRegistry.of(List.of(LEDGER)).requireAll(draft.program()))
        .isInstanceOfSatisfying(
            MissingToolsException.class,
            missing ->
                assertThat(missing.missing())
                    .containsExactly(
                        "`ledger.append` via java \"test.Nowhere\"",
                        "`ledger.refuse` via java \"test.Nowhere\""));
  }

  @Test
  void implementedActions_areFound() throws Exception {
    ProgramDraft draft = new ProgramDraft("there").call("a", "append", "x", null, null);
    ToolRegistry tools = ToolRegistry.of(List.of(LEDGER));
    tools.requireAll(draft.program());
    assertThat(draft.program().tools().values()).allMatch(action -> tools.find(action).isPresent());
  }
}
