package ai.somagent.soma.ir.document;

import static org.assertj.core.api.Assertions.assertThat;

import ai.somagent.soma.ir.ProgramIr;
import ai.somagent.soma.ir.codec.IrCodec;
import ai.somagent.soma.ir.codec.IrFormatException;
import ai.somagent.soma.ir.codec.TypeSchemas;
import ai.somagent.soma.ir.digest.Digests;
import ai.somagent.soma.ir.digest.IrDigest;
import ai.somagent.soma.ir.schema.SchemaChecks;
import ai.somagent.soma.ir.verify.IrVerifier;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the compiler wrote into the corpus, read by the published schema, the codec, the verifier.
 */
class CompiledProgramsTest {
  private static final ObjectReader JSON = new ObjectMapper().readerFor(JsonNode.class);
  private static final Schema SCHEMA = SchemaChecks.published("soma.ir-1.schema.json");

  /** One program of a view; a source with two capsules has two. */
  record Compiled(String view, JsonNode json) {
    @Override
    public String toString() {
      return view + " " + json.at("/capsule/name").asText();
    }
  }

  static List<Compiled> programs() throws IOException {
    Path corpus = Path.of(System.getProperty("soma.repository"), "compiler/corpus");
    List<Path> views;
    try (Stream<Path> files = Files.walk(corpus)) {
      views = files.filter(file -> file.endsWith("main.ir.json")).sorted().toList();
    }
    List<Compiled> programs = new ArrayList<>();
    for (Path view : views) {
      try (MappingIterator<JsonNode> all = JSON.readValues(Files.readString(view))) {
        all.forEachRemaining(
            json -> programs.add(new Compiled(corpus.relativize(view).toString(), json)));
      }
    }
    return programs;
  }

  @Test
  void corpus_holdsPrograms() throws IOException {
    assertThat(programs()).hasSizeGreaterThanOrEqualTo(10);
  }

  @ParameterizedTest
  @MethodSource("programs")
  void programOfTheCorpus_isInOrder(Compiled compiled) throws IrFormatException {
    ProgramIr program = IrCodec.read(compiled.json());

    assertThat(SchemaChecks.errors(SCHEMA, compiled.json().toString())).isEmpty();
    assertThat(IrVerifier.verify(program)).isEmpty();
    assertThat(Digests.of(compiled.json())).isEqualTo(IrDigest.of(program));
  }

  @ParameterizedTest
  @MethodSource("programs")
  void schemasOfTheCorpus_areValid(Compiled compiled) throws IrFormatException {
    ProgramIr program = IrCodec.read(compiled.json());
    ObjectNode output = TypeSchemas.output(program);

    assertThat(SchemaChecks.judgeSchema(TypeSchemas.input(program).toString())).isEmpty();
    if (output != null) {
      assertThat(SchemaChecks.judgeSchema(output.toString())).isEmpty();
    }
  }
}
