package ai.somagent.soma.label;

import ai.somagent.soma.checked.CheckedStep.EffectChecked;
import ai.somagent.soma.checked.Label;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.source.Span;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where labelled values of a capsule go, the tasks that it runs included.
 *
 * @param names variables that hold labelled values, in order of place
 * @param flows labelled values that go somewhere, in order of place; also those that may
 * @param endorsements where labels are dropped
 * @param effects labels of what goes into effects, by identity; none where an effect is missing
 * @param diagnostics what is wrong with it
 */
public record LabelReport(
    List<LabelledName> names,
    List<LabelledFlow> flows,
    List<Endorsement> endorsements,
    Map<EffectChecked, Set<Label>> effects,
    List<Diagnostic> diagnostics) {
  public LabelReport {
    names = List.copyOf(names);
    flows = List.copyOf(flows);
    endorsements = List.copyOf(endorsements);
    Map<EffectChecked, Set<Label>> same = new IdentityHashMap<>(effects);
    effects = Collections.unmodifiableMap(same);
    diagnostics = List.copyOf(diagnostics);
  }

  /** The labels of what goes into {@code effect}. */
  public Set<Label> labels(EffectChecked effect) {
    return effects.getOrDefault(effect, Set.of());
  }

  /**
   * @param source name of the text that {@code span} is in
   * @param span where the name is introduced
   */
  public record LabelledName(String source, Span span, String name, LabelSet labels) {}

  /**
   * @param span the value
   * @param into in the author's terms, for example {@code `text` of `slack.post`}
   * @param accepted the labels that may go there
   */
  public record LabelledFlow(
      String source, Span span, String into, LabelSet labels, Set<Label> accepted) {
    public LabelledFlow {
      accepted = Set.copyOf(accepted);
    }
  }

  /**
   * @param dropped the labels that the value had and loses, with why it had them
   * @param because the author's reason, or the name of the approval
   */
  public record Endorsement(String source, Span span, LabelSet dropped, String because) {}
}
