package ai.somagent.soma.worker.workflow;

import ai.somagent.soma.engine.state.MachineState;
import ai.somagent.soma.engine.where.Whereabouts;
import ai.somagent.soma.worker.program.PreparedProgram;
import ai.somagent.soma.worker.program.WhereAnswers;
import ai.somagent.soma.worker.wire.RunMemo;
import ai.somagent.soma.worker.wire.WaitAnswer;
import io.temporal.common.SearchAttributeKey;
import io.temporal.workflow.Workflow;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps the search attribute up to date that says what a run waits for from people and other
 * systems. An event each time that changes, so calls and sleeps, which the server shows anyway, are
 * left out. Only where the start has found that the server keeps the attribute.
 */
final class WaitAttribute {
  private static final SearchAttributeKey<String> KEY =
      SearchAttributeKey.forKeyword(RunMemo.WAITING_FOR);

  /** Indexes take at most 255 characters of a keyword. */
  private static final int LONGEST = 200;

  private final boolean kept = Workflow.getMemo(RunMemo.SHOWS_WAITS, String.class) != null;
  private final PreparedProgram program;
  private String shown;

  WaitAttribute(PreparedProgram program) {
    this.program = program;
    // A run that was carried over has it from its history before.
    String carried = Workflow.getTypedSearchAttributes().get(KEY);
    this.shown = carried == null ? "" : carried;
  }

  /** Called when the run is about to wait. */
  void show(MachineState state, Whereabouts where) {
    if (!kept) {
      return;
    }
    String now = text(WhereAnswers.of(program.program(), state, where).waits());
    if (!now.equals(shown)) {
      shown = now;
      Workflow.upsertTypedSearchAttributes(now.isEmpty() ? KEY.valueUnset() : KEY.valueSet(now));
    }
  }

  private static String text(List<WaitAnswer> waits) {
    List<String> parts = new ArrayList<>();
    for (WaitAnswer wait : waits) {
      if (WhereAnswers.isFromOutside(wait)) {
        parts.add((wait.kind() + " " + wait.what()).strip());
      }
    }
    String text = String.join("; ", parts);
    return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
  }
}
