package ai.somagent.soma.json;

import ai.somagent.soma.grammar.SomaWords;
import ai.somagent.soma.json.JsonValue.JsonObject;
import ai.somagent.soma.json.JsonValue.JsonText;
import ai.somagent.soma.json.JsonValue.Place;
import ai.somagent.soma.source.Span;
import ai.somagent.soma.syntax.NameSyntax;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.HashSet;
import java.util.Set;

/** A name, without back-ticks. */
final class NameSlot implements Slot<NameSyntax> {
  /** What back-ticks may hold. */
  static final String QUOTABLE = "[A-Za-z0-9_./ -]+";

  static final String PLAIN = "[A-Za-z_][A-Za-z0-9_]*";

  /** Words that mean something in some place; back-ticks take the meaning from them everywhere. */
  private static final Set<String> WORDS = words();

  private static Set<String> words() {
    Set<String> words = new HashSet<>(SomaWords.RESERVED);
    words.addAll(SomaWords.CONTEXTUAL);
    return Set.copyOf(words);
  }

  @Override
  public JsonNode write(NameSyntax name, AstWriting writing) {
    return TextNode.valueOf(name.text());
  }

  @Override
  public void read(JsonValue json, JsonObject owner, AstReading reading) {
    if (json instanceof JsonText text) {
      append(text.value(), json.place(), json.place().span(), reading);
    } else {
      reading.problems.wrongType(json, "a name as a string");
    }
  }

  static void append(String name, Place place, Span span, AstReading reading) {
    if (!name.matches(QUOTABLE)) {
      reading.problems.badName(place, span, name);
    } else if (name.matches(PLAIN) && !WORDS.contains(name)) {
      reading.append(name);
    } else {
      reading.append("`" + name + "`");
    }
  }

  @Override
  public ObjectNode schema() {
    return AstLayoutRules.reference("name");
  }

  static void define(ObjectNode definitions) {
    ObjectNode name = definitions.putObject("name");
    name.put("description", "A name; back-ticks are not written.");
    name.put("type", "string").put("pattern", "^" + QUOTABLE + "$");
  }
}
