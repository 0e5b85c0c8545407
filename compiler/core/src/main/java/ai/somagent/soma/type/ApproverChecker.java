package ai.somagent.soma.type;

import ai.somagent.soma.checked.CheckedExpression;
import ai.somagent.soma.checked.CheckedExpression.SelectChecked;
import ai.somagent.soma.checked.CheckedOperation.ApproverChecked;
import ai.somagent.soma.checked.CheckedOperation.ApproverChecked.Kind;
import ai.somagent.soma.checked.FieldSymbol;
import ai.somagent.soma.checked.NamedTypeSymbol.RecordDefinition;
import ai.somagent.soma.checked.SomaType;
import ai.somagent.soma.checked.SomaType.Scalar;
import ai.somagent.soma.diagnostic.CodeFix;
import ai.somagent.soma.diagnostic.TextEdit;
import ai.somagent.soma.source.Span;
import ai.somagent.soma.syntax.ExpressionSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.ApplySyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.ListElementSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.ListSyntax;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks who may approve, and who may not. */
final class ApproverChecker {
  private static final String HELP =
      "name them as `role(\"reviewer\")`, `group(\"board\")`, `user(input.owner.id)` or a list";

  private final StepContext context;

  ApproverChecker(StepContext context) {
    this.context = context;
  }

  /** {@code by}: one, or a list of some. */
  List<ApproverChecked> approvers(@Nullable ExpressionSyntax by, StepScope scope) {
    List<ApproverChecked> found = new ArrayList<>();
    if (by instanceof ListSyntax list) {
      if (list.elements().isEmpty()) {
        refuse(by.span(), "nobody may approve this");
      }
      for (ListElementSyntax element : list.elements()) {
        add(element.value(), found, scope);
      }
    } else if (by != null) {
      add(by, found, scope);
    }
    return found;
  }

  private void add(ExpressionSyntax written, List<ApproverChecked> found, StepScope scope) {
    Kind kind =
        written instanceof ApplySyntax apply && apply.target() == null
            ? kind(apply.function().text())
            : null;
    if (kind == null || !(written instanceof ApplySyntax apply)) {
      refuse(written.span(), "this does not say who may approve");
      return;
    }
    if (apply.arguments().size() != 1 || apply.arguments().getFirst().name() != null) {
      refuse(written.span(), "`" + apply.function().text() + "` takes one name");
      return;
    }
    ExpressionSyntax name = apply.arguments().getFirst().value();
    CheckedExpression id =
        kind == Kind.USER ? person(name, scope) : context.check(name, scope, BuiltinTypes.STRING);
    if (kind != Kind.USER
        && !StepContext.isError(id)
        && !(ConstantFolder.fold(id) instanceof String)) {
      context.report(
          EffectCode.WRONG_APPROVER,
          name.span(),
          "the name of a " + apply.function().text() + " is known before a run",
          "write it in quotes; only `user(…)` takes a value");
    }
    found.add(new ApproverChecked(kind, id));
  }

  private static @Nullable Kind kind(String function) {
    return switch (function) {
      case "role" -> Kind.ROLE;
      case "group" -> Kind.GROUP;
      case "user" -> Kind.USER;
      default -> null;
    };
  }

  /** {@code except}: people or their ids. */
  List<CheckedExpression> people(@Nullable ExpressionSyntax except, StepScope scope) {
    List<CheckedExpression> people = new ArrayList<>();
    if (except instanceof ListSyntax list) {
      for (ListElementSyntax element : list.elements()) {
        people.add(person(element.value(), scope));
      }
    } else if (except != null) {
      context.infer(except, scope, null);
      Span start = new Span(except.span().start(), except.span().start());
      Span end = new Span(except.span().end(), except.span().end());
      context.report(
          context
              .diagnostic(EffectCode.WRONG_APPROVER, except.span(), "`except` is a list of people")
              .withHelp("put it in brackets")
              .withFixes(
                  List.of(
                      new CodeFix(
                          "Put it in brackets",
                          List.of(new TextEdit(start, "["), new TextEdit(end, "]"))))));
    }
    return people;
  }

  /** The id of a person: a {@code Principal} or a string. */
  private CheckedExpression person(ExpressionSyntax written, StepScope scope) {
    CheckedExpression value = context.infer(written, scope, BuiltinTypes.STRING);
    if (value.type() instanceof SomaType.NamedType named
        && named.symbol().equals(BuiltinRecords.PRINCIPAL)
        && named.symbol().definition() instanceof RecordDefinition record) {
      FieldSymbol id = record.fields().getFirst();
      return new SelectChecked(value, id.name(), id.type(), false, id.type(), value.span());
    }
    if (StepContext.isError(value) || Assignability.isScalar(value.type(), Scalar.STRING)) {
      return value;
    }
    context.report(
        EffectCode.WRONG_APPROVER,
        value.span(),
        "a person is a `Principal` or an id, not " + TypeNames.one(value.type()));
    return new CheckedExpression.ErrorChecked(value.span());
  }

  /** Reports a quorum that the people who are named cannot reach. */
  void requireReachable(List<ApproverChecked> by, int quorum, @Nullable ExpressionSyntax written) {
    boolean all = !by.isEmpty();
    for (ApproverChecked approver : by) {
      all &= approver.kind() == Kind.USER;
    }
    if (all && written != null && quorum > by.size()) {
      context.report(
          StepCode.CLAUSE_VALUE,
          written.span(),
          "`by` names " + by.size() + (by.size() == 1 ? " person" : " people") + " only",
          "lower `quorum`, or name a role");
    }
  }

  private void refuse(Span span, String message) {
    context.report(EffectCode.WRONG_APPROVER, span, message, HELP);
  }
}
