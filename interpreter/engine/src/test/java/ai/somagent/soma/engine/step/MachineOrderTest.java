package ai.somagent.soma.engine.step;

import static org.assertj.core.api.Assertions.assertThat;

import ai.somagent.soma.engine.step.OrderExplorer.Interruption;
import ai.somagent.soma.ir.ProgramIr;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every completion order of many programs, against the reference interpreter. More random programs
 * than usual are tried with {@code -Dsoma.machine.programs=500}.
 */
class MachineOrderTest {
  private static final int MOST_CALLS = 4;
  private static final int MOST_CALLS_WITH_UNDO = 8;
  private static final int RANDOM_PROGRAMS = Integer.getInteger("soma.machine.programs", 40);
  private static final JsonNode INPUT = JsonNodeFactory.instance.objectNode().put("n", 0);

  @TestFactory
  Stream<DynamicTest> everyOrderOfAnswers_meansWhatTheReferenceSays() {
    return HandBuiltPrograms.all().entrySet().stream()
        .flatMap(entry ->
            Stream.of(Interruption.values())
                .map(interruption ->
                    DynamicTest.dynamicTest(
                        entry.getKey() + ", " + interruption,
                        () -> assertThat(explore(entry.getValue(), interruption)).isPositive())));
  }

  @ParameterizedTest
  @EnumSource(Interruption.class)
  void randomPrograms_meanWhatTheReferenceSays(Interruption interruption) {
    int runs = 0;
    for (long seed = 0; seed < RANDOM_PROGRAMS; seed++) {
      runs += explore(RandomProgram.of(seed, MOST_CALLS), interruption);
    }
    assertThat(runs).isGreaterThan(RANDOM_PROGRAMS);
  }

  @Test
  void handBuiltPrograms_visitEveryTransition() {
    Set<String> visited = new TreeSet<>();
    TransitionListener listener =
        (subject, transition) -> visited.add(subject.getClass().getSimpleName() + " " + transition);
    for (ProgramIr program : HandBuiltPrograms.all().values()) {
      // Where both may happen, neither and one alone may as well.
      for (Interruption interruption : List.of(Interruption.BOTH, Interruption.ROLL_OVER)) {
        new OrderExplorer(program, interruption, MOST_CALLS_WITH_UNDO, listener).explore(INPUT);
      }
    }
    assertThat(visited).containsExactlyElementsOf(TransitionTable.ROWS);
  }

  private static int explore(ProgramIr program, Interruption interruption) {
    return new OrderExplorer(program, interruption, MOST_CALLS_WITH_UNDO, TransitionListener.NONE)
        .explore(INPUT);
  }
}
