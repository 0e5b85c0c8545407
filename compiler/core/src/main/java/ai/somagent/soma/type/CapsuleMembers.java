package ai.somagent.soma.type;

import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.diagnostic.DiagnosticSink;
import ai.somagent.soma.diagnostic.RelatedSpan;
import ai.somagent.soma.source.Span;
import ai.somagent.soma.syntax.CapsuleSyntax;
import ai.somagent.soma.syntax.CapsuleSyntax.BudgetMember;
import ai.somagent.soma.syntax.CapsuleSyntax.InputMember;
import ai.somagent.soma.syntax.CapsuleSyntax.Member;
import ai.somagent.soma.syntax.CapsuleSyntax.OutputMember;
import ai.somagent.soma.syntax.CapsuleSyntax.SettingMember;
import ai.somagent.soma.syntax.CapsuleSyntax.StepsMember;
import ai.somagent.soma.syntax.SettingSyntax;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The members of one capsule by kind; reports those that are missing or stand there twice. */
final class CapsuleMembers {
  private final String source;
  private final DiagnosticSink sink;
  private final List<SettingSyntax> settings = new ArrayList<>();
  private final List<Member> others = new ArrayList<>();
  private @Nullable BudgetMember budget;
  private @Nullable InputMember input;
  private @Nullable OutputMember output;
  private @Nullable StepsMember steps;

  CapsuleMembers(CapsuleSyntax syntax, String source, DiagnosticSink sink) {
    this.source = source;
    this.sink = sink;
    for (Member member : syntax.members()) {
      add(member);
    }
    if (steps == null && !syntax.name().isMissing()) {
      sink.report(
          Diagnostic.of(
                  StepCode.MISSING_MEMBER,
                  source,
                  syntax.name().span(),
                  "capsule `" + syntax.name().text() + "` has no `steps`")
              .withHelp("add `steps { … }`"));
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

  @Nullable OutputMember output() {
    return output;
  }

  @Nullable StepsMember steps() {
    return steps;
  }

  /** State, signals, updates, queries and triggers, in order. */
  List<Member> others() {
    return others;
  }

  /** Those of one kind, in order. */
  <M extends Member> List<M> all(Class<M> kind) {
    List<M> found = new ArrayList<>();
    for (Member member : others) {
      if (kind.isInstance(member)) {
        found.add(kind.cast(member));
      }
    }
    return found;
  }

  private void add(Member member) {
    switch (member) {
      case SettingMember setting -> settings.add(setting.setting());
      case BudgetMember found -> budget = single(budget, found, "budget");
      case InputMember found -> input = single(input, found, "input");
      case OutputMember found -> output = single(output, found, "output");
      case StepsMember found -> steps = single(steps, found, "steps");
      case CapsuleSyntax.StateMember other -> others.add(other);
      case CapsuleSyntax.SignalMember other -> others.add(other);
      case CapsuleSyntax.UpdateMember other -> others.add(other);
      case CapsuleSyntax.QueryMember other -> others.add(other);
      case CapsuleSyntax.ScheduleMember other -> others.add(other);
      case CapsuleSyntax.EventMember other -> others.add(other);
    }
  }

  private <M extends Member> M single(@Nullable M first, M found, String keyword) {
    if (first == null) {
      return found;
    }
    sink.report(
        Diagnostic.of(
                StepCode.REPEATED_MEMBER,
                source,
                keyword(found.span(), keyword),
                "a capsule has one `" + keyword + "`")
            .withRelated(
                List.of(
                    new RelatedSpan(source, keyword(first.span(), keyword), "first one here"))));
    return first;
  }

  /** The span of the word that a member or block starts with. */
  static Span keyword(Span whole, String keyword) {
    return new Span(whole.start(), Math.min(whole.end(), whole.start() + keyword.length()));
  }
}
