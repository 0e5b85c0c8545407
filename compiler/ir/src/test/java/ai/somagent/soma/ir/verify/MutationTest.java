package ai.somagent.soma.ir.verify;

import static org.assertj.core.api.Assertions.assertThat;

import ai.somagent.soma.ir.ProgramIr;
import ai.somagent.soma.ir.codec.IrCodec;
import ai.somagent.soma.ir.codec.IrFormatException;
import ai.somagent.soma.ir.digest.IrDigest;
import ai.somagent.soma.ir.sample.Mutations;
import ai.somagent.soma.ir.sample.SampleLanguage;
import ai.somagent.soma.ir.sample.SamplePrograms;
import ai.somagent.soma.ir.schema.SchemaChecks;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Changes every value of a program's JSON, one at a time. What reader and verifier let pass must be
 * another legal program: only at places where any value of the right form is one. Such a change
 * still changes the digest, by which programs are named.
 */
class MutationTest {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final Schema SCHEMA = SchemaChecks.published("soma.ir-1.schema.json");

  /** Places whose every well-formed value makes a legal program, with the reason. */
  private static final List<Pattern> FREE =
      List.of(
          // What the capsule is called and says of itself.
          place("/capsule/(module|name|tags|tags/\\d+|settings|settings/\\w+)"),
          // Ceilings: any that the program fits under, and those that nothing counts may be absent.
          place("/budget/(wallClockMillis|toolCalls|tokens|usd)"),
          // What the data is declared to be: expressions are typed by the compiler, not here.
          place("/(\\$defs|errors|input|slots)/.+|/output(/\\$ref)?"),
          // The text of an expression that reads nothing.
          place("/nodes/\\w+/.+/cel"),
          // How long a call may take, and how a call that may be repeated is.
          place("/nodes/\\w+/timeoutMillis"),
          place("/nodes/\\w+/retry/(times|backoff(From|To)Millis|kinds|kinds/\\d+)"),
          // How many turns, how many at once, and which way out of a loop.
          place("/nodes/\\w+/(max|window|mode)"),
          // Which known kind of error a handler takes.
          place("/nodes/\\w+/catches/\\d+/kinds/\\d+"));

  /** Members that refer to something or choose among few words: tried with each other's values. */
  private static final Set<String> REFERENCES =
      Set.of(
          "op",
          "next",
          "then",
          "otherwise",
          "body",
          "entry",
          "target",
          "mode",
          "slot",
          "result",
          "itemSlot",
          "keySlot",
          "tool",
          "kind",
          "risk",
          "effect",
          "autonomy",
          "type",
          "$ref");

  /** The same of the rest of the language. */
  private static final List<Pattern> FREE_LANGUAGE =
      List.of(
          // What is said of people, models, events and policies: any that may be said.
          place("/personas/[\\w.]+/(version|model|system|temperature|maxTokens)"),
          place("/topics/[\\w.]+/(name|key|retentionMillis)"),
          place("/policies/0/version|/capsule/(version|intent|risk|\\w+)(/\\w+)?"),
          place("/capsules/[\\w.]+/(input/.+|output/x-labels(/0)?)"),
          place("/nodes/\\w+/(by/0/.+|quorum|refusals|except(/0)?|show(/\\w+)?|form(/type)?)"),
          // Ceilings, limits and attempts: any that are possible, and none.
          place("/budget/\\w+|/nodes/\\w+/ceiling(/\\w+)?|/nodes/\\w+/(timeout|within)Millis"),
          place("/nodes/\\w+/retry(/.+)?|/nodes/\\w+/(max|maxCalls)|/nodes/n10/decode"),
          // An undo of nothing, a rule of a policy, labels that an endorsement says to drop.
          place("/nodes/t2/undo|/nodes/.+/gates/0/rule|/nodes/n16/nodes/1/gates"),
          place("/nodes/n8/(reason|dropped(/0)?)"),
          // What the data is declared to be, and constants.
          place("/(\\$defs|errors|input|slots)/.+|/output(/.+)?|/raises(/\\d+)?"),
          place("/nodes/\\w+/.+/cel|/vars/\\w+/cel|/triggers/0/arguments/email/cel"),
          // Names, which of two like things, and results that nobody reads.
          place("/nodes/\\w+/(name|op|until|slot|result)"),
          place("/nodes/n13/catches(/0)?|/nodes/n16/concurrency"),
          place("/nodes/n16/nodes/\\d/(accepts(/0)?|optional|rounds|title|when|name)"),
          // What may be sent and asked, and what starts runs.
          place("/queries(/.+)?|/signals/\\w+/(max|source(/.+)?)|/updates/extend/(?!handler).+"),
          place("/triggers(/\\d)?|/triggers/0/zone|/triggers/1/where"));

