package ai.somagent.soma.syntax;

import ai.somagent.soma.source.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code plan spring_site version "0.3.0" { … }}; members in the order written. */
public record PlanSyntax(NameSyntax name, StringSyntax version, List<Member> members, Span span)
    implements DeclarationSyntax {
  public PlanSyntax {
    members = List.copyOf(members);
  }

  /** What a plan is made of. */
  public sealed interface Member extends Syntax {}

  public record SettingMember(SettingSyntax setting, Span span) implements Member {}

  public record BudgetMember(List<ArgumentSyntax> arguments, Span span) implements Member {
    public BudgetMember {
      arguments = List.copyOf(arguments);
    }
  }

  public record InputMember(List<FieldSyntax> fields, Span span) implements Member {
    public InputMember {
      fields = List.copyOf(fields);
    }
  }

  /** {@code provision}, {@code sync} or {@code improve} with their steps. */
  public record PhaseMember(Phase phase, BlockSyntax body, Span span) implements Member {}

  /** Phases that are plain steps. */
  public enum Phase {
    PROVISION,
    SYNC,
    IMPROVE
  }

  /** A {@code deliverable} or {@code milestone}. */
  public record NodeMember(
      boolean milestone,
      NameSyntax name,
      List<NameSyntax> after,
      @Nullable ExpressionSyntax when,
      List<NodeItem> items,
      Span span)
      implements Member {
    public NodeMember {
      after = List.copyOf(after);
      items = List.copyOf(items);
    }
  }

  public record DeployMember(
      NameSyntax name,
      List<NameSyntax> after,
      @Nullable ExpressionSyntax when,
      BlockSyntax body,
      Span span)
      implements Member {
    public DeployMember {
      after = List.copyOf(after);
    }
  }

  /** What a deliverable or milestone is made of. */
  public sealed interface NodeItem extends Syntax {}

  public record SettingItem(SettingSyntax setting, Span span) implements NodeItem {}

  public record LetItem(StatementSyntax.LetSyntax let, Span span) implements NodeItem {}

  public record EffectItem(EffectSyntax effect, Span span) implements NodeItem {}

  public record AcceptItem(ExpressionSyntax condition, Span span) implements NodeItem {}

  public record ReviseItem(EffectSyntax effect, Span span) implements NodeItem {}
}
