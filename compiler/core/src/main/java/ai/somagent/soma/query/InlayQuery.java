package ai.somagent.soma.query;

import ai.somagent.soma.checked.LocalSymbol;
import ai.somagent.soma.checked.SomaType;
import ai.somagent.soma.compile.CheckedFile;
import ai.somagent.soma.source.Span;
import ai.somagent.soma.syntax.ControlSyntax;
import ai.somagent.soma.syntax.NameSyntax;
import ai.somagent.soma.syntax.StatementSyntax;
import ai.somagent.soma.syntax.Syntax;
import ai.somagent.soma.syntax.SyntaxChildren;
import ai.somagent.soma.type.TypeNames;
import java.util.ArrayList;
import java.util.List;

/** What the compiler infers and the text does not say: types of variables. */
public final class InlayQuery {
  private InlayQuery() {}

  /** A hint shown after {@code offset}. */
  public record Inlay(int offset, String text) {}

  /** The hints inside {@code range}. */
  public static List<Inlay> of(CheckedFile file, Span range) {
    List<Inlay> hints = new ArrayList<>();
    walk(file.parsed().file(), FileFacts.of(file), range, hints);
    return hints;
  }

  private static void walk(Syntax syntax, FileFacts facts, Span range, List<Inlay> hints) {
    if (syntax.span().end() < range.start() || syntax.span().start() > range.end()) {
      return;
    }
    switch (syntax) {
      case StatementSyntax.LetSyntax let when let.type() == null -> add(let.name(), facts, hints);
      case StatementSyntax.VarSyntax state when state.type() == null ->
          add(state.name(), facts, hints);
      case ControlSyntax.ForSyntax loop -> loop.names().forEach(name -> add(name, facts, hints));
      default -> {}
    }
    SyntaxChildren.of(syntax).forEach(child -> walk(child, facts, range, hints));
  }

  private static void add(NameSyntax name, FileFacts facts, List<Inlay> hints) {
    LocalSymbol symbol = facts.variable(name.span().start());
    if (symbol != null && symbol.type() != SomaType.ErrorType.ERROR) {
      hints.add(new Inlay(name.span().end(), ": " + TypeNames.show(symbol.type())));
    }
  }
}
