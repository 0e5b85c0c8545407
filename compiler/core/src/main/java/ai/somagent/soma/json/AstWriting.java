package ai.somagent.soma.json;

import ai.somagent.soma.json.NodeRow.Literal;
import ai.somagent.soma.json.NodeRow.Member;
import ai.somagent.soma.json.NodeRow.Words;
import ai.somagent.soma.source.LineMap;
import ai.somagent.soma.source.Span;
import ai.somagent.soma.syntax.ParsedFile;
import ai.somagent.soma.syntax.Syntax;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** The walk over the table that turns a syntax tree into JSON. */
final class AstWriting {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final @Nullable SourceLayout layout;
  private final LineMap lines;
  private int depth;

  AstWriting(ParsedFile file, boolean withLayout) {
    this.layout = withLayout ? new SourceLayout(file) : null;
    this.lines = file.source().lines();
  }

  /** Whether layout members are wanted. */
  boolean hasLayout() {
    return layout != null;
  }

  <T extends Syntax> ObjectNode node(NodeRow<T> row, T syntax) {
    enter(syntax.span());
    ObjectNode json = JSON.objectNode();
    if (row.isNamed()) {
      json.put("node", row.name);
    }
    ObjectNode around = JSON.objectNode();
    for (NodeRow.Part<T> part : row.parts) {
      switch (part) {
        case Words<T> _ -> {}
        case Member<T, ?> member -> member(member, syntax, json, around);
        case Literal<T> literal -> literal.write().accept(syntax, json);
      }
    }
    finish(row, syntax, json, around);
    leave();
    return json;
  }

  /** One object or list deeper. */
  void enter(Span span) {
    // A place in `at` is one deeper.
    if (++depth >= JsonParsing.MAX_DEPTH) {
      throw new NotExpressibleException(span, "this is nested too deep for JSON");
    }
  }

  void leave() {
    depth--;
  }

  private <T, V> void member(Member<T, V> member, T syntax, ObjectNode json, ObjectNode around) {
    V value = member.value().apply(syntax);
    if (value == null) {
      return;
    }
    json.set(member.name(), member.slot().write(value, this));
    if (member.around() != null) {
      Syntax place = member.around().apply(syntax);
      ObjectNode own = JSON.objectNode();
      layout(place == null ? new Span(0, 0) : place.span(), own);
      if (!own.isEmpty()) {
        around.set(member.name(), own);
      }
    }
  }

  private void finish(NodeRow<?> row, Syntax syntax, ObjectNode json, ObjectNode around) {
    if (layout == null) {
      json.remove(AstLayout.BLOCK);
      json.remove(AstLayout.HEX);
      return;
    }
    if (!around.isEmpty()) {
      json.set(AstLayout.AROUND, around);
    }
    if (row.layout.contains(AstLayout.AT)) {
      Span span = syntax.span();
      json.putArray(AstLayout.AT)
          .add(lines.line(span.start()) + 1)
          .add(lines.column(span.start()) + 1)
          .add(lines.line(span.end()) + 1)
          .add(lines.column(span.end()) + 1);
    }
  }

  /** Adds the documentation and the blank line that stand before {@code span}. */
  void layout(Span span, ObjectNode json) {
    if (layout == null) {
      return;
    }
    String doc = layout.documentation(span.start());
    if (doc != null) {
      json.put(AstLayout.DOC, doc);
    }
    if (layout.hasGap(span.start())) {
      json.put(AstLayout.GAP, true);
    }
  }
}