  @Test
  void changeOfOneValueOfTheLanguage_isRefusedOrLeadsToAnotherLegalProgram()
      throws IrFormatException {
    ObjectNode original = IrCodec.write(SampleLanguage.program());
    String digest = IrDigest.of(SampleLanguage.program());
    Set<String> survived = new TreeSet<>();
    Map<String, Set<JsonNode>> byName = valuesByName(original);
    for (String place : Mutations.places(original)) {
      for (ObjectNode changed : mutations(original, place, byName)) {
        if (passes(changed)) {
          assertThat(IrDigest.of(IrCodec.read(changed))).as(place).isNotEqualTo(digest);
          survived.add(place);
        }
      }
    }
    assertThat(survived)
        .filteredOn(place -> FREE_LANGUAGE.stream().noneMatch(p -> p.matcher(place).matches()))
        .isEmpty();
    assertThat(FREE_LANGUAGE)
        .allSatisfy(free -> assertThat(survived).anyMatch(place -> free.matcher(place).matches()));
  }

  @Test
  void changeOfOneValue_isRefusedOrLeadsToAnotherLegalProgram() throws IrFormatException {
    ProgramIr program = SamplePrograms.everything();
    ObjectNode original = IrCodec.write(program);
    Set<String> survived = new TreeSet<>();
    Map<String, Set<JsonNode>> byName = valuesByName(original);
    int tried = 0;
    for (String place : Mutations.places(original)) {
      for (ObjectNode changed : mutations(original, place, byName)) {
        tried++;
        if (passes(changed)) {
          assertThat(IrDigest.of(IrCodec.read(changed)))
              .as(place)
              .isNotEqualTo(IrDigest.of(program));
          if (survived.add(place)) {
            assertThat(SchemaChecks.errors(SCHEMA, changed.toString())).as(place).isEmpty();
          }
        }
      }
    }

    assertThat(survived)
        .filteredOn(place -> FREE.stream().noneMatch(free -> free.matcher(place).matches()))
        .isEmpty();
    assertThat(FREE)
        .allSatisfy(free -> assertThat(survived).anyMatch(place -> free.matcher(place).matches()));
    assertThat(tried).isGreaterThan(5_000);
  }

  private static boolean passes(ObjectNode changed) {
    try {
      return IrVerifier.verify(IrCodec.read(changed)).isEmpty();
    } catch (IrFormatException e) {
      return false;
    }
  }

  private static List<ObjectNode> mutations(
      ObjectNode original, String place, Map<String, Set<JsonNode>> byName) {
    if (place.isEmpty()) {
      return List.of();
    }
    JsonNode value = original.at(place);
    Set<JsonNode> others = new LinkedHashSet<>();
    others.add(JSON.nullNode());
    others.add(JSON.textNode("bogus"));
    others.add(JSON.textNode(""));
    others.add(JSON.numberNode(-1L));
    others.add(JSON.numberNode(0L));
    others.add(JSON.numberNode(value.asLong() + 1));
    others.add(JSON.numberNode(1e12));
    others.add(JSON.numberNode(0.5));
    others.add(JSON.booleanNode(!value.asBoolean()));
    others.add(JSON.arrayNode());
    others.add(JSON.objectNode());
    others.addAll(byName.getOrDefault(nameOf(place), Set.of()));
    others.removeIf(other -> other.toString().equals(value.toString()));
    List<ObjectNode> changed = new ArrayList<>();
    for (JsonNode other : others) {
      ObjectNode copy = original.deepCopy();
      Mutations.replace(copy, place, other);
      changed.add(copy);
    }
    ObjectNode without = original.deepCopy();
    Mutations.remove(without, place);
    changed.add(without);
    return changed;
  }

  /** Values of the members of each name. */
  private static Map<String, Set<JsonNode>> valuesByName(ObjectNode original) {
    Map<String, Set<JsonNode>> values = new HashMap<>();
    for (String place : Mutations.places(original)) {
      if (REFERENCES.contains(nameOf(place)) && original.at(place).isValueNode()) {
        values.computeIfAbsent(nameOf(place), n -> new LinkedHashSet<>()).add(original.at(place));
      }
    }
    return values;
  }

  private static String nameOf(String place) {
    return place.substring(place.lastIndexOf('/') + 1);
  }

  private static Pattern place(String regex) {
    return Pattern.compile(regex);
  }
}
