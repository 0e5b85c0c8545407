package ai.somagent.soma.json;

import static ai.somagent.soma.json.NodeRow.Family.ELEMENT;
import static ai.somagent.soma.json.NodeRow.Family.EXPRESSION;

import ai.somagent.soma.syntax.ArgumentSyntax;
import ai.somagent.soma.syntax.BinaryOperator;
import ai.somagent.soma.syntax.ExpressionSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.ApplySyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.BinarySyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.BoolSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.ConditionalSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.DoubleSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.DurationSyntax;
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
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rows of expressions. */
final class ExpressionRows {
  private static final Slot<BinaryOperator> INFIX =
      new ChoiceSlot<>(
          Stream.of(BinaryOperator.values()).map(BinaryOperator::symbol).toList(),
          BinaryOperator::symbol);

  private static final Slot<UnaryOperator> PREFIX =
      new ChoiceSlot<>(
          Stream.of(UnaryOperator.values()).map(UnaryOperator::symbol).toList(),
          UnaryOperator::symbol);

  private static final PatternSlot DURATION =
      new PatternSlot("([0-9]([0-9_]*[0-9])?(ms|s|m|h|d))+", "a duration such as `1h30m`");

  private static final Slot<Boolean> BOOL = new FlagSlot("true", "false");

  private ExpressionRows() {}

  static List<NodeRow<?>> rows() {
    return Stream.of(literals(), chains(), operators(), collections())
        .flatMap(List::stream)
        .toList();
  }

  private static List<NodeRow<?>> literals() {
    return List.of(
        NodeRow.of("Int", IntSyntax.class, EXPRESSION)
            .with(AstLayout.HEX)
            .literal(
                Map.of("value", LiteralText.intSlot()), LiteralText::writeInt, LiteralText::readInt)
            .oneOf("value"),
        NodeRow.of("Double", DoubleSyntax.class, EXPRESSION)
            .has("value", LiteralText.DOUBLE, number -> number),
        NodeRow.of("Duration", DurationSyntax.class, EXPRESSION)
            .has("value", DURATION, DurationSyntax::text),
        NodeRow.of("Bool", BoolSyntax.class, EXPRESSION).has("value", BOOL, BoolSyntax::value),
        NodeRow.of("Null", NullSyntax.class, EXPRESSION).words("null"),
        NodeRow.of("String", StringSyntax.class, EXPRESSION)
            .with(AstLayout.BLOCK)
            .maybe("", StringForm.VALUE, StringForm.VALUE_SLOT, s -> s.isConstant() ? s : null)
            .maybe("", StringForm.PARTS, StringForm.PARTS_SLOT, s -> s.isConstant() ? null : s)
            .oneOf(StringForm.VALUE, StringForm.PARTS)
            .literal(
                Map.of(),
                (string, json) -> {
                  if (StringForm.isBlock(string)) {
                    json.put(AstLayout.BLOCK, true);
                  }
                },
                (json, reading) -> {}),
        NodeRow.of("Name", NameExpressionSyntax.class, EXPRESSION)
            .has("name", Slots.NAME, NameExpressionSyntax::name));
  }

  private static @Nullable Boolean set(boolean flag) {
    return flag ? Boolean.TRUE : null;
  }

  private static List<NodeRow<?>> chains() {
    return List.of(
        NodeRow.of("Select", SelectSyntax.class, EXPRESSION)
            .has("target", OperandSlot.TARGET, SelectSyntax::target)
            .words(".")
            .maybe("", "maybe", new FlagSlot("?", ""), select -> set(select.maybe()))
            .has("name", Slots.NAME, SelectSyntax::name),
        NodeRow.of("Index", IndexSyntax.class, EXPRESSION)
            .has("target", OperandSlot.TARGET, IndexSyntax::target)
            .words("[")
            .maybe("", "maybe", new FlagSlot("?", ""), index -> set(index.maybe()))
            .has("index", Slots.EXPRESSION, IndexSyntax::index)
            .words("]"),
        NodeRow.of("Apply", ApplySyntax.class, EXPRESSION)
            .maybe("", "target", OperandSlot.TARGET, ApplySyntax::target, ".")
            .has("function", Slots.NAME, ApplySyntax::function)
            .some(
                "(",
                "args",
                ListSlot.inline(Slots.EXPRESSION, ", "),
                ExpressionRows::positional,
                ")")
            .some("", "named", Slots.ARGUMENTS, ExpressionRows::named, "")
            .literal(Map.of(), (apply, json) -> {}, ExpressionRows::noArguments)
            .atMostOneOf("args", "named"));
  }

