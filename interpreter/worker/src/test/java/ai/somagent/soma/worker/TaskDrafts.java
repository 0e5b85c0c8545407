package ai.somagent.soma.worker;

import static ai.somagent.soma.worker.ProgramDraft.INT;
import static ai.somagent.soma.worker.ProgramDraft.ONCE;
import static ai.somagent.soma.worker.ProgramDraft.TEXT;
import static ai.somagent.soma.worker.ProgramDraft.expression;
import static ai.somagent.soma.worker.ProgramDraft.text;

import ai.somagent.soma.ir.node.ClausesIr;
import ai.somagent.soma.ir.node.EffectIr.TaskIr;
import ai.somagent.soma.ir.node.NodeIr.ExitIr;
import ai.somagent.soma.ir.node.NodeIr.ExitIr.Mode;
import ai.somagent.soma.ir.node.NodeIr.LetIr;
import ai.somagent.soma.ir.node.RetryIr;
import ai.somagent.soma.ir.node.UndoIr;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Programs with tasks. */
final class TaskDrafts {
  private TaskDrafts() {}

  private static ClausesIr clauses(
      @Nullable RetryIr retry, @Nullable Long within, @Nullable UndoIr undo) {
    return new ClausesIr(null, null, retry, within, null, undo, List.of());
  }

  /**
   * A task that gives something, is tried again, and is taken back as one; then a refusal nobody
   * catches.
   */
  static ProgramDraft settled() {
    ProgramDraft draft =
        new ProgramDraft("settled")
            .slot("line", TEXT)
            .slot("size", INT)
            .slot("given", INT)
            .node(
                new TaskIr(
                    "settle",
                    "settle",
                    "line",
                    "given",
                    clauses(
                        new RetryIr(1, 200, 200, List.of("Unavailable")),
                        60_000L,
                        new UndoIr("unsettle", List.of("given"))),
                    "leave"))
            .node(new LetIr("line", "line", text("paid"), "pay"))
            .call(
                "pay",
                "append",
                Map.of("line", expression("line", "line")),
                "size",
                5_000,
                ONCE,
                "slip")
            .call(
                "slip",
                "flaky",
                Map.of("works_at", expression("size < 3 ? 2 : 1", "size")),
                null,
                5_000,
                ONCE,
                "give")
            .node(new ExitIr("give", "settle", Mode.YIELD, expression("size", "size")))
            .node(new TaskIr("leave", "leave", "go", null, clauses(null, null, null), "refuse"))
            .node(new ExitIr("go", "leave", Mode.LEAVE, null))
            .call("refuse", "refuse", "no", null, null)
            .call("unpay", "append", "unpaid", null, null)
            .undo("pay", "unpay");
    return draft.call(
        "unsettle",
        "append_slowly",
        Map.of(
            "line", expression("'unsettled ' + string(given)", "given"),
            "millis", ProgramDraft.number(1_500)),
        null,
        5_000,
        ONCE,
        null);
  }
}
