package ai.somagent.soma.syntax;

import ai.somagent.soma.source.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code capsule review version "1.0.0" { … }}; members in the order written. */
public record CapsuleSyntax(NameSyntax name, StringSyntax version, List<Member> members, Span span)
    implements DeclarationSyntax {
  public CapsuleSyntax {
    members = List.copyOf(members);
  }

  /** What a capsule is made of. */
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

  /** Exactly one of {@code type} and {@code fields} is set. */
  public record OutputMember(
      @Nullable TypeSyntax type, @Nullable List<FieldSyntax> fields, Span span) implements Member {}

  public record StateMember(
      NameSyntax name, @Nullable TypeSyntax type, ExpressionSyntax value, Span span)
      implements Member {}

  public record SignalMember(
      NameSyntax name,
      List<FieldSyntax> parameters,
      @Nullable PathSyntax from,
      List<ArgumentSyntax> fromArguments,
      @Nullable ExpressionSyntax max,
      @Nullable BlockSyntax body,
      Span span)
      implements Member {
    public SignalMember {
      parameters = List.copyOf(parameters);
      fromArguments = List.copyOf(fromArguments);
    }
  }

  public record UpdateMember(
      NameSyntax name,
      List<FieldSyntax> parameters,
      @Nullable TypeSyntax result,
      BlockSyntax body,
      Span span)
      implements Member {
    public UpdateMember {
      parameters = List.copyOf(parameters);
    }
  }

  public record QueryMember(NameSyntax name, TypeSyntax type, ExpressionSyntax value, Span span)
      implements Member {}

  public record ScheduleMember(
      List<ArgumentSyntax> schedule, List<ArgumentSyntax> arguments, Span span) implements Member {
    public ScheduleMember {
      schedule = List.copyOf(schedule);
      arguments = List.copyOf(arguments);
    }
  }

  public record EventMember(
      PathSyntax topic,
      NameSyntax binding,
      @Nullable ExpressionSyntax where,
      List<ArgumentSyntax> arguments,
      Span span)
      implements Member {
    public EventMember {
      arguments = List.copyOf(arguments);
    }
  }

  public record StepsMember(BlockSyntax body, Span span) implements Member {}
}