  private static boolean isPositional(ApplySyntax apply) {
    return apply.arguments().stream().allMatch(argument -> argument.name() == null);
  }

  private static List<ExpressionSyntax> positional(ApplySyntax apply) {
    return isPositional(apply)
        ? apply.arguments().stream().map(ArgumentSyntax::value).toList()
        : List.of();
  }

  private static List<ArgumentSyntax> named(ApplySyntax apply) {
    return isPositional(apply) ? List.of() : apply.arguments();
  }

  private static void noArguments(JsonValue.JsonObject apply, AstReading reading) {
    reading.append(apply.has("args") || apply.has("named") ? "" : "()");
  }

  private static List<NodeRow<?>> operators() {
    return List.of(
        NodeRow.of("Unary", UnarySyntax.class, EXPRESSION)
            .has("op", PREFIX, UnarySyntax::operator)
            .has("operand", OperandSlot.PREFIXED, UnarySyntax::operand),
        NodeRow.of("Binary", BinarySyntax.class, EXPRESSION)
            .has("left", OperandSlot.LEFT, BinarySyntax::left)
            .words(" ")
            .has("op", INFIX, BinarySyntax::operator)
            .words(" ")
            .has("right", OperandSlot.RIGHT, BinarySyntax::right),
        NodeRow.of("Is", IsSyntax.class, EXPRESSION)
            .has("value", OperandSlot.LEFT, IsSyntax::value)
            .words(" is ")
            .has("case", Slots.PATH, IsSyntax::caseName),
        NodeRow.of("Cond", ConditionalSyntax.class, EXPRESSION)
            .has("condition", OperandSlot.CHOSEN, ConditionalSyntax::condition)
            .words(" ? ")
            .has("then", OperandSlot.CHOSEN, ConditionalSyntax::then)
            .words(" : ")
            .has("else", OperandSlot.LAST_CHOICE, ConditionalSyntax::otherwise));
  }

  private static List<NodeRow<?>> collections() {
    return List.of(
        NodeRow.of("List", ListSyntax.class, EXPRESSION)
            .list("[", "items", ListSlot.inline(Slots.ELEMENT, ", "), ListSyntax::elements, "]"),
        NodeRow.of("Maybe", ListElementSyntax.class, ELEMENT)
            .words("?")
            .has("value", Slots.EXPRESSION, ListElementSyntax::value),
        NodeRow.of("Map", MapSyntax.class, EXPRESSION)
            .list(
                "{",
                "entries",
                ListSlot.inline(new RowSlot<>("MapEntry"), ", "),
                MapSyntax::entries,
                "}"),
        NodeRow.of("MapEntry", MapEntrySyntax.class)
            .maybe("", "maybe", new FlagSlot("?", ""), entry -> set(entry.maybe()))
            .words("(")
            .has("key", Slots.EXPRESSION, ExpressionRows::key)
            .words("): ")
            .has("value", Slots.EXPRESSION, MapEntrySyntax::value));
  }

  /** A bare word as key is an error of a later phase, and JSON would mend it. */
  private static ExpressionSyntax key(MapEntrySyntax entry) {
    int start = entry.span().start() + (entry.maybe() ? 1 : 0);
    if (entry.key() instanceof NameExpressionSyntax && entry.key().span().start() == start) {
      throw new NotExpressibleException(
          entry.key().span(), "JSON has no place for a bare word as the key of a map");
    }
    return entry.key();
  }
}
