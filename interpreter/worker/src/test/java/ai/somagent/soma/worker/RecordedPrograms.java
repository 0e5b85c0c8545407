package ai.somagent.soma.worker;

import static ai.somagent.soma.worker.ProgramDraft.INT;
import static ai.somagent.soma.worker.ProgramDraft.ONCE;
import static ai.somagent.soma.worker.ProgramDraft.TEXT;
import static ai.somagent.soma.worker.ProgramDraft.number;
import static ai.somagent.soma.worker.ProgramDraft.text;

import ai.somagent.soma.ir.node.ClausesIr;
import ai.somagent.soma.ir.node.EffectIr.SleepIr;
import ai.somagent.soma.ir.node.NodeIr;
import ai.somagent.soma.ir.node.RetryIr;
import ai.somagent.soma.ir.type.FieldIr;
import java.util.List;
import java.util.Map;

/** Programs whose histories are kept: between them every command and every answer. */
final class RecordedPrograms {
  private RecordedPrograms() {}

  static List<ProgramDraft> all() {
    return List.of(
        sequence(),
        wave(),
        caught(),
        failed(),
        cancelled(),
        late(),
        slept(),
        EmbeddedSignalTest.listener("signalled", 60_000),
        EmbeddedSignalTest.listener("unheard", 500),
        EmbeddedUpdateTest.counter("updated"),
        EmbeddedUpdateTest.counter("counted_until_stopped"),
        TaskDrafts.settled());
  }

  private static ProgramDraft sequence() {
    return new ProgramDraft("sequence")
        .output(INT)
        .slot("a", INT)
        .slot("b", INT)
        .call("first", "append", "one", "a", "second")
        .call("second", "append", "two", "b", "end")
        .returns("end", "a * 10 + b", "a", "b");
  }

  private static ProgramDraft wave() {
    RetryIr retry = new RetryIr(2, 10, 20, List.of("Unavailable"));
    return new ProgramDraft("wave")
        .output(INT)
        .slot("a", INT)
        .slot("b", INT)
        .node(new NodeIr.ParallelIr("all", List.of("x", "y"), "end"))
        .call("x", "append", "x", "a", "z")
        .call("y", "flaky", Map.of("works_at", number(2)), "b", 5_000, retry, null)
        .call("z", "append", "z", null, null)
        .returns("end", "a > 0 && b > 0 ? 1 : 0", "a", "b");
  }

  private static ProgramDraft caught() {
    return new ProgramDraft("caught")
        .output(TEXT)
        .slot("e", ProgramDraft.ANY)
        .slot("text", TEXT)
        .error("test.Refused", new FieldIr("line", TEXT, null))
        .node(
            new NodeIr.TryIr(
                "try",
                "refuse",
                List.of(new NodeIr.CatchIr(List.of("test.Refused"), "e", "answer")),
                "text",
                "end"))
        .call("refuse", "refuse", Map.of("line", text("no")), null, 5_000, ONCE, "never")
        .node(new NodeIr.ExitIr("never", "try", NodeIr.ExitIr.Mode.YIELD, text("not refused")))
        .node(
            new NodeIr.ExitIr(
                "answer", "try", NodeIr.ExitIr.Mode.YIELD, ProgramDraft.expression("e.line", "e")))
        .returns("end", "text", "text");
  }

  private static ProgramDraft failed() {
    return new ProgramDraft("failed").call("crash", "crash", Map.of(), null, 5_000, ONCE, null);
  }

  private static ProgramDraft cancelled() {
    return new ProgramDraft("cancelled")
        .call("wait", "wait", Map.of("millis", number(60_000)), null, 60_000, ONCE, "then")
        .call("then", "append", "never", null, null);
  }

  /** A sleep, and a limit that is taken back because its body ends in time. */
  private static ProgramDraft slept() {
    return new ProgramDraft("slept")
        .slot("n", INT)
        .node(
            new SleepIr(
                "sleep", ProgramDraft.expression("duration('0.3s')"), false, ClausesIr.NONE, "try"))
        .node(
            new NodeIr.TryIr(
                "try",
                "write",
                List.of(new NodeIr.CatchIr(List.of("Timeout"), null, null)),
                30_000L,
                null,
                null,
                null,
                "nap"))
        .call("write", "append", "in time", "n", null)
        .node(
            new SleepIr(
                "nap", ProgramDraft.expression("duration('0.2s')"), false, ClausesIr.NONE, null));
  }

  private static ProgramDraft late() {
    return new ProgramDraft("late")
        .wallClock(3_000)
        .node(
            new NodeIr.TryIr(
                "try",
                "wait",
                List.of(new NodeIr.CatchIr(List.of("Timeout"), null, "tidy")),
                null,
                null))
        .call("wait", "wait", Map.of("millis", number(60_000)), null, 3_000, ONCE, null)
        .call("tidy", "append", Map.of("line", text("tidied")), null, 1_000, ONCE, null);
  }
}
