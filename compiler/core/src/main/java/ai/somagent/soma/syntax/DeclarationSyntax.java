package ai.somagent.soma.syntax;

import ai.somagent.soma.source.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What stands at the top level of a file. */
public sealed interface DeclarationSyntax extends Syntax
    permits DeclarationSyntax.Data,
        DeclarationSyntax.Contract,
        CapsuleSyntax,
        PlanSyntax,
        TestSyntax,
        DeclarationSyntax.ErrorDeclarationSyntax {

  /** Declarations of types, constants and pure functions. */
  sealed interface Data extends DeclarationSyntax {}

  /** Declarations of what a program deals with: tools, topics, personas, policies, tasks. */
  sealed interface Contract extends DeclarationSyntax {}

  record RecordSyntax(NameSyntax name, List<FieldSyntax> fields, Span span) implements Data {
    public RecordSyntax {
      fields = List.copyOf(fields);
    }
  }

  record AliasSyntax(NameSyntax name, TypeSyntax type, Span span) implements Data {}

  record EnumSyntax(NameSyntax name, List<NameSyntax> cases, Span span) implements Data {
    public EnumSyntax {
      cases = List.copyOf(cases);
    }
  }

  record UnionSyntax(NameSyntax name, List<UnionCaseSyntax> cases, Span span) implements Data {
    public UnionSyntax {
      cases = List.copyOf(cases);
    }
  }

  record UnionCaseSyntax(NameSyntax name, List<FieldSyntax> fields, Span span) implements Syntax {
    public UnionCaseSyntax {
      fields = List.copyOf(fields);
    }
  }

  record ErrorKindSyntax(NameSyntax name, List<FieldSyntax> fields, Span span) implements Data {
    public ErrorKindSyntax {
      fields = List.copyOf(fields);
    }
  }

  record FunctionSyntax(
      NameSyntax name,
      List<FieldSyntax> parameters,
      TypeSyntax result,
      ExpressionSyntax body,
      Span span)
      implements Data {
    public FunctionSyntax {
      parameters = List.copyOf(parameters);
    }
  }

  record ConstSyntax(NameSyntax name, @Nullable TypeSyntax type, ExpressionSyntax value, Span span)
      implements Data {}

  record TopicSyntax(
      NameSyntax name, List<FieldSyntax> fields, List<SettingSyntax> settings, Span span)
      implements Contract {
    public TopicSyntax {
      fields = List.copyOf(fields);
      settings = List.copyOf(settings);
    }
  }

  record ToolSyntax(
      NameSyntax name,
      @Nullable StringSyntax version,
      @Nullable NameSyntax bindingKind,
      @Nullable StringSyntax bindingTarget,
      List<SettingSyntax> settings,
      List<ActionSyntax> actions,
      Span span)
      implements Contract {
    public ToolSyntax {
      settings = List.copyOf(settings);
      actions = List.copyOf(actions);
    }
  }

  record ActionSyntax(
      NameSyntax name,
      List<FieldSyntax> parameters,
      @Nullable TypeSyntax result,
      List<SettingSyntax> settings,
      Span span)
      implements Syntax {
    public ActionSyntax {
      parameters = List.copyOf(parameters);
      settings = List.copyOf(settings);
    }
  }

  record PersonaSyntax(
      NameSyntax name, @Nullable StringSyntax version, List<SettingSyntax> settings, Span span)
      implements Contract {
    public PersonaSyntax {
      settings = List.copyOf(settings);
    }
  }

  record PolicySyntax(
      NameSyntax name, StringSyntax version, List<PolicyRuleSyntax> rules, Span span)
      implements Contract {
    public PolicySyntax {
      rules = List.copyOf(rules);
    }
  }

  /** {@code deny when …}, {@code warn when …} or {@code gate when … with approve(…)}. */
  sealed interface PolicyRuleSyntax extends Syntax {}

  /** {@code deny} is false for a {@code warn} rule. */
  record VerdictRuleSyntax(
      boolean deny, ExpressionSyntax condition, StringSyntax because, Span span)
      implements PolicyRuleSyntax {}

  record GateRuleSyntax(ExpressionSyntax condition, EffectSyntax.ApproveSyntax approval, Span span)
      implements PolicyRuleSyntax {}

  record TaskSyntax(
      NameSyntax name,
      List<FieldSyntax> parameters,
      @Nullable TypeSyntax result,
      BlockSyntax body,
      Span span)
      implements Contract {
    public TaskSyntax {
      parameters = List.copyOf(parameters);
    }
  }

  /** What could not be read as a declaration. */
  record ErrorDeclarationSyntax(Span span) implements DeclarationSyntax {}
}
