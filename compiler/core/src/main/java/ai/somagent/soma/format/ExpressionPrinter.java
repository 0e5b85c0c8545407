package ai.somagent.soma.format;

import ai.somagent.soma.syntax.ArgumentSyntax;
import ai.somagent.soma.syntax.BinaryOperator;
import ai.somagent.soma.syntax.ExpressionSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.ApplySyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.BinarySyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.BoolSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.ConditionalSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.DoubleSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.DurationSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.ErrorExpressionSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.IndexSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.IntSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.IsSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.ListElementSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.ListSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.MapEntrySyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.MapSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.NameExpressionSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.NullSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.SelectSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.UnarySyntax;
import ai.somagent.soma.syntax.StringSyntax;
import ai.somagent.soma.syntax.UnaryOperator;
import java.util.ArrayList;
import java.util.List;

/** Expressions, with as few parentheses as precedence allows. */
final class ExpressionPrinter {
  private final Printers printers;

  ExpressionPrinter(Printers printers) {
    this.printers = printers;
  }

  /** Where any expression may stand. */
  Doc print(ExpressionSyntax expression) {
    return print(expression, Binding.ANY);
  }

  /** In parentheses when the expression binds less tightly than {@code weakest}. */
  Doc print(ExpressionSyntax expression, int weakest) {
    int start = expression.span().start();
    if (Binding.of(expression) >= weakest) {
      return Doc.concat(printers.trivia().before(start), bare(expression));
    }
    Doc outside = printers.trivia().beforeParenthesis(start);
    Doc inside = printers.trivia().before(start);
    return Doc.concat(outside, Doc.text("("), inside, bare(expression), Doc.text(")"));
  }

  private Doc bare(ExpressionSyntax expression) {
    return switch (expression) {
      case StringSyntax string -> printers.strings().print(string);
      case IntSyntax number -> Doc.text(Numbers.integer(number.text()));
      case DoubleSyntax number -> Doc.text(Numbers.decimal(number.text()));
      case DurationSyntax duration -> Doc.text(duration.text());
      case BoolSyntax bool -> Doc.text(bool.value() ? "true" : "false");
      case NullSyntax _ -> Doc.text("null");
      case NameExpressionSyntax name -> Words.name(name.name());
      case SelectSyntax select -> printers.chains().print(select);
      case IndexSyntax index -> printers.chains().print(index);
      case ApplySyntax apply -> printers.chains().print(apply);
      case UnarySyntax unary -> unary(unary);
      case BinarySyntax binary -> printers.chains().operators(binary);
      case IsSyntax is -> printers.chains().operators(is);
      case ConditionalSyntax conditional -> printers.chains().conditional(conditional);
      case ListSyntax list -> list(list);
      case MapSyntax map -> map(map);
      case ErrorExpressionSyntax _ -> throw new IllegalArgumentException("error node");
    };
  }

  private Doc unary(UnarySyntax unary) {
    StringBuilder symbols = new StringBuilder(unary.operator().symbol());
    UnaryOperator operator = unary.operator();
    ExpressionSyntax operand = unary.operand();
    while (operand instanceof UnarySyntax inner && inner.operator() == operator) {
      symbols.append(operator.symbol());
      operand = inner.operand();
    }
    return Doc.concat(Doc.text(symbols.toString()), print(operand, Binding.MEMBER));
  }

  private Doc list(ListSyntax list) {
    int end = list.span().end() - 1;
    return printers.layouts().tight("[", list.elements(), "]", end, this::element);
  }

  private Doc element(ListElementSyntax element) {
    return Doc.concat(Doc.text(element.maybe() ? "?" : ""), print(element.value()));
  }

  private Doc map(MapSyntax map) {
    return printers.layouts().loose(map.entries(), map.span().end() - 1, this::entry);
  }

  private Doc entry(MapEntrySyntax entry) {
    return Doc.concat(
        Doc.text(entry.maybe() ? "?" : ""), key(entry), Doc.text(": "), print(entry.value()));
  }

  /** A name is a key only in parentheses; a bare word is an error of a later phase, and stays. */
  private Doc key(MapEntrySyntax entry) {
    ExpressionSyntax key = entry.key();
    if (key instanceof StringSyntax) {
      return print(key);
    }
    int start = entry.span().start() + (entry.maybe() ? 1 : 0);
    boolean bare = printers.trivia().find('(', start) >= key.span().start();
    return key instanceof NameExpressionSyntax name && bare
        ? Words.word(name.name())
        : Doc.concat(Doc.text("("), print(key), Doc.text(")"));
  }

  /** Named arguments in parentheses. */
  Doc named(List<ArgumentSyntax> arguments) {
    return named(arguments, printers.trivia().find(')', arguments.getLast().span().end()));
  }

  /** Named arguments in parentheses, perhaps none; {@code from} lies before the parentheses. */
  Doc namedFrom(List<ArgumentSyntax> arguments, int from) {
    int last = arguments.isEmpty() ? from : arguments.getLast().span().end();
    return named(arguments, printers.trivia().find(')', last));
  }

  private Doc named(List<ArgumentSyntax> arguments, int end) {
    return printers.layouts().tight("(", arguments, ")", end, this::argument);
  }

  /** Arguments of a function: a list with names wraps one to a line, one without never does. */
  Doc arguments(List<ArgumentSyntax> arguments, int end) {
    boolean positional = true;
    for (ArgumentSyntax argument : arguments) {
      positional &= argument.name() == null;
    }
    if (!positional || arguments.isEmpty()) {
      return named(arguments, end);
    }
    List<Doc> docs = new ArrayList<>(arguments.size());
    for (ArgumentSyntax argument : arguments) {
      docs.add(print(argument.value()));
    }
    return Doc.concat(Doc.text("("), Doc.join(docs, Doc.text(", ")), Doc.text(")"));
  }

  private Doc argument(ArgumentSyntax argument) {
    Doc value = print(argument.value());
    return argument.name() == null
        ? value
        : Doc.concat(Words.word(argument.name()), Doc.text(": "), value);
  }

  /** How tightly expressions bind; a higher number binds tighter. */
  static final class Binding {
    static final int ANY = 0;
    static final int CONDITIONAL = 1;
    static final int OR = 2;
    static final int AND = 3;
    static final int IS = 4;
    static final int RELATION = 5;
    static final int SUM = 6;
    static final int PRODUCT = 7;
    static final int UNARY = 8;
    static final int MEMBER = 9;

    private Binding() {}

    static int of(ExpressionSyntax expression) {
      return switch (expression) {
        case ConditionalSyntax _ -> CONDITIONAL;
        case BinarySyntax binary -> of(binary.operator());
        case IsSyntax _ -> IS;
        case UnarySyntax _ -> UNARY;
        case StringSyntax _,
            IntSyntax _,
            DoubleSyntax _,
            DurationSyntax _,
            BoolSyntax _,
            NullSyntax _,
            NameExpressionSyntax _,
            SelectSyntax _,
            IndexSyntax _,
            ApplySyntax _,
            ListSyntax _,
            MapSyntax _,
            ErrorExpressionSyntax _ ->
            MEMBER;
      };
    }

    static int of(BinaryOperator operator) {
      return switch (operator) {
        case OR -> OR;
        case AND -> AND;
        case EQUAL, NOT_EQUAL, LESS, LESS_EQUAL, GREATER, GREATER_EQUAL, IN -> RELATION;
        case ADD, SUBTRACT -> SUM;
        case MULTIPLY, DIVIDE, REMAINDER -> PRODUCT;
      };
    }
  }
}
