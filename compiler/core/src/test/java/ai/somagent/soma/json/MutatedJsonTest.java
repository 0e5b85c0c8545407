package ai.somagent.soma.json;

import static org.assertj.core.api.Assertions.assertThat;

import ai.somagent.soma.corpus.CorpusCase;
import ai.somagent.soma.format.Formatter;
import ai.somagent.soma.json.JsonAst.Layout;
import ai.somagent.soma.source.SourceText;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The reader and the schema agree about what is wrong, because both come from one table. */
class MutatedJsonTest {
  private static final int PER_FILE = 25;

  /** What the reader says about the form; the rest is said by the parser about the text. */
  private static final Set<JsonCode> FORM =
      Set.of(
          JsonCode.UNKNOWN_NODE,
          JsonCode.UNKNOWN_MEMBER,
          JsonCode.MISSING_MEMBER,
          JsonCode.WRONG_TYPE,
          JsonCode.BAD_NAME,
          JsonCode.BAD_VALUE,
          JsonCode.MEMBER_CHOICE);

  private static final List<JsonNode> REPLACEMENTS =
      List.of(
          NullNode.instance,
          BooleanNode.TRUE,
          LongNode.valueOf(-7),
          LongNode.valueOf(7),
          TextNode.valueOf("Call"),
          TextNode.valueOf("a\"; b"),
          JsonNodeFactory.instance.arrayNode(),
          JsonNodeFactory.instance.objectNode(),
          JsonNodeFactory.instance.objectNode().put("expr", "a + 1"),
          JsonNodeFactory.instance.objectNode().put("node", "Null"));

  @Test
  void mutatedJson_isRefusedByReaderAndSchemaAlike() {
    Random random = new Random(11);
    int refused = 0;
    int mutants = 0;
    for (CorpusCase c : RoundTripTest.sound()) {
      ObjectNode json = JsonAst.write(RoundTrip.parse(c.source().text()), Layout.FULL).json();
      for (int i = 0; json != null && i < PER_FILE; i++) {
        refused += judge(mutant(json, random)) ? 1 : 0;
        mutants++;
      }
    }
    assertThat(mutants).isGreaterThan(1_000);
    assertThat(refused).isBetween(mutants / 2, mutants);
  }

  private static boolean judge(ObjectNode mutant) {
    String text = mutant.toString();
    JsonProgram program = JsonAst.read(new SourceText("main.json", text));
    boolean valid = AstSchemas.errors(text).isEmpty();
    boolean formed =
        program.problems().stream().noneMatch(p -> FORM.contains(p.diagnostic().code()));
    assertThat(formed).as(() -> mutant.toPrettyString() + program.problems()).isEqualTo(valid);
    for (JsonProblem problem : program.problems()) {
      assertThat(mutant.at(JsonPointer.compile(problem.pointer())).isMissingNode()).isFalse();
      assertThat(problem.diagnostic().span().end()).isLessThanOrEqualTo(text.length());
    }
    if (program.problems().isEmpty()) {
      assertThat(Formatter.format(program.file())).isNotEmpty();
    }
    return !valid;
  }

  private static ObjectNode mutant(ObjectNode json, Random random) {
    ObjectNode copy = json.deepCopy();
    List<JsonNode> containers = new ArrayList<>();
    collect(copy, containers);
    JsonNode container = containers.get(random.nextInt(containers.size()));
    JsonNode replacement = REPLACEMENTS.get(random.nextInt(REPLACEMENTS.size()));
    int what = random.nextInt(10);
    if (container instanceof ObjectNode object) {
      List<String> names = new ArrayList<>();
      object.fieldNames().forEachRemaining(names::add);
      String name = names.get(random.nextInt(names.size()));
      switch (what) {
        case 0, 1 -> object.remove(name);
        case 2 -> object.set("surprise", replacement);
        case 3 -> object.set(name + "x", object.remove(name));
        default -> object.set(name, replacement);
      }
    } else if (container instanceof ArrayNode array) {
      array.set(random.nextInt(array.size()), replacement);
    }
    return copy;
  }

  private static void collect(JsonNode json, List<JsonNode> containers) {
    if (json.isContainerNode() && !json.isEmpty()) {
      containers.add(json);
      json.forEach(child -> collect(child, containers));
    }
  }
}
