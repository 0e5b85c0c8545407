package ai.somagent.soma.policy;

import ai.somagent.soma.checked.CheckedArgument;
import ai.somagent.soma.checked.Label;
import ai.somagent.soma.source.Span;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a step before a run, as policies see it. A text that does not apply is empty.
 *
 * @param path stable id inside the capsule, for example {@code steps/2/then/0}
 * @param source name of the text that {@code span} is in
 * @param kind a case of {@code StepKind}
 * @param tool tool and action as written in a call, for example {@code shell.execute}
 * @param action the action alone
 * @param target qualified name of the action, capsule, persona or topic
 * @param effect a case of {@code Effect}; of a run the highest of its steps
 * @param risk a case of {@code RiskLevel}; of a run the risk of the capsule
 * @param usd most dollars of one attempt; null where the declaration does not say
 * @param environment name of the deploy node around it
 * @param labels labels of all its arguments
 * @param arguments what it is given; null where only the run knows, as of a tool offered to a model
 * @param name of a plan's node, or of the variable that takes the result
 */
public record StepFacts(
    String path,
    String source,
    Span span,
    String kind,
    String tool,
    String action,
    String target,
    String effect,
    String risk,
    @Nullable Double usd,
    String environment,
    Set<Label> labels,
    @Nullable List<CheckedArgument> arguments,
    String name) {
  public StepFacts {
    labels = Set.copyOf(labels);
    arguments = arguments == null ? null : List.copyOf(arguments);
  }
}
