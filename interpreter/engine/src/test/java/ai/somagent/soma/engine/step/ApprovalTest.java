package ai.somagent.soma.engine.step;

import static ai.somagent.soma.engine.step.TestProgram.approve;
import static ai.somagent.soma.engine.step.TestProgram.expression;
import static ai.somagent.soma.engine.step.TestProgram.loop;
import static ai.somagent.soma.engine.step.TestProgram.returning;
import static org.assertj.core.api.Assertions.assertThat;

import ai.somagent.soma.engine.command.Command;
import ai.somagent.soma.engine.command.Command.AnswerUpdate;
import ai.somagent.soma.engine.command.Command.CompleteRun;
import ai.somagent.soma.engine.command.Command.RefuseUpdate;
import ai.somagent.soma.engine.command.Command.RequestApproval;
import ai.somagent.soma.engine.event.MachineEvent.DecisionMade;
import ai.somagent.soma.engine.state.Decision;
import ai.somagent.soma.engine.state.Decision.Person;
import ai.somagent.soma.engine.state.MachineState;
import ai.somagent.soma.engine.state.OpenApproval;
import ai.somagent.soma.engine.state.RunContext;
import ai.somagent.soma.engine.value.Value.MapValue;
import ai.somagent.soma.engine.value.Value.TextValue;
import ai.somagent.soma.ir.ProgramIr;
import ai.somagent.soma.ir.node.EffectIr.ApproveIr;
import ai.somagent.soma.ir.node.EffectIr.ApproverIr;
import ai.somagent.soma.ir.type.TypeIr;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who may decide, about what, and how often. */
class ApprovalTest {
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  private static Machine machine(ProgramIr program) {
    return new Machine(program, "sha256:p", new TestCel(), MachineLimits.DEFAULT);
  }

  private static StepResult start(Machine machine, int n) {
    return machine.start(
        new RunContext("run-1", NOW, "eve"),
        JsonNodeFactory.instance.objectNode().put("n", n),
        NOW);
  }

  /** Asks owners, the group {@code sales} and {@code ada}, but not {@code mallory}, with a form. */
  private static ProgramIr asking(@Nullable TypeIr form) {
    TestProgram.Part ask =
        TestProgram.node(next ->
            new ApproveIr(
                "a",
                expression("'Sell?'"),
                List.of(
                    new ApproverIr("role", expression("'owner'")),
                    new ApproverIr("group", expression("'sales'")),
                    new ApproverIr("user", expression("'ada'"))),
                2,
                1,
                List.of(expression("['mallory']")),
                Map.of("n", expression("input.n")),
                form,
                "v1",
                TestProgram.within(1000L),
                next));
    return TestProgram.of(TestProgram.let("v1", "0"), ask, returning("v1"));
  }

  private static OpenApproval asked(StepResult result) {
    return result.commands().stream()
        .filter(RequestApproval.class::isInstance)
        .map(command -> ((RequestApproval) command).approval())
        .findFirst()
        .orElseThrow();
  }

  private static Decision decision(
      OpenApproval approval, Person by, boolean approved, @Nullable JsonNode answers) {
    return new Decision(by, approved, approval.digest(), "because", answers);
  }

  private static Person person(String id, List<String> roles, List<String> groups) {
    return new Person(id, id + "@example.com", roles, groups);
  }

  private static final Person ADA = person("ada", List.of(), List.of());
  private static final Person BOB = person("bob", List.of(), List.of("sales"));

  private static String refused(Machine machine, MachineState state, Decision decision) {
    String kind = machine.refusal(state, "a", decision, NOW).orElseThrow().kind();
    StepResult result = machine.step(state, new DecisionMade(1, "a", decision), NOW);
    assertThat(result.state()).isEqualTo(state);
    assertThat(((RefuseUpdate) result.commands().getFirst()).error().kind()).isEqualTo(kind);
    return kind;
  }

  @Test
  void digest_isOfWhatIsShownAndOfNothingElse() {
    Machine machine = machine(asking(null));

    assertThat(asked(start(machine, 1)).digest()).isEqualTo(asked(start(machine, 1)).digest());
    assertThat(asked(start(machine, 1)).digest()).isNotEqualTo(asked(start(machine, 2)).digest());
  }

