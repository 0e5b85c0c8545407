package ai.somagent.soma.engine.step;

import static ai.somagent.soma.engine.step.TestProgram.attempt;
import static ai.somagent.soma.engine.step.TestProgram.block;
import static ai.somagent.soma.engine.step.TestProgram.call;
import static ai.somagent.soma.engine.step.TestProgram.exit;
import static ai.somagent.soma.engine.step.TestProgram.failing;
import static ai.somagent.soma.engine.step.TestProgram.guarded;
import static ai.somagent.soma.engine.step.TestProgram.handler;
import static ai.somagent.soma.engine.step.TestProgram.let;
import static ai.somagent.soma.engine.step.TestProgram.loop;
import static ai.somagent.soma.engine.step.TestProgram.parallel;
import static ai.somagent.soma.engine.step.TestProgram.returning;
import static ai.somagent.soma.engine.step.TestProgram.set;
import static ai.somagent.soma.engine.step.TestProgram.sleep;
import static ai.somagent.soma.engine.step.TestProgram.undoable;
import static ai.somagent.soma.engine.step.TestProgram.variable;
import static ai.somagent.soma.engine.step.TestProgram.when;
import static ai.somagent.soma.engine.step.TestProgram.yielding;

import ai.somagent.soma.ir.ProgramIr;
import ai.somagent.soma.ir.node.NodeIr.ExitIr.Mode;
import ai.somagent.soma.ir.node.RetryIr;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Programs that take back, try again and clean up. */
final class UndoPrograms {
  private static final RetryIr AT_ONCE = new RetryIr(1, 0, 0, List.of());
  private static final RetryIr LATER = new RetryIr(2, 1000, 3000, List.of("ToolError"));

  private UndoPrograms() {}

  static Map<String, ProgramIr> all() {
    Map<String, ProgramIr> programs = new LinkedHashMap<>();
    undo(programs);
    undoInScopes(programs);
    undoAtOnce(programs);
    cleanup(programs);
    cleanupsThatFail(programs);
    cleanupAroundLeaving(programs);
    retry(programs);
    return programs;
  }

  private static void undo(Map<String, ProgramIr> programs) {
    programs.put(
        "newest first",
        TestProgram.of(
            undoable("v1", "1", List.of("v1"), call(null, "v1")),
            undoable("v2", "2", List.of("v1", "v2"), call(null, "[v1, v2]")),
            failing("'late'")));
    programs.put(
        "taken back only where something fails",
        TestProgram.of(
            undoable("v1", "1", List.of("v1"), call(null, "v1")),
            call("v2", "2"),
            returning("v2")));
    programs.put(
        "nothing to take back", TestProgram.of(undoable("v1", "1", List.of()), failing("v1")));
    programs.put(
        "an undo of pure steps",
        TestProgram.of(
            variable("v1", "0"),
            attempt(
                "t",
                null,
                List.of(
                    undoable("v2", "1", List.of("v2"), set("v1", "v2")),
                    set("v1", "5"),
                    failing("'no'")),
                handler("test.Refused", null)),
            call("v3", "v1"),
            returning("[v1, v3]")));
    programs.put(
        "an undo that handles its own failure",
        TestProgram.of(
            undoable(
                "v1",
                "1",
                List.of("v1"),
                attempt("t", null, List.of(call(null, "v1")), handler("Error", null))),
            failing("'no'")));
    programs.put(
        "an undo that fails by itself",
        TestProgram.of(undoable("v1", "1", List.of("v1"), failing("v1")), failing("'no'")));
  }

  private static void undoInScopes(Map<String, ProgramIr> programs) {
    programs.put(
        "a scope that is left badly",
        TestProgram.of(
            attempt(
                "t",
                "v1",
                List.of(
                    undoable("v2", "1", List.of("v2"), call(null, "v2")),
                    call("v3", "2"),
                    yielding("t", "v3")),
                handler("ToolError", "v4", yielding("t", "v4.step"))),
            returning("v1")));
    programs.put(
        "a scope that hands on",
        TestProgram.of(
            attempt("t", null, List.of(undoable("v1", "1", List.of("v1"), call(null, "v1")))),
            attempt(
                "u",
                null,
                List.of(failing("v1")),
                handler("Error", null, undoable("v2", "2", List.of(), call(null, "3")))),
            failing("'end'")));
    programs.put(
        "limits around undo",
        TestProgram.of(
            guarded(
                "t",
                "v1",
                1000L,
                null,
                List.of(
                    attempt(
                        "u",
                        null,
                        List.of(
                            undoable("v2", "1", List.of(), call(null, "3")), failing("'inner'")),
                        handler("Error", null)),
                    yielding("t", "'in time'")),
                null,
                handler("Timeout", "v4", yielding("t", "v4.step"))),
            returning("v1")));
    programs.put(
        "turns that are taken back",
        TestProgram.of(
            loop(
                "l",
                "[1, 2]",
                2,
                1,
                "v1",
                null,
                variable("v3", "v1"),
                undoable("v2", "v1", List.of("v1"), set("v3", "0"), call(null, "v1"))),
            failing("'end'")));
  }

