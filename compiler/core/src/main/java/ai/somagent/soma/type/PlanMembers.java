package ai.somagent.soma.type;

import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.diagnostic.DiagnosticSink;
import ai.somagent.soma.diagnostic.RelatedSpan;
import ai.somagent.soma.source.Span;
import ai.somagent.soma.syntax.PlanSyntax;
import ai.somagent.soma.syntax.PlanSyntax.BudgetMember;
import ai.somagent.soma.syntax.PlanSyntax.DeployMember;
import ai.somagent.soma.syntax.PlanSyntax.InputMember;
import ai.somagent.soma.syntax.PlanSyntax.Member;
import ai.somagent.soma.syntax.PlanSyntax.NodeMember;
import ai.somagent.soma.syntax.PlanSyntax.Phase;
import ai.somagent.soma.syntax.PlanSyntax.PhaseMember;
import ai.somagent.soma.syntax.PlanSyntax.SettingMember;
import ai.somagent.soma.syntax.SettingSyntax;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The members of one plan by kind; reports those that stand there twice. */
final class PlanMembers {
  private final String source;
  private final DiagnosticSink sink;
  private final List<SettingSyntax> settings = new ArrayList<>();
  private final Map<Phase, PhaseMember> phases = new EnumMap<>(Phase.class);
  private final List<PlanNodeSource> nodes = new ArrayList<>();
  private @Nullable BudgetMember budget;
  private @Nullable InputMember input;

  PlanMembers(PlanSyntax syntax, String source, DiagnosticSink sink) {
    this.source = source;
    this.sink = sink;
    for (Member member : syntax.members()) {
      add(member);
    }
  }

  List<SettingSyntax> settings() {
    return settings;
  }

  @Nullable BudgetMember budget() {
    return budget;
  }

  @Nullable InputMember input() {
    return input;
  }

  @Nullable PhaseMember phase(Phase phase) {
    return phases.get(phase);
  }

  List<PlanNodeSource> nodes() {
    return nodes;
  }

  private void add(Member member) {
    switch (member) {
      case SettingMember setting -> settings.add(setting.setting());
      case BudgetMember found -> budget = single(budget, found, "budget");
      case InputMember found -> input = single(input, found, "input");
      case PhaseMember found -> {
        String keyword = found.phase().name().toLowerCase(Locale.ROOT);
        phases.put(found.phase(), single(phases.get(found.phase()), found, keyword));
      }
      case NodeMember node -> nodes.add(PlanNodeSource.of(node));
      case DeployMember node -> nodes.add(PlanNodeSource.of(node));
    }
  }

  private <M extends Member> M single(@Nullable M first, M found, String keyword) {
    if (first == null) {
      return found;
    }
    Span here = CapsuleMembers.keyword(found.span(), keyword);
    Span there = CapsuleMembers.keyword(first.span(), keyword);
    sink.report(
        Diagnostic.of(StepCode.REPEATED_MEMBER, source, here, "a plan has one `" + keyword + "`")
            .withRelated(List.of(new RelatedSpan(source, there, "first one here"))));
    return first;
  }
}
