package ai.somagent.soma.lower;

import ai.somagent.soma.checked.CheckedExpression;
import ai.somagent.soma.checked.CheckedExpression.BinaryChecked;
import ai.somagent.soma.checked.CheckedExpression.BuiltinChecked;
import ai.somagent.soma.checked.CheckedExpression.ConditionalChecked;
import ai.somagent.soma.checked.CheckedExpression.ConstructChecked;
import ai.somagent.soma.checked.CheckedExpression.EnumCaseChecked;
import ai.somagent.soma.checked.CheckedExpression.ErrorChecked;
import ai.somagent.soma.checked.CheckedExpression.FunctionChecked;
import ai.somagent.soma.checked.CheckedExpression.IndexChecked;
import ai.somagent.soma.checked.CheckedExpression.InputChecked;
import ai.somagent.soma.checked.CheckedExpression.InterpolationChecked;
import ai.somagent.soma.checked.CheckedExpression.IsChecked;
import ai.somagent.soma.checked.CheckedExpression.ListChecked;
import ai.somagent.soma.checked.CheckedExpression.LiteralChecked;
import ai.somagent.soma.checked.CheckedExpression.LocalChecked;
import ai.somagent.soma.checked.CheckedExpression.MacroChecked;
import ai.somagent.soma.checked.CheckedExpression.MapChecked;
import ai.somagent.soma.checked.CheckedExpression.RunChecked;
import ai.somagent.soma.checked.CheckedExpression.SelectChecked;
import ai.somagent.soma.checked.CheckedExpression.UnaryChecked;
import ai.somagent.soma.checked.CheckedExpression.UnionCaseChecked;
import ai.somagent.soma.checked.CheckedExpression.WidenChecked;
import ai.somagent.soma.checked.LocalSymbol;
import ai.somagent.soma.checked.SomaType;
import ai.somagent.soma.checked.SomaType.OptionalType;
import ai.somagent.soma.type.Assignability;
import java.time.Duration;
import java.util.SortedSet;
import java.util.TreeSet;

/** Writes one expression. Use once. */
final class CelPrinter {
  /** How tightly a form binds; what binds less than its place asks for is put in parentheses. */
  static final int ANY = 0;

  static final int CHOICE = 1;
  static final int UNARY = 6;
  static final int MEMBER = 7;

  private final SlotNames slots;
  private final StringBuilder out = new StringBuilder();
  private final SortedSet<String> reads = new TreeSet<>();
  private final OperatorPrinter operators = new OperatorPrinter(this);
  private final CallPrinter calls = new CallPrinter(this);
  private final CollectionPrinter collections = new CollectionPrinter(this);
  private int variables;

  CelPrinter(SlotNames slots) {
    this.slots = slots;
  }

  String text() {
    return out.toString();
  }

  SortedSet<String> reads() {
    return reads;
  }

  CelPrinter append(String text) {
    out.append(text);
    return this;
  }

  /** A variable that nothing else in this expression is called. */
  String freshVariable() {
    variables++;
    return "_" + variables;
  }

  /** Prints so that the form binds at least as tightly as {@code least}. */
  void print(CheckedExpression expression, int least, LocalNames names) {
    boolean wrap = Precedence.of(expression, names) < least;
    if (wrap) {
      out.append('(');
    }
    printBare(expression, names);
    if (wrap) {
      out.append(')');
    }
  }

  /** What {@link #print} would write. */
  String piece(CheckedExpression expression, LocalNames names) {
    int start = out.length();
    print(expression, ANY, names);
    String text = out.substring(start);
    out.setLength(start);
    return text;
  }

  private void printBare(CheckedExpression expression, LocalNames names) {
    switch (expression) {
      case LiteralChecked literal -> literal(literal);
      case LocalChecked local -> local(local, names);
      case InputChecked input -> input(input);
      case RunChecked run -> run(run);
      case EnumCaseChecked one -> out.append(CelText.quoted(one.caseName()));
      case ConstructChecked record -> dynamic(record, names);
      case UnionCaseChecked one -> dynamic(one, names);
      case SelectChecked select -> select(select, names);
      case IndexChecked index -> index(index, names);
      case UnaryChecked unary -> operators.unary(unary, names);
      case BinaryChecked binary -> operators.binary(binary, names);
      case ConditionalChecked conditional -> operators.conditional(conditional, names);
      case IsChecked is -> operators.is(is, names);
      case ListChecked list -> collections.list(list, false, names);
      case MapChecked map -> collections.map(map, false, names);
      case InterpolationChecked text -> operators.interpolation(text, names);
      case BuiltinChecked call when call.function().startsWith("run.") -> derived(call, names);
      case BuiltinChecked call -> calls.builtin(call, names);
      case MacroChecked macro -> calls.macro(macro, names);
      case FunctionChecked call -> calls.function(call, names);
      case WidenChecked widen -> widen(widen, names);
      case ErrorChecked error ->
          throw new IllegalStateException("lowering an expression that was refused");
    }
  }

