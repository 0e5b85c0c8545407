package ai.somagent.soma.json;

import ai.somagent.soma.json.JsonValue.JsonObject;
import ai.somagent.soma.syntax.ArgumentSyntax;
import ai.somagent.soma.syntax.Syntax;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One node of the table: its name, the syntax it stands for, and what it is made of in the order of
 * the text. Rows are made once and not changed after.
 *
 * @param <T> the syntax it stands for
 */
final class NodeRow<T extends Syntax> {
  /** Which slots take a node; one in no family stands only where nothing else can. */
  enum Family {
    FILE,
    EXPRESSION,
    ELEMENT,
    EFFECT,
    CONTROL,
    STATEMENT,
    IMPORT,
    DECLARATION,
    RULE,
    TRIGGER,
    PLAN_NODE,
    TEST_ITEM
  }

  /** A piece of the text of a node. */
  sealed interface Part<T> {}

  record Words<T>(String text) implements Part<T> {}

  /**
   * A member.
   *
   * @param value what the syntax has there, or null where it has nothing
   * @param before text that stands before it when it is there
   * @param otherwise text in its place when it is not
   * @param around the syntax that its documentation and blank line stand before, if it is not
   *     {@code value} that shows them
   */
  record Member<T, V>(
      String name,
      Slot<V> slot,
      Function<T, @Nullable V> value,
      boolean required,
      String before,
      String after,
      String otherwise,
      @Nullable Function<T, ? extends @Nullable Syntax> around)
      implements Part<T> {}

  /** Members whose text depends on one another. */
  record Literal<T>(
      Map<String, Slot<?>> members,
      BiConsumer<T, ObjectNode> write,
      BiConsumer<JsonObject, AstReading> read)
      implements Part<T> {}

  /** Members that exclude one another; {@code needed} when one of them must be there. */
  record Choice(List<String> members, boolean needed) {}

  final String name;
  final Class<T> type;
  final List<Family> families;
  final List<Part<T>> parts = new ArrayList<>();
  final List<Choice> choices = new ArrayList<>();
  final List<String> layout = new ArrayList<>();
  private Predicate<T> when = syntax -> true;

  private NodeRow(String name, Class<T> type, Family... families) {
    this.name = name;
    this.type = type;
    this.families = List.of(families);
    layout.add(AstLayout.AT);
  }

  static <T extends Syntax> NodeRow<T> of(String name, Class<T> type, Family... families) {
    return new NodeRow<>(name, type, families);
  }

  boolean isNamed() {
    return !families.isEmpty();
  }

  boolean isIn(Family family) {
    return families.contains(family);
  }

  boolean stands(T syntax) {
    return when.test(syntax);
  }

  /** Every member that is no layout, in order of the text. */
  Map<String, Slot<?>> members() {
    Map<String, Slot<?>> members = new LinkedHashMap<>();
    for (Part<T> part : parts) {
      switch (part) {
        case Words<T> _ -> {}
        case Member<T, ?> member -> members.put(member.name(), member.slot());
        case Literal<T> literal -> members.putAll(literal.members());
      }
    }
    return members;
  }

  /** The members that may have documentation and a blank line before them. */
  List<String> placedMembers() {
    List<String> names = new ArrayList<>();
    for (Part<T> part : parts) {
      if (part instanceof Member<T, ?> member && member.around() != null) {
        names.add(member.name());
      }
    }
    return names;
  }

  /** The members that are always there, {@code node} included. */
  List<String> required() {
    List<String> names = new ArrayList<>();
    if (isNamed()) {
      names.add("node");
    }
    for (Part<T> part : parts) {
      if (part instanceof Member<T, ?> member && member.required()) {
        names.add(member.name());
      }
    }
    for (Choice choice : choices) {
      if (choice.needed() && choice.members().size() == 1) {
        names.addAll(choice.members());
      }
    }
    return names;
  }

  // ---- how rows are written down
  // ------------------------------------------------------------------

  NodeRow<T> when(Predicate<T> condition) {
    when = condition;
    return this;
  }

  /** May have documentation and a blank line before it. */
  NodeRow<T> laidOut() {
    layout.add(AstLayout.DOC);
    layout.add(AstLayout.GAP);
    return this;
  }

  NodeRow<T> with(String layoutMember) {
    layout.add(layoutMember);
    return this;
  }

  NodeRow<T> without(String layoutMember) {
    layout.remove(layoutMember);
    return this;
  }

  NodeRow<T> words(String text) {
    parts.add(new Words<>(text));
    return this;
  }

  /** A member that is always there: what {@code value} gives is null for no sound text. */
  <V> NodeRow<T> has(String member, Slot<V> slot, Function<T, @Nullable V> value) {
    parts.add(new Member<>(member, slot, value, true, "", "", "", null));
    return this;
  }

  <V> NodeRow<T> maybe(
      String before, String member, Slot<V> slot, Function<T, @Nullable V> value, String after) {
    parts.add(new Member<>(member, slot, value, false, before, after, "", null));
    return this;
  }

  <V> NodeRow<T> maybe(String before, String member, Slot<V> slot, Function<T, @Nullable V> value) {
    return maybe(before, member, slot, value, "");
  }

  /** A list between {@code before} and {@code after}, which stand even when it is empty. */
  <V> NodeRow<T> list(
      String before, String member, Slot<List<V>> slot, Function<T, List<V>> value, String after) {
    String otherwise = before + after;
    Function<T, @Nullable List<V>> filled = filled(value);
    parts.add(new Member<>(member, slot, filled, false, before, after, otherwise, null));
    return this;
  }

  /** A list that, when it is empty, leaves no text. */
  <V> NodeRow<T> some(
      String before, String member, Slot<List<V>> slot, Function<T, List<V>> value, String after) {
    parts.add(new Member<>(member, slot, filled(value), false, before, after, "", null));
    return this;
  }

  /** Named arguments; parentheses stand even without any. */
  NodeRow<T> arguments(Function<T, List<ArgumentSyntax>> value) {
    Function<T, @Nullable List<ArgumentSyntax>> filled = filled(value);
    parts.add(new Member<>("args", Slots.ARGUMENTS, filled, false, "", "", "()", null));
    return this;
  }

  private static <T, V> Function<T, @Nullable List<V>> filled(Function<T, List<V>> value) {
    return syntax -> {
      List<V> list = value.apply(syntax);
      return list.isEmpty() ? null : list;
    };
  }

  /** A part of the declaration with a place of its own, such as {@code input}. */
  <P extends Syntax, V> NodeRow<T> section(
      String before,
      String member,
      Function<T, @Nullable P> section,
      Slot<V> slot,
      Function<P, V> value,
      String after) {
    Function<T, @Nullable V> read =
        syntax -> {
          P found = section.apply(syntax);
          return found == null ? null : value.apply(found);
        };
    parts.add(new Member<>(member, slot, read, false, before, after, "", section));
    return this;
  }

  NodeRow<T> literal(
      Map<String, Slot<?>> members,
      BiConsumer<T, ObjectNode> write,
      BiConsumer<JsonObject, AstReading> read) {
    parts.add(new Literal<>(members, write, read));
    return this;
  }

  NodeRow<T> oneOf(String... members) {
    choices.add(new Choice(List.of(members), true));
    return this;
  }

  NodeRow<T> atMostOneOf(String... members) {
    choices.add(new Choice(List.of(members), false));
    return this;
  }
}
