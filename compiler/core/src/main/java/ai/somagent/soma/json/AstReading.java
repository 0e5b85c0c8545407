package ai.somagent.soma.json;

import ai.somagent.soma.json.JsonValue.JsonArray;
import ai.somagent.soma.json.JsonValue.JsonFlag;
import ai.somagent.soma.json.JsonValue.JsonObject;
import ai.somagent.soma.json.JsonValue.JsonText;
import ai.somagent.soma.json.JsonValue.Place;
import ai.somagent.soma.json.NodeRow.Choice;
import ai.somagent.soma.json.NodeRow.Literal;
import ai.somagent.soma.json.NodeRow.Member;
import ai.somagent.soma.json.NodeRow.Words;
import ai.somagent.soma.source.Span;
import ai.somagent.soma.syntax.Syntax;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The walk over the table that turns JSON into Soma text. */
final class AstReading {
  /** Text longer than this is no file, whatever follows. */
  private static final int MAX_TEXT = 4 * 1024 * 1024;

  final AstProblems problems;
  private final StringBuilder text = new StringBuilder();
  private final List<AstPlaces.Mark> marks = new ArrayList<>();

  AstReading(AstProblems problems) {
    this.problems = problems;
  }

  String text() {
    return text.toString();
  }

  AstPlaces places() {
    return new AstPlaces(marks);
  }

  /** Appends {@code part}; what is too long for any file is cut, and the parser will say so. */
  void append(String part) {
    if (text.length() <= MAX_TEXT) {
      text.append(part);
    }
  }

  /** Remembers that the text from {@code start} on came from {@code place}. */
  void mark(int start, Place place) {
    marks.add(new AstPlaces.Mark(new Span(start, text.length()), place));
  }

  int position() {
    return text.length();
  }

  /** Reads one node whose row is known. */
  <T extends Syntax> void node(NodeRow<T> row, JsonObject object) {
    checkMembers(row, object);
    int start = text.length();
    for (NodeRow.Part<T> part : row.parts) {
      switch (part) {
        case Words<T> words -> append(words.text());
        case Member<T, ?> member -> member(row, member, object);
        case Literal<T> literal -> literal.read().accept(object, this);
      }
    }
    mark(start, object.place());
  }

  private void member(NodeRow<?> row, Member<?, ?> member, JsonObject object) {
    JsonValue value = object.get(member.name());
    if (value == null) {
      append(member.otherwise());
      if (member.required()) {
        problems.missingMember(object.place(), described(row), member.name());
      }
      return;
    }
    if (member.around() != null && object.get(AstLayout.AROUND) instanceof JsonObject around) {
      if (around.get(member.name()) instanceof JsonObject layout) {
        layout(layout);
      }
    }
    append(member.before());
    value(member.slot(), value, object);
    append(member.after());
  }

  void value(Slot<?> slot, JsonValue value, JsonObject owner) {
    int start = text.length();
    slot.read(value, owner, this);
    mark(start, value.place());
  }

  /** How messages call a node. */
  static String described(NodeRow<?> row) {
    String article = "AEIOU".indexOf(row.name.charAt(0)) >= 0 ? "an" : "a";
    return article + " `" + row.name + "` node";
  }

  private void checkMembers(NodeRow<?> row, JsonObject object) {
    Map<String, Slot<?>> known = row.members();
    for (Map.Entry<String, JsonValue> member : object.members().entrySet()) {
      String name = member.getKey();
      if (row.layout.contains(name)) {
        AstLayoutRules.check(name, member.getValue(), row, problems);
      } else if (name.equals("node")) {
        checkNode(row, member.getValue());
      } else if (!known.containsKey(name)) {
        List<String> all = new ArrayList<>(known.keySet());
        all.addAll(row.layout);
        problems.unknownMember(member.getValue(), name, described(row), all);
      }
    }
    row.choices.forEach(choice -> checkChoice(row, choice, object));
  }

  private void checkNode(NodeRow<?> row, JsonValue value) {
    if (!(value instanceof JsonText text)) {
      problems.wrongType(value, "a string");
    } else if (!text.value().equals(row.name)) {
      problems.unknownNode(text, List.of(row.name), AstTable.names());
    }
  }

  private void checkChoice(NodeRow<?> row, Choice choice, JsonObject object) {
    List<String> present = choice.members().stream().filter(object::has).toList();
    if (present.size() > 1) {
      problems.memberChoice(
          object.place(),
          described(row) + " has only one of " + AstProblems.listed(choice.members()));
    } else if (present.isEmpty() && choice.needed() && choice.members().size() == 1) {
      problems.missingMember(object.place(), described(row), choice.members().getFirst());
    } else if (present.isEmpty() && choice.needed()) {
      problems.memberChoice(
          object.place(), described(row) + " needs one of " + AstProblems.listed(choice.members()));
    }
  }

  /** Appends the documentation and the blank line that stand before {@code object}. */
  void layout(JsonObject object) {
    if (object.get(AstLayout.GAP) instanceof JsonFlag gap && gap.value()) {
      append("\n\n");
    }
    if (object.get(AstLayout.DOC) instanceof JsonText doc) {
      append("\n");
      doc.value().lines().forEach(line -> append("/// " + line + "\n"));
      if (doc.value().isEmpty()) {
        append("///\n");
      }
    }
  }

  /** The items of {@code value}, or none after saying that it is no list. */
  List<JsonValue> items(JsonValue value) {
    if (value instanceof JsonArray array) {
      return array.items();
    }
    problems.wrongType(value, "a list");
    return List.of();
  }
}
