package ai.somagent.soma.label;

import static org.assertj.core.api.Assertions.assertThat;

import ai.somagent.soma.checked.CheckedCapsule;
import ai.somagent.soma.checked.CheckedOperation;
import ai.somagent.soma.checked.CheckedOperation.CallOperation;
import ai.somagent.soma.checked.CheckedOperation.EmitOperation;
import ai.somagent.soma.checked.CheckedOperation.RunCapsuleOperation;
import ai.somagent.soma.checked.FieldSymbol;
import ai.somagent.soma.checked.Label;
import ai.somagent.soma.compile.Compilation;
import ai.somagent.soma.compile.CompilationInput;
import ai.somagent.soma.compile.Compiler;
import ai.somagent.soma.compile.ModuleLibrary;
import ai.somagent.soma.evaluate.TreeOutcome;
import ai.somagent.soma.evaluate.TreeResult;
import ai.somagent.soma.evaluate.TreeRun;
import ai.somagent.soma.label.LabelledOracle.Given;
import ai.somagent.soma.source.SourceText;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Accepted programs are run in two worlds that differ in nothing but values with one label. What
 * does not accept the label gets the same from both. {@code -Dsoma.labels.programs} sets how many
 * programs are written; the failing seed is in the message.
 *
 * <p>Runs that took the same steps must have given the same to everything that does not accept the
 * label. Of a secret they always take the same steps; of untrusted data, whatever they take, the
 * calls of high risk and the output are the same, up to where one of them has failed.
 */
final class NonInterferenceTest {
  private static final int PROGRAMS = Integer.getInteger("soma.labels.programs", 2_000);
  private static final long FIRST = Long.getLong("soma.labels.first", 0);
  private static final int PAIRS = 4;

  private record Ran(TreeResult result, LabelledOracle world) {}

  @Test
  void acceptedPrograms_giveNothingAwayToWhatDoesNotAcceptIt() {
    int accepted = 0;
    Map<Label, Integer> alike = new EnumMap<>(Label.class);
    for (long seed = FIRST; seed < FIRST + PROGRAMS; seed++) {
      String text = LabelledProgram.of(seed);
      Compilation compilation =
          Compiler.compile(
              new CompilationInput(
                  List.of(new SourceText("made.soma", text)), ModuleLibrary.EMPTY));
      if (!compilation.hasErrors()) {
        accepted++;
        CheckedCapsule capsule = compilation.checkedCapsules().getLast();
        for (Label label : Label.values()) {
          alike.merge(label, judge(capsule, label, seed, text), Integer::sum);
        }
      }
    }
    assertThat(accepted).isGreaterThan(PROGRAMS / 5);
    assertThat(alike.values()).allMatch(count -> count > PROGRAMS / 2);
  }

  /** Gives how many pairs of runs took the same steps. */
  private static int judge(CheckedCapsule capsule, Label label, long seed, String text) {
    int alike = 0;
    for (int pair = 0; pair < PAIRS; pair++) {
      Ran one = run(capsule, label, seed * PAIRS + pair, 1);
      Ran other = run(capsule, label, seed * PAIRS + pair, 2);
      String where = "%s, seed %d, pair %d%n%s".formatted(label, seed, pair, text);
      if (one.world().path().equals(other.world().path())) {
        alike++;
        assertThat(seen(other, label)).as(where).isEqualTo(seen(one, label));
        assertThat(ended(other)).as(where).isEqualTo(ended(one));
      } else {
        assertThat(label).as(where).isNotEqualTo(Label.SECRET);
      }
      if (label == Label.UNTRUSTED) {
        trusted(one, other, where);
      }
    }
    return alike;
  }

  /** Whoever may see a run may see what it was given, which the message of its end may quote. */
  private static Object ended(Ran ran) {
    TreeOutcome outcome = ran.result().outcome();
    return outcome instanceof TreeOutcome.Failed failed && failed.kind().equals("Evaluation")
        ? failed.kind()
        : outcome;
  }

  private static Ran run(CheckedCapsule capsule, Label label, long seed, long variant) {
    LabelledOracle world = new LabelledOracle(seed, variant * 0x9E3779B97F4A7C15L, label);
    Map<String, Object> input = world.input(capsule.input());
    return new Ran(TreeRun.of(capsule).run(input, world), world);
  }

  /** What went to places that do not accept {@code label}. */
  private static List<String> seen(Ran ran, Label label) {
    List<String> seen = new ArrayList<>();
    for (Given given : ran.world().given()) {
      List<FieldSymbol> fields = fields(given.operation());
      for (int i = 0; i < fields.size(); i++) {
        if (!fields.get(i).labels().contains(label)) {
          seen.add(fields.get(i).name() + " " + given.values().get(i));
        }
      }
    }
    return seen;
  }

  /** The declared places of what goes in, in the order of the arguments. */
  private static List<FieldSymbol> fields(CheckedOperation operation) {
    List<FieldSymbol> fields = new ArrayList<>();
    switch (operation) {
      case CallOperation call ->
          call.arguments()
              .forEach(one -> fields.add(field(call.action().parameters(), one.name())));
      case EmitOperation emit ->
          emit.arguments().forEach(one -> fields.add(field(emit.topic().fields(), one.name())));
      case RunCapsuleOperation run ->
          run.arguments().forEach(one -> fields.add(field(run.capsule().input(), one.name())));
      default -> {}
    }
    return fields;
  }

  private static FieldSymbol field(List<FieldSymbol> fields, String name) {
    return fields.stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
  }

  /** A run that failed may have stopped before what the other went on to do. */
  private static void trusted(Ran one, Ran other, String where) {
    List<List<Object>> first = risky(one);
    List<List<Object>> second = risky(other);
    boolean bothEnd = completed(one) && completed(other);
    int shared = Math.min(first.size(), second.size());
    assertThat(second.subList(0, shared)).as(where).isEqualTo(first.subList(0, shared));
    if (bothEnd) {
      assertThat(second).as(where).hasSameSizeAs(first);
      assertThat(other.result().outcome()).as(where).isEqualTo(one.result().outcome());
    } else {
      assertThat(completed(one) && first.size() < second.size()).as(where).isFalse();
      assertThat(completed(other) && second.size() < first.size()).as(where).isFalse();
    }
  }

  private static boolean completed(Ran ran) {
    return ran.result().outcome() instanceof TreeOutcome.Completed;
  }

  private static List<List<Object>> risky(Ran ran) {
    return ran.world().given().stream()
        .filter(one ->
            one.operation() instanceof CallOperation call && call.action().risk().equals("high"))
        .map(Given::values)
        .toList();
  }
}
