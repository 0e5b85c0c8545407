package ai.somagent.soma.label;

import ai.somagent.soma.checked.CheckedArgument;
import ai.somagent.soma.checked.CheckedChildren;
import ai.somagent.soma.checked.CheckedExpression;
import ai.somagent.soma.checked.CheckedExpression.BinaryChecked;
import ai.somagent.soma.checked.CheckedExpression.ConstructChecked;
import ai.somagent.soma.checked.CheckedExpression.FunctionChecked;
import ai.somagent.soma.checked.CheckedExpression.InputChecked;
import ai.somagent.soma.checked.CheckedExpression.ListChecked;
import ai.somagent.soma.checked.CheckedExpression.LocalChecked;
import ai.somagent.soma.checked.CheckedExpression.MacroChecked;
import ai.somagent.soma.checked.CheckedExpression.MapChecked;
import ai.somagent.soma.checked.CheckedExpression.SelectChecked;
import ai.somagent.soma.checked.CheckedExpression.UnionCaseChecked;
import ai.somagent.soma.checked.FieldSymbol;
import ai.somagent.soma.checked.Label;
import ai.somagent.soma.checked.LocalSymbol;
import ai.somagent.soma.checked.SomaType;
import java.util.List;
import java.util.Set;

/**
 * The labels of expressions: an expression carries those of all its parts; reading a field adds
 * what its declaration says; a construction keeps back what its fields declare.
 */
final class ExpressionLabels {
  /** That there is a value tells nobody what it is; but whoever can be trusted less chose that. */
  private static final Set<Label> PRESENCE_HIDES = Set.of(Label.SECRET, Label.PII);

  private final List<FieldSymbol> input;
  private final LabelState state;
  private final SecretUses secrets;
  private final FunctionLabels functions;

  /**
   * @param input the fields of the run's argument
   * @param secrets told of everything done with a secret that is not allowed
   */
  ExpressionLabels(
      List<FieldSymbol> input, LabelState state, SecretUses secrets, FunctionLabels functions) {
    this.input = input;
    this.state = state;
    this.secrets = secrets;
    this.functions = functions;
  }

  /** The labels of {@code value} where {@code type} is wanted. */
  LabelSet into(CheckedExpression value, SomaType type) {
    LabelSet labels = of(value);
    boolean turnsToJson = TypeLabels.holdsJson(type) && !value.type().equals(type);
    return turnsToJson ? labels.plus(TypeLabels.inside(value.type(), value.span())) : labels;
  }

  /** The labels of {@code value} and of everything inside it. */
  LabelSet whole(CheckedExpression value) {
    return of(value).plus(TypeLabels.inside(value.type(), value.span()));
  }

  /** The labels of {@code value} itself. */
  LabelSet of(CheckedExpression value) {
    return switch (value) {
      case LocalChecked local -> state.of(local.symbol());
      case InputChecked field -> input(field);
      case SelectChecked select -> select(select);
      case ConstructChecked record -> fields(record.fields(), TypeLabels.fields(record.type()));
      case UnionCaseChecked one ->
          fields(one.fields(), TypeLabels.fields(one.symbol(), one.caseName()));
      case ListChecked list -> list(list);
      case MapChecked map -> map(map);
      case BinaryChecked binary -> binary(binary);
      case MacroChecked macro -> macro(macro);
      case FunctionChecked call -> function(call);
      case CheckedExpression.ConditionalChecked choice -> {
        secrets.refuse(of(choice.condition()), choice.condition(), "decides");
        yield parts(choice);
      }
      case CheckedExpression.WidenChecked widen -> into(widen.value(), widen.type());
      case CheckedExpression.InterpolationChecked text ->
          secrets.refuse(parts(text), text, "becomes part of a text");
      case CheckedExpression.IndexChecked index ->
          secrets.refuse(parts(index), index, "is looked into");
      case CheckedExpression.UnaryChecked unary ->
          secrets.refuse(parts(unary), unary, "is computed with");
      case CheckedExpression.IsChecked is -> secrets.refuse(parts(is), is, "is compared");
      case CheckedExpression.BuiltinChecked call -> builtin(call);
      case CheckedExpression.LiteralChecked ignored -> LabelSet.NONE;
      case CheckedExpression.RunChecked run ->
          run.member().equals("checkpoint") ? state.stage() : LabelSet.NONE;
      case CheckedExpression.EnumCaseChecked ignored -> LabelSet.NONE;
      case CheckedExpression.ErrorChecked ignored -> LabelSet.NONE;
    };
  }

  private LabelSet parts(CheckedExpression value) {
    LabelSet all = LabelSet.NONE;
    for (CheckedExpression part : CheckedChildren.of(value)) {
      all = all.plus(of(part));
    }
    return all;
  }

