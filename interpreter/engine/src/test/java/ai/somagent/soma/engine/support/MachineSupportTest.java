package ai.somagent.soma.engine.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.somagent.soma.engine.step.Machine;
import ai.somagent.soma.engine.step.MachineLimits;
import ai.somagent.soma.ir.ProgramIr;
import ai.somagent.soma.ir.codec.IrCodec;
import ai.somagent.soma.ir.codec.IrFormatException;
import ai.somagent.soma.ir.digest.IrDigest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Asks about programs that the compiler wrote into the corpus. */
class MachineSupportTest {
  private static final ObjectReader JSON = new ObjectMapper().readerFor(JsonNode.class);

  @ParameterizedTest
  @CsvSource({
    "capsules/output-record, ''",
    "steps/choices, ''",
    "steps/loops, ''",
    "steps/side-by-side, ''",
    "statements/race, ''",
    "statements/while, ''",
    "lowering/tasks, ''",
    "lowering/children, run start",
    "lowering/undo, budget",
    "lowering/effects, ask checkpoint emit endorse",
    "policies/gates, ''",
    "plans/whole, checkpoint plan"
  })
  void program_isMissingWhatTheMachineDoesNotRun(String corpusCase, String words)
      throws IOException, IrFormatException {
    Set<String> missing = new TreeSet<>();
    for (ProgramIr program : programs(corpusCase)) {
      for (MissingConstruct construct : MachineSupport.missing(program)) {
        missing.add(construct.construct());
      }
    }

    assertThat(missing).isEqualTo(words(words));
  }

  @Test
  void contextOfTheRun_isMissingWhereTheMachineHasNone() throws IOException, IrFormatException {
    Set<String> missing = new TreeSet<>();
    for (ProgramIr program : programs("expressions/run")) {
      MachineSupport.missing(program).forEach(one -> missing.add(one.construct()));
    }

    assertThat(missing).contains("run.tenant", "run.uuid", "run.random");
    assertThat(missing).doesNotContain("run.id", "run.started_at", "run.now");
  }

  @Test
  void machine_isNotMadeForWhatItDoesNotRun() throws IOException, IrFormatException {
    ProgramIr program = programs("plans/whole").getFirst();

    assertThatThrownBy(() ->
            new Machine(
                program,
                IrDigest.of(program),
                (expression, variables) -> {
                  throw new IllegalStateException("nothing is evaluated");
                },
                MachineLimits.DEFAULT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("plan");
  }

  private static Set<String> words(String words) {
    Set<String> all = new TreeSet<>();
    String rest = words;
    for (String two : List.of("try retry", "try within")) {
      if (rest.contains(two)) {
        all.add(two);
        rest = rest.replace(two, "");
      }
    }
    for (String word : rest.split(" ")) {
      if (!word.isEmpty()) {
        all.add(word);
      }
    }
    return all;
  }

  private static List<ProgramIr> programs(String corpusCase) throws IOException, IrFormatException {
    Path corpus = Path.of(System.getProperty("soma.repository"), "compiler/corpus");
    String view = Files.readString(corpus.resolve(corpusCase).resolve("main.ir.json"));
    List<ProgramIr> programs = new ArrayList<>();
    try (MappingIterator<JsonNode> all = JSON.readValues(view)) {
      while (all.hasNext()) {
        programs.add(IrCodec.read(all.next()));
      }
    }
    return programs;
  }
}
