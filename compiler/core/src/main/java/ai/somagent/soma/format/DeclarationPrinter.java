package ai.somagent.soma.format;

import ai.somagent.soma.syntax.CapsuleSyntax;
import ai.somagent.soma.syntax.DeclarationSyntax;
import ai.somagent.soma.syntax.DeclarationSyntax.AliasSyntax;
import ai.somagent.soma.syntax.DeclarationSyntax.ConstSyntax;
import ai.somagent.soma.syntax.DeclarationSyntax.Contract;
import ai.somagent.soma.syntax.DeclarationSyntax.Data;
import ai.somagent.soma.syntax.DeclarationSyntax.EnumSyntax;
import ai.somagent.soma.syntax.DeclarationSyntax.ErrorDeclarationSyntax;
import ai.somagent.soma.syntax.DeclarationSyntax.ErrorKindSyntax;
import ai.somagent.soma.syntax.DeclarationSyntax.FunctionSyntax;
import ai.somagent.soma.syntax.DeclarationSyntax.RecordSyntax;
import ai.somagent.soma.syntax.DeclarationSyntax.UnionCaseSyntax;
import ai.somagent.soma.syntax.DeclarationSyntax.UnionSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax;
import ai.somagent.soma.syntax.PlanSyntax;
import ai.somagent.soma.syntax.StringSyntax;
import ai.somagent.soma.syntax.TestSyntax;

/** Declarations of types, constants and functions; hands the others to their printers. */
final class DeclarationPrinter {
  private final Printers printers;
  private final ContractPrinter contracts;
  private final CapsulePrinter capsules;
  private final PlanPrinter plans;
  private final TestPrinter tests;

  DeclarationPrinter(Printers printers) {
    this.printers = printers;
    this.contracts = new ContractPrinter(printers);
    this.capsules = new CapsulePrinter(printers);
    this.plans = new PlanPrinter(printers);
    this.tests = new TestPrinter(printers);
  }

  Doc declaration(DeclarationSyntax declaration) {
    return switch (declaration) {
      case Data data -> data(data);
      case Contract contract -> contracts.contract(contract);
      case CapsuleSyntax capsule -> capsules.capsule(capsule);
      case PlanSyntax plan -> plans.plan(plan);
      case TestSyntax test -> tests.test(test);
      case ErrorDeclarationSyntax _ -> throw new IllegalArgumentException("error node");
    };
  }

  private Doc data(Data data) {
    int end = data.span().end() - 1;
    return switch (data) {
      case AliasSyntax alias ->
          Doc.concat(
              Doc.text("type "),
              Words.word(alias.name()),
              Doc.text(" = "),
              printers.types().type(alias.type()));
      case RecordSyntax record ->
          Doc.concat(
              Doc.text("type "),
              Words.word(record.name()),
              Doc.text(" "),
              printers.types().record(record.fields(), end));
      case EnumSyntax cases ->
          Doc.concat(
              Doc.text("enum "),
              Words.word(cases.name()),
              Doc.text(" "),
              printers.layouts().loose(cases.cases(), end, Words::word));
      case UnionSyntax union ->
          Doc.concat(
              Doc.text("union "),
              Words.word(union.name()),
              Doc.text(" "),
              printers.layouts().body(union.cases(), end, this::unionCase));
      case ErrorKindSyntax error ->
          Doc.concat(
              Doc.text("error "),
              Words.word(error.name()),
              printers.types().optionalParameters(error.fields(), error.name().span().end()));
      case FunctionSyntax function -> function(function);
      case ConstSyntax constant ->
          Doc.concat(
              Doc.text("let "),
              Words.name(constant.name()),
              printers.types().annotation(constant.type()),
              Doc.text(" = "),
              printers.expressions().print(constant.value()));
    };
  }

  private Doc unionCase(UnionCaseSyntax unionCase) {
    int from = unionCase.name().span().end();
    return Doc.concat(
        Words.word(unionCase.name()),
        printers.types().optionalParameters(unionCase.fields(), from));
  }

  /** Whether a bracket opens it that may stand at the end of a line. */
  private static boolean opens(ExpressionSyntax body) {
    return body instanceof ExpressionSyntax.ListSyntax
        || body instanceof ExpressionSyntax.MapSyntax;
  }

  /** Before the opening quotes of a block the signature may run over the margin. */
  private Doc function(FunctionSyntax function) {
    boolean block =
        function.body() instanceof StringSyntax string && string.form() == StringSyntax.Form.BLOCK;
    Doc head =
        Doc.concat(
            Doc.text("function "),
            Words.name(function.name()),
            printers.types().bindings(function.parameters(), function.name().span().end()),
            block ? Doc.EDGE : Doc.NOTHING,
            printers.types().result(function.result()));
    if (block || opens(function.body())) {
      return Doc.concat(head, Doc.text(" = "), printers.expressions().print(function.body()));
    }
    Doc gap = printers.chains().lineBefore(function.body().span().start());
    Doc body = printers.expressions().print(function.body());
    return Doc.concat(head, Doc.text(" ="), Doc.group(Doc.nest(Doc.concat(gap, body))));
  }
}