  private LabelSet input(InputChecked read) {
    for (FieldSymbol field : input) {
      if (field.name().equals(read.field())) {
        return LabelSet.of(field.labels(), read.span(), "`input." + read.field() + "` is");
      }
    }
    return LabelSet.NONE;
  }

  private LabelSet select(SelectChecked select) {
    LabelSet target = of(select.target());
    FieldSymbol field = TypeLabels.field(select.target().type(), select.field());
    return field == null || field.labels().isEmpty()
        ? target
        : target.plus(LabelSet.of(field.labels(), select.span(), "`" + field.name() + "` is"));
  }

  /** What the declared fields do not keep. */
  private LabelSet fields(List<CheckedArgument> values, List<FieldSymbol> declared) {
    LabelSet all = LabelSet.NONE;
    for (CheckedArgument value : values) {
      FieldSymbol field = null;
      for (FieldSymbol candidate : declared) {
        field = candidate.name().equals(value.name()) ? candidate : field;
      }
      all =
          all.plus(
              field == null
                  ? of(value.value())
                  : into(value.value(), field.type()).without(field.labels()));
    }
    return all;
  }

  private LabelSet list(ListChecked list) {
    SomaType element = list.type() instanceof SomaType.ListType type ? type.element() : list.type();
    LabelSet all = LabelSet.NONE;
    for (CheckedExpression item : list.elements()) {
      all = all.plus(into(item, element));
    }
    return all;
  }

  private LabelSet map(MapChecked map) {
    SomaType held = map.type() instanceof SomaType.MapType type ? type.value() : map.type();
    LabelSet all = LabelSet.NONE;
    for (CheckedExpression.EntryChecked entry : map.entries()) {
      all = all.plus(of(entry.key())).plus(into(entry.value(), held));
    }
    return all;
  }

  /** Whether what is inside the operands decides. */
  static boolean compares(BinaryChecked binary) {
    return switch (binary.operator()) {
      case EQUAL, NOT_EQUAL, IN -> !isNull(binary.left()) && !isNull(binary.right());
      default -> false;
    };
  }

  /** Whether what is inside the arguments decides. */
  static boolean compares(CheckedExpression.BuiltinChecked call) {
    return switch (call.function()) {
      case "distinct", "sets.contains", "sets.equivalent", "sets.intersects" -> true;
      default -> false;
    };
  }

  private LabelSet binary(BinaryChecked binary) {
    boolean compares = compares(binary);
    if (isNull(binary.left()) || isNull(binary.right())) {
      return parts(binary).without(PRESENCE_HIDES);
    }
    LabelSet both = compares ? whole(binary.left()).plus(whole(binary.right())) : parts(binary);
    return secrets.refuse(both, binary, compares ? "is compared" : "is computed with");
  }

  private static boolean isNull(CheckedExpression value) {
    return value instanceof CheckedExpression.WidenChecked widen
        ? isNull(widen.value())
        : value.type() == SomaType.NullType.NULL
            || value instanceof CheckedExpression.LiteralChecked literal && literal.value() == null;
  }

  private LabelSet builtin(CheckedExpression.BuiltinChecked call) {
    LabelSet parts = parts(call);
    return switch (call.function()) {
      case "has", "hasValue" -> parts.without(PRESENCE_HIDES);
      case "or", "orValue", "value" -> parts;
      default ->
          compares(call)
              ? secrets.refuse(wholeParts(call), call, "is compared")
              : secrets.refuse(parts, call, "is computed with");
    };
  }

  private LabelSet wholeParts(CheckedExpression.BuiltinChecked call) {
    LabelSet all = LabelSet.NONE;
    for (CheckedExpression part : call.arguments()) {
      all = all.plus(whole(part));
    }
    return all;
  }

  private LabelSet macro(MacroChecked macro) {
    LabelSet range = of(macro.range());
    for (LocalSymbol variable : macro.variables()) {
      state.add(variable, range);
    }
    return secrets.refuse(parts(macro), macro, "is computed with");
  }

  private LabelSet function(FunctionChecked call) {
    FunctionLabels.Summary summary = functions.of(call.function());
    LabelSet all =
        summary.own().isEmpty()
            ? LabelSet.NONE
            : LabelSet.of(
                summary.own(), call.span(), "what `" + call.function().name() + "` gives is");
    for (int i = 0; i < call.arguments().size(); i++) {
      LocalSymbol parameter = call.function().parameters().get(i);
      LabelSet argument = into(call.arguments().get(i), parameter.type());
      if (!argument.isEmpty() && !parameter.labels().containsAll(SecretUses.SECRET)) {
        String what = "goes into `" + call.function().name() + "`, which declares no secret";
        argument = secrets.refuse(argument, call.arguments().get(i), what);
      }
      all = summary.uses(i) ? all.plus(argument) : all;
    }
    return all;
  }
}
