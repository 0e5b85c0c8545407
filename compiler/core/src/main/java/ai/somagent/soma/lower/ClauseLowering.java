package ai.somagent.soma.lower;

import ai.somagent.soma.checked.CheckedStep.CeilingChecked;
import ai.somagent.soma.checked.CheckedStep.ClausesChecked;
import ai.somagent.soma.checked.CheckedStep.RetryChecked;
import ai.somagent.soma.checked.CheckedStep.UndoChecked;
import ai.somagent.soma.ir.node.CeilingIr;
import ai.somagent.soma.ir.node.ClausesIr;
import ai.somagent.soma.ir.node.GateIr;
import ai.somagent.soma.ir.node.RetryIr;
import ai.somagent.soma.ir.node.UndoIr;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What limits an effect and takes it back. To be lowered after the effect's own parts. */
final class ClauseLowering {
  private final CapsuleTables tables;
  private final NodeLowering steps;

  ClauseLowering(CapsuleTables tables, NodeLowering steps) {
    this.tables = tables;
    this.steps = steps;
  }

  /** With the attempts that every call has. */
  ClausesIr ofCall(ClausesChecked clauses, List<GateIr> gates) {
    Long timeout = clauses.timeoutMillis();
    if (timeout == null) {
      throw new IllegalStateException("a call has a limit: " + clauses);
    }
    long inRun = Math.min(timeout, tables.longestMillis());
    return lower(clauses, inRun, retry(clauses.retry()), gates);
  }

  ClausesIr of(ClausesChecked clauses, List<GateIr> gates) {
    return lower(clauses, clauses.timeoutMillis(), attempts(clauses.retry()), gates);
  }

  /** Null when there is but one attempt. */
  @Nullable RetryIr attempts(RetryChecked retry) {
    return retry.times() == 0 ? null : retry(retry);
  }

  private ClausesIr lower(
      ClausesChecked clauses, @Nullable Long timeout, @Nullable RetryIr retry, List<GateIr> gates) {
    return new ClausesIr(
        clauses.decode() == null ? null : tables.types().lower(clauses.decode()),
        timeout,
        retry,
        clauses.withinMillis(),
        ceiling(clauses.budget()),
        undo(clauses.undo()),
        gates);
  }

  private RetryIr retry(RetryChecked retry) {
    return new RetryIr(
        retry.times(),
        retry.backoffFromMillis(),
        retry.backoffToMillis(),
        tables.errors().names(retry.errors()));
  }

  private static @Nullable CeilingIr ceiling(@Nullable CeilingChecked ceiling) {
    return ceiling == null
        ? null
        : new CeilingIr(ceiling.tokens(), ceiling.usd(), ceiling.toolCalls());
  }

  private @Nullable UndoIr undo(@Nullable UndoChecked undo) {
    if (undo == null) {
      return null;
    }
    tables.captures().begin();
    String body = steps.region(undo.steps());
    return new UndoIr(body, tables.captures().end());
  }
}
