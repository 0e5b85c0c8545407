package ai.somagent.soma.format;

import ai.somagent.soma.syntax.ExpressionSyntax;
import ai.somagent.soma.syntax.PathSyntax;
import ai.somagent.soma.syntax.TestSyntax;
import ai.somagent.soma.syntax.TestSyntax.AtItem;
import ai.somagent.soma.syntax.TestSyntax.ExpectItem;
import ai.somagent.soma.syntax.TestSyntax.GivenItem;
import ai.somagent.soma.syntax.TestSyntax.InputItem;
import ai.somagent.soma.syntax.TestSyntax.Item;
import ai.somagent.soma.syntax.TestSyntax.RecordedItem;

/** Tests, their items in the order written. */
final class TestPrinter {
  private final Printers printers;

  TestPrinter(Printers printers) {
    this.printers = printers;
  }

  Doc test(TestSyntax test) {
    return Doc.concat(
        Doc.text("test "),
        printers.strings().print(test.name()),
        Doc.text(" of "),
        Words.path(test.subject()),
        Doc.text(" "),
        printers.layouts().body(test.items(), test.span().end() - 1, this::item));
  }

  private Doc item(Item item) {
    ExpressionPrinter expressions = printers.expressions();
    return switch (item) {
      case InputItem input ->
          Doc.concat(
              Doc.text("input"), expressions.namedFrom(input.arguments(), input.span().start()));
      case RecordedItem recorded ->
          Doc.concat(Doc.text("given recorded "), printers.strings().print(recorded.file()));
      case GivenItem given -> given(given);
      case AtItem at -> at(at);
      case ExpectItem expect ->
          Doc.concat(Doc.text("expect "), expressions.print(expect.condition()));
    };
  }

  private Doc given(GivenItem given) {
    ExpressionSyntax where = given.where();
    return Doc.concat(
        Doc.text("given " + EffectPrinter.verb(given.verb()) + " "),
        Words.path(given.target()),
        where == null
            ? Doc.NOTHING
            : Doc.concat(Doc.text(" where "), printers.expressions().print(where)),
        Doc.text(given.returns() ? " returns " : " fails "),
        printers.expressions().print(given.value()));
  }

  private Doc at(AtItem at) {
    PathSyntax signal = at.signal();
    int from = signal == null ? at.time().span().end() : signal.span().end();
    String action =
        switch (at.action()) {
          case SEND -> " send";
          case APPROVE -> " approve";
          case REJECT -> " reject";
        };
    return Doc.concat(
        Doc.text("at "),
        printers.expressions().print(at.time()),
        Doc.text(action),
        signal == null ? Doc.NOTHING : Doc.concat(Doc.text(" "), Words.path(signal)),
        printers.expressions().namedFrom(at.arguments(), from));
  }
}