  /** Prints where CEL's checker compares the type with nothing: {@code dyn} is left out. */
  void printLoose(CheckedExpression expression, LocalNames names) {
    switch (expression) {
      case WidenChecked widen when isJson(widen.type()) && !isOptional(widen.value()) ->
          printLoose(widen.value(), names);
      case ConstructChecked record -> collections.fields(null, record.fields(), names);
      case UnionCaseChecked one -> collections.fields(one.caseName(), one.fields(), names);
      case ListChecked list -> collections.list(list, true, names);
      case MapChecked map -> collections.map(map, true, names);
      default -> print(expression, ANY, names);
    }
  }

  static boolean isOptional(CheckedExpression expression) {
    return expression.type() instanceof OptionalType;
  }

  static boolean isJson(SomaType type) {
    return Assignability.isScalar(type, SomaType.Scalar.JSON);
  }

  private void literal(LiteralChecked literal) {
    switch (literal.value()) {
      case null -> out.append(isJson(literal.type()) ? "null" : "optional.none()");
      case String text -> out.append(CelText.quoted(text));
      case Duration duration -> out.append(CelText.duration(duration));
      case Object plain -> out.append(plain);
    }
  }

  private void local(LocalChecked local, LocalNames names) {
    LocalSymbol symbol = local.symbol();
    switch (names.find(symbol)) {
      case LocalNames.Variable variable -> out.append(variable.name());
      case LocalNames.Argument argument -> {
        boolean narrowed = isNarrowed(local);
        print(argument.value(), narrowed ? MEMBER : ANY, argument.names());
      }
      case null -> {
        String slot = slots.slot(symbol);
        reads.add(slot);
        out.append(slot);
      }
    }
    if (isNarrowed(local)) {
      out.append(".value()");
    }
  }

  static boolean isNarrowed(LocalChecked local) {
    return local.symbol().type() instanceof OptionalType && !isOptional(local);
  }

  private void input(InputChecked input) {
    reads.add("input");
    out.append("input").append(CelText.field(input.field(), isOptional(input)));
  }

  private void run(RunChecked run) {
    reads.add("run");
    out.append("run");
    for (String part : run.member().split("\\.")) {
      out.append(CelText.field(part, false));
    }
  }

  /** {@code run.uuid("name", [keys])}; keys are joined as text. */
  void derived(BuiltinChecked call, LocalNames names) {
    reads.add("run");
    out.append(call.function()).append('(');
    print(call.arguments().getFirst(), ANY, names);
    out.append(", [");
    for (int i = 1; i < call.arguments().size(); i++) {
      out.append(i > 1 ? ", " : "");
      operators.text(call.arguments().get(i), names);
    }
    out.append("])");
  }

  private void dynamic(CheckedExpression built, LocalNames names) {
    out.append("dyn(");
    printLoose(built, names);
    out.append(')');
  }

  private void select(SelectChecked select, LocalNames names) {
    print(select.target(), MEMBER, names);
    boolean mayMiss = select.maybe() || select.declared() instanceof OptionalType;
    boolean shown = mayMiss && !isOptional(select);
    boolean through = isOptional(select.target());
    out.append(CelText.field(select.field(), mayMiss && (!shown || through)));
    if (shown && through) {
      out.append(".value()");
    }
  }

  private void index(IndexChecked index, LocalNames names) {
    print(index.target(), MEMBER, names);
    out.append(index.maybe() ? "[?" : "[");
    print(index.index(), ANY, names);
    out.append(']');
    flatten(index.maybe() && holdsAbsent(Assignability.withoutOptional(index.target().type())));
  }

  /** Makes one optional of one in another. */
  void flatten(boolean nested) {
    if (nested) {
      String variable = freshVariable();
      append(".optFlatMap(").append(variable).append(", ").append(variable).append(")");
    }
  }

  /** Whether a list or map holds optionals, and not only what is there. */
  static boolean holdsAbsent(SomaType type) {
    return type instanceof SomaType.ListType list && list.element() instanceof OptionalType
        || type instanceof SomaType.MapType map && map.value() instanceof OptionalType;
  }

  private void widen(WidenChecked widen, LocalNames names) {
    if (isOptional(widen)) {
      out.append("optional.of(");
      print(widen.value(), ANY, names);
      out.append(')');
    } else if (isOptional(widen.value())) {
      print(widen.value(), MEMBER, names);
      out.append(".orValue(null)");
    } else {
      out.append("dyn(");
      printLoose(widen.value(), names);
      out.append(')');
    }
  }
}
