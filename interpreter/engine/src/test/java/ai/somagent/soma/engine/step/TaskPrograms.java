package ai.somagent.soma.engine.step;

import static ai.somagent.soma.engine.step.TestProgram.attempt;
import static ai.somagent.soma.engine.step.TestProgram.call;
import static ai.somagent.soma.engine.step.TestProgram.callAs;
import static ai.somagent.soma.engine.step.TestProgram.failing;
import static ai.somagent.soma.engine.step.TestProgram.guarded;
import static ai.somagent.soma.engine.step.TestProgram.handler;
import static ai.somagent.soma.engine.step.TestProgram.leaving;
import static ai.somagent.soma.engine.step.TestProgram.let;
import static ai.somagent.soma.engine.step.TestProgram.loop;
import static ai.somagent.soma.engine.step.TestProgram.parallel;
import static ai.somagent.soma.engine.step.TestProgram.returning;
import static ai.somagent.soma.engine.step.TestProgram.sleep;
import static ai.somagent.soma.engine.step.TestProgram.task;
import static ai.somagent.soma.engine.step.TestProgram.undoable;
import static ai.somagent.soma.engine.step.TestProgram.when;
import static ai.somagent.soma.engine.step.TestProgram.yielding;

import ai.somagent.soma.engine.step.TestProgram.Back;
import ai.somagent.soma.ir.ProgramIr;
import ai.somagent.soma.ir.node.RetryIr;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Programs with tasks, and with answers that are read as something else. */
final class TaskPrograms {
  private static final RetryIr AT_ONCE = new RetryIr(1, 0, 0, List.of());
  private static final RetryIr LATER = new RetryIr(1, 1000, 1000, List.of("ToolError"));

  private TaskPrograms() {}

  static Map<String, ProgramIr> all() {
    Map<String, ProgramIr> programs = new LinkedHashMap<>();
    ways(programs);
    clauses(programs);
    undo(programs);
    answers(programs);
    return programs;
  }

  private static void ways(Map<String, ProgramIr> programs) {
    programs.put(
        "tasks that are left in every way",
        TestProgram.of(
            task("a", null, null, List.of()),
            task(
                "b",
                "v1",
                null,
                List.of(
                    let("v2", "input.n"),
                    loop(
                        "l",
                        "[1, 2]",
                        2,
                        1,
                        "v3",
                        null,
                        call("v4", "v3"),
                        when("v3 == 2", List.of(yielding("b", "v4")), List.of())))),
            task(
                "c",
                null,
                null,
                List.of(
                    guarded("t", null, null, null, List.of(leaving("c")), List.of(call(null, "3"))),
                    call(null, "4"))),
            task("d", null, null, List.of(yielding("d", "'unused'"))),
            returning("v1")));
    programs.put(
        "tasks at once",
        TestProgram.of(
            parallel(
                List.of(task("a", "v1", null, List.of(call("v2", "1"), yielding("a", "v2")))),
                List.of(task("b", null, null, List.of(call("v3", "2"), failing("v3")))))));
  }

  private static void clauses(Map<String, ProgramIr> programs) {
    programs.put(
        "a task with a limit",
        TestProgram.of(
            attempt(
                "t",
                "v1",
                List.of(
                    task(
                        "a",
                        "v2",
                        1000L,
                        List.of(
                            undoable("v3", "1", List.of("v3"), call(null, "v3")),
                            sleep("duration('5s')"),
                            yielding("a", "v3"))),
                    yielding("t", "v2")),
                handler("Timeout", "v4", yielding("t", "v4.step"))),
            returning("v1")));
    programs.put(
        "a task that is tried again at once",
        TestProgram.of(
            task(
                "a",
                "v1",
                null,
                AT_ONCE,
                null,
                List.of(
                    undoable("v2", "1", List.of("v2"), call(null, "v2")),
                    call("v3", "2"),
                    yielding("a", "v3"))),
            returning("v1")));
    programs.put(
        "a task that is tried again later",
        TestProgram.of(
            task("a", "v1", 9000L, LATER, null, List.of(call("v2", "1"), yielding("a", "v2"))),
            returning("v1")));
  }

  private static void undo(Map<String, ProgramIr> programs) {
    programs.put(
        "a task that is taken back as one",
        TestProgram.of(
            undoable("v1", "1", List.of(), call(null, "'first'")),
            task(
                "a",
                "v2",
                null,
                null,
                new Back(List.of("v1", "v2"), call(null, "[v1, v2]")),
                List.of(undoable("v3", "2", List.of("v3"), call(null, "v3")), yielding("a", "v3"))),
            failing("'late'")));
    programs.put(
        "a task that needs no taking back",
        TestProgram.of(
            task(
                "a",
                null,
                null,
                null,
                new Back(List.of()),
                List.of(undoable("v1", "1", List.of("v1"), call(null, "v1")), call(null, "2"))),
            failing("'late'")));
    programs.put(
        "a task without undo is taken back step by step",
        TestProgram.of(
            loop(
                "l",
                "[1, 2]",
                2,
                2,
                "v1",
                null,
                task(
                    "a",
                    null,
                    null,
                    List.of(undoable("v2", "v1", List.of("v2"), call(null, "v2"))))),
            failing("'late'")));
  }

  private static void answers(Map<String, ProgramIr> programs) {
    programs.put(
        "answers that fit and answers that do not",
        TestProgram.of(
            callAs("v1", "1", 2),
            attempt(
                "t",
                "v2",
                List.of(loop("l", "[1]", 1, 1, "v3", null, callAs("v4", "v3", 2)), call(null, "5")),
                handler("Invalid", "v5", yielding("t", "v5.step"))),
            returning("[v1, v2]")));
    programs.put(
        "an answer that comes too late and does not fit",
        TestProgram.of(
            parallel(
                List.of(loop("l", "[1]", 1, 1, "v1", null, callAs("v2", "v1", 2))),
                List.of(call("v3", "3")))));
  }
}