  private static void undoAtOnce(Map<String, ProgramIr> programs) {
    programs.put(
        "branches that are taken back",
        TestProgram.of(
            parallel(
                List.of(undoable("v1", "1", List.of("v1"), call(null, "v1"))),
                List.of(undoable("v2", "2", List.of("v2"), call(null, "v2")), failing("'b'"))),
            returning("v1")));
    programs.put(
        "a branch beside one that fails",
        TestProgram.of(
            parallel(
                List.of(undoable("v1", "1", List.of(), call(null, "9")), sleep("duration('1s')")),
                List.of(call("v2", "2"))),
            returning("v2")));
    programs.put(
        "turns at once that are taken back",
        TestProgram.of(
            attempt(
                "t",
                null,
                List.of(
                    loop(
                        "l",
                        "[1, 2]",
                        2,
                        2,
                        "v1",
                        null,
                        variable("v3", "v1"),
                        undoable(null, "v1", List.of("v1"), set("v3", "0"), call(null, "v1"))),
                    failing("'end'")),
                handler("test.Refused", null)),
            returning("1")));
  }

  private static void cleanup(Map<String, ProgramIr> programs) {
    programs.put(
        "a cleanup that waits",
        TestProgram.of(
            variable("v1", "0"),
            guarded(
                "t",
                "v2",
                null,
                null,
                List.of(call("v3", "1"), yielding("t", "v3")),
                List.of(call(null, "2"), set("v1", "v1 + 1")),
                handler("ToolError", null, yielding("t", "'caught'"))),
            returning("[v1, v2]")));
    programs.put(
        "a cleanup after undo",
        TestProgram.of(
            guarded(
                "t",
                null,
                1000L,
                null,
                List.of(undoable("v1", "1", List.of(), call(null, "2")), sleep("duration('1s')")),
                List.of(call(null, "3"))),
            returning("1")));
    programs.put(
        "cleanups in cleanups",
        TestProgram.of(
            guarded(
                "t",
                null,
                null,
                null,
                List.of(call(null, "1")),
                List.of(
                    guarded(
                        "u",
                        null,
                        1000L,
                        null,
                        List.of(call(null, "2")),
                        List.of(call(null, "3")),
                        handler("Timeout", null)))),
            returning("1")));
  }

  private static void cleanupsThatFail(Map<String, ProgramIr> programs) {
    programs.put(
        "a cleanup that fails",
        TestProgram.of(
            attempt(
                "s",
                "v1",
                List.of(
                    guarded(
                        "t", null, null, null, List.of(call(null, "1")), List.of(failing("'c'")))),
                handler("test.Refused", null, yielding("s", "'cleanup'")),
                handler("Error", null, yielding("s", "'body'"))),
            returning("v1")));
    programs.put(
        "a cleanup beside others",
        TestProgram.of(
            parallel(
                List.of(
                    guarded(
                        "t", null, null, null, List.of(call(null, "1")), List.of(call(null, "2")))),
                List.of(call("v3", "3"))),
            returning("v3")));
  }

  private static void cleanupAroundLeaving(Map<String, ProgramIr> programs) {
    programs.put(
        "leaving through cleanups",
        TestProgram.of(
            variable("v1", "0"),
            loop(
                "l",
                "[1, 2, 3]",
                3,
                1,
                "v2",
                "v3",
                guarded(
                    "t",
                    null,
                    null,
                    null,
                    List.of(
                        when("v2 == 1", List.of(exit("l", Mode.CONTINUE, null)), List.of()),
                        when("v2 == 2", List.of(yielding("l", "v2")), List.of()),
                        block("b", null, exit("l", Mode.BREAK, null))),
                    List.of(set("v1", "v1 + v2")))),
            guarded(
                "u",
                null,
                1000L,
                null,
                List.of(
                    guarded(
                        "w",
                        null,
                        null,
                        null,
                        List.of(returning("[v1, v3]")),
                        List.of(call(null, "4")))),
                List.of(call(null, "5")))));
    programs.put(
        "a quiet cleanup",
        TestProgram.of(
            guarded("t", null, 1000L, null, List.of(let("v1", "1")), List.of(let("v2", "2"))),
            guarded(
                "u",
                null,
                null,
                null,
                List.of(failing("'u'")),
                List.of(let("v3", "3")),
                handler("Error", null, let("v4", "4"))),
            returning("1")));
  }

  private static void retry(Map<String, ProgramIr> programs) {
    programs.put(
        "attempts within attempts",
        TestProgram.of(
            guarded(
                "t",
                null,
                null,
                AT_ONCE,
                List.of(guarded("u", null, null, LATER, List.of(call(null, "1")), null)),
                null)));
    programs.put(
        "a further attempt",
        TestProgram.of(
            guarded(
                "t",
                "v1",
                null,
                AT_ONCE,
                List.of(undoable("v2", "1", List.of(), call(null, "2")), failing("v2")),
                null,
                handler("test.Refused", null, yielding("t", "'given up'"))),
            returning("v1")));
    programs.put(
        "attempts with pauses",
        TestProgram.of(
            guarded("t", "v1", 1000L, LATER, List.of(call("v2", "1"), yielding("t", "v2")), null),
            returning("v1")));
    programs.put(
        "attempts with cleanup",
        TestProgram.of(
            guarded(
                "t",
                null,
                1000L,
                new RetryIr(1, 10, 10, List.of()),
                List.of(undoable(null, "1", List.of(), call(null, "2")), call(null, "3")),
                List.of(call(null, "4")),
                handler("Timeout", null, call(null, "5"))),
            returning("1")));
    programs.put(
        "attempts in a loop",
        TestProgram.of(
            loop(
                "l",
                "[1, 2]",
                2,
                1,
                "v1",
                null,
                guarded(
                    "t",
                    null,
                    null,
                    AT_ONCE,
                    List.of(call(null, "v1")),
                    null,
                    handler("Error", null))),
            returning("1")));
  }
}