  @Test
  void digest_differsFromTurnToTurn() {
    Machine machine =
        machine(
            TestProgram.of(
                loop("l", "[1, 2]", 2, 2, "v1", null, approve(null, "'Sell?'", 1, 1, null))));
    List<String> digests =
        start(machine, 1).commands().stream()
            .filter(RequestApproval.class::isInstance)
            .map(command -> ((RequestApproval) command).approval().digest())
            .toList();

    assertThat(digests).hasSize(2).doesNotHaveDuplicates();
  }

  @Test
  void decisionsThatDoNotCount_areRefusedWithAReason() {
    Machine machine = machine(asking(TestProgram.STRING));
    StepResult first = start(machine, 1);
    OpenApproval approval = asked(first);
    JsonNode form = JsonNodeFactory.instance.textNode("ok");
    List<String> owner = List.of("owner");
    Decision stale = new Decision(ADA, true, "sha256:other", null, form);

    assertThat(refused(machine, first.state(), stale)).isEqualTo("ApprovalChanged");
    for (String barred : List.of("eve", "mallory")) {
      Decision own = decision(approval, person(barred, owner, List.of()), true, form);
      assertThat(refused(machine, first.state(), own)).isEqualTo("Denied");
    }
    Person stranger = person("zoe", List.of("reader"), List.of());
    assertThat(refused(machine, first.state(), decision(approval, stranger, true, form)))
        .isEqualTo("Denied");
    assertThat(refused(machine, first.state(), decision(approval, ADA, true, null)))
        .isEqualTo("Invalid");
    assertThat(refused(machine, first.state(), decision(approval, ADA, true, IntNode.valueOf(3))))
        .isEqualTo("Invalid");
    assertThat(
            machine
                .refusal(first.state(), "b", decision(approval, ADA, true, form), NOW)
                .orElseThrow()
                .kind())
        .isEqualTo("ApprovalClosed");
  }

  @Test
  void quorum_isOfDifferentPeopleAndTheLastOneFillsInTheForm() {
    Machine machine = machine(asking(TestProgram.STRING));
    StepResult first = start(machine, 1);
    OpenApproval approval = asked(first);
    Decision ada = decision(approval, ADA, true, JsonNodeFactory.instance.textNode("one"));
    Decision bob = decision(approval, BOB, true, JsonNodeFactory.instance.textNode("two"));

    MachineState once = machine.step(first.state(), new DecisionMade(1, "a", ada), NOW).state();
    StepResult again = machine.step(once, new DecisionMade(2, "a", ada), NOW);
    assertThat(again.state()).isEqualTo(once);
    assertThat(again.commands().getFirst()).isInstanceOf(AnswerUpdate.class);
    Decision other = decision(approval, ADA, false, null);
    assertThat(refused(machine, once, other)).isEqualTo("AlreadyDecided");

    StepResult last = machine.step(once, new DecisionMade(3, "a", bob), NOW);
    MapValue result = (MapValue) ((CompleteRun) last.commands().getLast()).result();
    assertThat(result.entries().keySet())
        .containsExactly("by", "at", "comment", "digest", "answers");
    assertThat(result.entries().get("answers")).isEqualTo(new TextValue("two"));
    assertThat(machine.refusal(last.state(), "a", bob, NOW).orElseThrow().kind())
        .isEqualTo("ApprovalClosed");
  }

  @Test
  void refusal_endsItWithWhoSaidSo() {
    Machine machine = machine(asking(TestProgram.STRING));
    StepResult first = start(machine, 1);
    Decision no = decision(asked(first), BOB, false, null);
    StepResult last = machine.step(first.state(), new DecisionMade(1, "a", no), NOW);

    Command.FailRun failed = (Command.FailRun) last.commands().getLast();
    assertThat(failed.error().kind()).isEqualTo("Rejected");
    assertThat(failed.error().fields().entries())
        .containsEntry("comment", new TextValue("because"))
        .containsKey("by");
  }
}
