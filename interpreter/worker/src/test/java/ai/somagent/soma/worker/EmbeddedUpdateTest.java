package ai.somagent.soma.worker;

import static ai.somagent.soma.worker.ProgramDraft.INT;
import static ai.somagent.soma.worker.ProgramDraft.TEXT;
import static ai.somagent.soma.worker.ProgramDraft.expression;
import static ai.somagent.soma.worker.ProgramDraft.number;
import static ai.somagent.soma.worker.ProgramDraft.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.somagent.soma.ir.HandlerIr;
import ai.somagent.soma.ir.MembersIr;
import ai.somagent.soma.ir.MembersIr.SignalIr;
import ai.somagent.soma.ir.MembersIr.UpdateIr;
import ai.somagent.soma.ir.node.ClausesIr;
import ai.somagent.soma.ir.node.EffectIr.AwaitIr;
import ai.somagent.soma.ir.node.NodeIr;
import ai.somagent.soma.ir.type.FieldIr;
import ai.somagent.soma.ir.type.TypeDefinitionIr;
import ai.somagent.soma.ir.type.TypeIr;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Bodies of signals, updates and what waits for their changes, on the embedded server. */
@Timeout(60)
class EmbeddedUpdateTest extends EmbeddedBench {
  private static final TypeIr STEP = new TypeIr.NamedTypeIr("test.Step");

  /** Waits until 10 is reached: the signal {@code step} and the update {@code raise} add. */
  static ProgramDraft counter(String name) {
    ClausesIr within = new ClausesIr(null, null, null, 50_000L, null, null, List.of());
    List<FieldIr> parameters = List.of(new FieldIr("by", INT, null));
    return new ProgramDraft(name)
        .output(INT)
        .type("test.Step", new TypeDefinitionIr.RecordIr(parameters))
        .error("test.Refused", new FieldIr("line", TEXT, null))
        .state("n", INT)
        .slot("s", INT)
        .slot("u", INT)
        .members(
            new MembersIr(
                Map.of("n", number(0)),
                Map.of(
                    "step", new SignalIr(STEP, 9, null, new HandlerIr(Map.of("by", "s"), "add"))),
                Map.of(
                    "raise",
                    new UpdateIr(
                        parameters,
                        INT,
                        List.of(),
                        List.of("test.Refused"),
                        new HandlerIr(Map.of("by", "u"), "check"))),
                Map.of(),
                List.of()))
        .node(new AwaitIr("wait", null, expression("n >= 10", "n"), null, within, "end"))
        .returns("end", "n", "n")
        .node(new NodeIr.SetIr("add", "n", expression("n + s", "n", "s"), null))
        .node(new NodeIr.IfIr("check", expression("u < 1", "u"), "refuse", null, "more"))
        .node(new NodeIr.FailIr("refuse", "test.Refused", Map.of("line", text("too small"))))
        .node(new NodeIr.SetIr("more", "n", expression("n + u", "n", "u"), "answer"))
        .returns("answer", "n", "n");
  }

  static ObjectNode by(int number) {
    return JsonNodeFactory.instance.objectNode().put("by", number);
  }

  @Test
  void handlers_changeWhatTheRunWaitsFor() throws Exception {
    RunHandle run = bench.start(counter("counter"));
    run.signal("step", by(4));
    assertThat(run.update("raise", by(3))).isEqualTo(IntNode.valueOf(7));
    run.signal("step", by(5));
    assertThat(run.await()).isEqualTo(new RunOutcome.Completed(IntNode.valueOf(12)));
  }

  @Test
  void refusedUpdate_saysWhyAndLeavesNoEvent() throws Exception {
    RunHandle run = bench.start(counter("refusing"));
    assertThat(run.update("raise", by(1))).isEqualTo(IntNode.valueOf(1));
    assertThatExceptionOfType(UpdateRefusedException.class)
        .isThrownBy(() -> run.update("raise", by(0)))
        .satisfies(refused -> assertThat(refused.kind()).isEqualTo("test.Refused"))
        .withMessageContaining("too small");
    assertThatExceptionOfType(UpdateRefusedException.class)
        .isThrownBy(() -> run.update("nothing", by(0)))
        .satisfies(refused -> assertThat(refused.kind()).isEqualTo("Invalid"));
    assertThatExceptionOfType(UpdateRefusedException.class)
        .isThrownBy(() -> run.update("raise", JsonNodeFactory.instance.objectNode()))
        .withMessageContaining("do not fit");
    assertThat(bench.eventTypes(run).stream().filter(type -> type.contains("UPDATE_ACCEPTED")))
        .hasSize(1);
    assertThat(run.update("raise", by(9))).isEqualTo(IntNode.valueOf(10));
    assertThat(run.await()).isEqualTo(new RunOutcome.Completed(IntNode.valueOf(10)));
  }

  @Test
  void updateThatEndsTheRun_isAnsweredBeforeItEnds() throws Exception {
    for (int i = 0; i < 10; i++) {
      RunHandle run = bench.start(counter("ending"));
      assertThat(run.update("raise", by(10))).isEqualTo(IntNode.valueOf(10));
      assertThat(run.await()).isEqualTo(new RunOutcome.Completed(IntNode.valueOf(10)));
    }
  }
}
