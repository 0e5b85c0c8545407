package ai.somagent.soma.type;

import ai.somagent.soma.checked.CheckedOperation;
import ai.somagent.soma.checked.CheckedStep.ClausesChecked;
import ai.somagent.soma.checked.DeclaredType;
import ai.somagent.soma.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * An effect but for its undo and the variable that takes its result.
 *
 * @param clauses without an undo
 * @param result null when it gives nothing
 * @param what for messages, for example {@code action `files.read`}
 * @param target where a missing result is reported
 * @param harmless whether it changes nothing that could be taken back
 */
record PerformedEffect(
    CheckedOperation operation,
    ClausesChecked clauses,
    @Nullable DeclaredType result,
    String what,
    Span target,
    boolean harmless) {}
