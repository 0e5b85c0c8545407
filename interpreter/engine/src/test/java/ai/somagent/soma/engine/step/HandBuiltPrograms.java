package ai.somagent.soma.engine.step;

import static ai.somagent.soma.engine.step.TestProgram.attempt;
import static ai.somagent.soma.engine.step.TestProgram.block;
import static ai.somagent.soma.engine.step.TestProgram.call;
import static ai.somagent.soma.engine.step.TestProgram.exit;
import static ai.somagent.soma.engine.step.TestProgram.failing;
import static ai.somagent.soma.engine.step.TestProgram.handler;
import static ai.somagent.soma.engine.step.TestProgram.let;
import static ai.somagent.soma.engine.step.TestProgram.loop;
import static ai.somagent.soma.engine.step.TestProgram.mapLoop;
import static ai.somagent.soma.engine.step.TestProgram.parallel;
import static ai.somagent.soma.engine.step.TestProgram.returning;
import static ai.somagent.soma.engine.step.TestProgram.when;
import static ai.somagent.soma.engine.step.TestProgram.yielding;

import ai.somagent.soma.ir.ProgramIr;
import ai.somagent.soma.ir.node.NodeIr.ExitIr.Mode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Programs of at most four calls a run that together use every node in every way. */
final class HandBuiltPrograms {
  private HandBuiltPrograms() {}

  static Map<String, ProgramIr> all() {
    Map<String, ProgramIr> programs = new LinkedHashMap<>();
    sequential(programs);
    parallels(programs);
    loops(programs);
    oddLoops(programs);
    windows(programs);
    oddWindows(programs);
    attempts(programs);
    attemptsAroundMore(programs);
    programs.putAll(TimedPrograms.all());
    programs.putAll(UndoPrograms.all());
    programs.putAll(RacePrograms.all());
    programs.putAll(ApprovalPrograms.all());
    programs.putAll(TaskPrograms.all());
    return programs;
  }

  private static void sequential(Map<String, ProgramIr> programs) {
    programs.put("nothing", TestProgram.of());
    programs.put("call without result", TestProgram.of(call(null, "1")));
    programs.put(
        "calls in a row",
        TestProgram.of(
            call("v1", "input.n"), let("v2", "v1 + '!'"), call("v3", "v2"), returning("[v1, v3]")));
    programs.put(
        "arms",
        TestProgram.of(
            when("input.n == 0", List.of(call("v1", "1")), List.of(let("v1", "'x'"))),
            when("input.n == 9", List.of(call(null, "2")), List.of()),
            when("input.n == 0", List.of(), List.of(failing("'no'"))),
            returning("v1")));
    programs.put(
        "value block",
        TestProgram.of(
            block(
                "b",
                "v1",
                call("v2", "1"),
                when("v2 == 'never'", List.of(), List.of(yielding("b", "v2 + '+'")))),
            block("c", null, let("v3", "v1")),
            returning("v3")));
    programs.put("failing let", TestProgram.of(let("v1", "1 / 0"), returning("v1")));
    programs.put("failing return", TestProgram.of(returning("1 / 0")));
    programs.put("failing condition", TestProgram.of(when("1 / 0 == 1", List.of(), List.of())));
    programs.put("failing fail", TestProgram.of(failing("string(1 / 0)")));
    programs.put("failing yield", TestProgram.of(block("b", "v1", yielding("b", "1 / 0"))));
    programs.put("failing argument", TestProgram.of(call("v1", "[1][4]")));
  }

  private static void parallels(Map<String, ProgramIr> programs) {
    programs.put("no branches", TestProgram.of(parallel(), returning("1")));
    programs.put(
        "three branches",
        TestProgram.of(
            parallel(List.of(call("v1", "1")), List.of(call("v2", "2")), List.of(call("v3", "3"))),
            returning("[v1, v2, v3]")));
    programs.put(
        "first branch fails at once",
        TestProgram.of(
            parallel(List.of(failing("'a'")), List.of(call("v2", "2")), List.of(failing("'b'"))),
            returning("v2")));
    programs.put(
        "last branch fails at once",
        TestProgram.of(
            parallel(
                List.of(call("v1", "1"), call("v2", "2")),
                List.of(let("v3", "1")),
                List.of(failing("'b'"))),
            returning("v2")));
    programs.put(
        "branch fails after its call",
        TestProgram.of(
            parallel(
                List.of(call("v1", "1"), failing("v1")), List.of(call("v2", "2"), call("v3", "3"))),
            returning("v2")));
    programs.put(
        "branches in branches",
        TestProgram.of(
            parallel(
                List.of(
                    parallel(List.of(call("v1", "1")), List.of(call("v2", "2"))),
                    let("v5", "v1 + v2")),
                List.of(call("v3", "3"))),
            returning("[v5, v3]")));
    programs.put(
        "handler in a branch",
        TestProgram.of(
            parallel(
                List.of(
                    attempt(
                        "t",
                        "v1",
                        List.of(call("v2", "1"), yielding("t", "v2")),
                        handler("ToolError", "v3", yielding("t", "v3.step")))),
                List.of(call("v4", "2"))),
            returning("[v1, v4]")));
    programs.put(
        "branches of two calls",
        TestProgram.of(
            parallel(
                List.of(call("v1", "1"), call("v2", "2")),
                List.of(call("v3", "3"), call("v4", "4"))),
            returning("[v2, v4]")));
  }

  private static void loops(Map<String, ProgramIr> programs) {
    programs.put(
        "turns in a row",
        TestProgram.of(
            loop("l", "[1, 2, 3]", 3, 1, "v1", "v2", call("v3", "v1"), yielding("l", "v3")),
            returning("v2")));
    programs.put(
        "turns that skip and stop",
        TestProgram.of(
            loop(
                "l",
                "[1, 2, 3, 4, 5]",
                5,
                1,
                "v1",
                "v2",
                when("v1 == 2", List.of(exit("l", Mode.CONTINUE, null)), List.of()),
                when("v1 == 4", List.of(exit("l", Mode.BREAK, null)), List.of()),
                call("v3", "v1"),
                yielding("l", "v3")),
            returning("v2")));
    programs.put(
        "turns without a value",
        TestProgram.of(
            loop("l", "[1, 2]", 3, 1, "v1", null, call(null, "v1")),
            loop("m", "[]", 3, 1, "v2", "v3", yielding("m", "v2")),
            loop("k", "[1, 2, 3]", 3, 1, "v4", null),
            returning("v3")));
    programs.put(
        "loops in loops",
        TestProgram.of(
            loop(
                "l",
                "[1, 2]",
                3,
                1,
                "v1",
                "v2",
                loop("m", "[3, 4]", 3, 1, "v3", "v4", call("v5", "v1"), yielding("m", "v5")),
                yielding("l", "v4")),
            returning("v2")));
  }

  private static void oddLoops(Map<String, ProgramIr> programs) {
    programs.put(
        "over a map",
        TestProgram.of(
            mapLoop(
                "l",
                "{'a': 1, 'b': 2}",
                1,
                "v1",
                "v2",
                "v3",
                call("v4", "v2"),
                yielding("l", "v1 + v4")),
            mapLoop("m", "{'c': 1}", 2, "v5", "v6", "v7", yielding("m", "v5")),
            returning("[v3, v7]")));
    programs.put(
        "too many turns",
        TestProgram.of(loop("l", "[1, 2, 3]", 2, 1, "v1", null, call(null, "v1"))));
    programs.put("failing items", TestProgram.of(loop("l", "[1][1]", 2, 1, "v1", null)));
    programs.put(
        "leaving through frames",
        TestProgram.of(
            loop(
                "l",
                "[1, 2]",
                3,
                1,
                "v1",
                "v2",
                attempt(
                    "t",
                    null,
                    List.of(block("b", null, call("v3", "v1"), yielding("l", "v3"))),
                    handler("ToolError", null, exit("l", Mode.BREAK, null)))),
            returning("v2")));
  }

  private static void windows(Map<String, ProgramIr> programs) {
    programs.put(
        "a window of two over four",
        TestProgram.of(
            loop("l", "[1, 2, 3, 4]", 4, 2, "v1", "v2", call("v3", "v1"), yielding("l", "v3")),
            returning("v2")));
    programs.put(
        "a window wider than its items",
        TestProgram.of(
            loop("l", "[1, 2]", 4, 8, "v1", "v2", call("v3", "v1"), yielding("l", "v3")),
            loop("m", "[]", 4, 8, "v4", "v5"),
            returning("[v2, v5]")));
    programs.put(
        "turns at once, some without a value",
        TestProgram.of(
            loop(
                "l",
                "[1, 2, 3, 4, 5]",
                5,
                3,
                "v1",
                "v2",
                when("v1 == 2", List.of(exit("l", Mode.CONTINUE, null)), List.of()),
                call("v3", "v1"),
                when("v1 == 4", List.of(), List.of(yielding("l", "v3")))),
            returning("v2")));
    programs.put(
        "a turn that fails at once",
        TestProgram.of(
            loop(
                "l",
                "[1, 2, 3, 4]",
                4,
                2,
                "v1",
                "v2",
                when("v1 == 3", List.of(failing("'three'")), List.of()),
                call("v3", "v1")),
            returning("v2")));
  }

  private static void oddWindows(Map<String, ProgramIr> programs) {
    programs.put(
        "too many turns at once",
        TestProgram.of(loop("l", "[1, 2, 3]", 2, 2, "v1", null, call(null, "v1"))));
    programs.put(
        "windows in branches in turns",
        TestProgram.of(
            loop(
                "l",
                "[1, 2]",
                2,
                1,
                "v1",
                "v2",
                parallel(
                    List.of(
                        loop("m", "[5]", 2, 2, "v3", "v4", call("v5", "v3"), yielding("m", "v5"))),
                    List.of(call("v6", "v1"))),
                yielding("l", "v4 + [v6]")),
            returning("v2")));
    programs.put(
        "turns of two calls",
        TestProgram.of(
            loop(
                "l",
                "[1, 2]",
                2,
                2,
                "v1",
                "v2",
                call("v3", "v1"),
                call("v4", "v3"),
                yielding("l", "v4")),
            returning("v2")));
  }

  private static void attempts(Map<String, ProgramIr> programs) {
    programs.put(
        "handlers by kind",
        TestProgram.of(
            attempt(
                "t",
                "v1",
                List.of(call("v2", "1"), failing("v2")),
                handler("Other", null, yielding("t", "'other'")),
                handler("test.Refused", "v3", yielding("t", "v3.why")),
                handler("Error", "v4", yielding("t", "v4.kind + v4.message"))),
            returning("v1")));
    programs.put(
        "a handler that does not fit",
        TestProgram.of(
            attempt("t", null, List.of(call("v1", "1")), handler("Timeout", null)),
            returning("1")));
    programs.put(
        "a failing handler",
        TestProgram.of(
            attempt(
                "s",
                "v9",
                List.of(
                    attempt(
                        "t",
                        null,
                        List.of(call("v1", "1")),
                        handler("Error", null, call("v2", "2"), failing("v2")))),
                handler("Error", "v3", yielding("s", "v3.kind"))),
            returning("1")));
  }

  private static void attemptsAroundMore(Map<String, ProgramIr> programs) {
    programs.put(
        "branches under a handler",
        TestProgram.of(
            attempt(
                "t",
                "v1",
                List.of(
                    parallel(List.of(call("v2", "1")), List.of(call("v3", "2"))),
                    yielding("t", "[v2, v3]")),
                handler("Error", "v4", call("v5", "v4.step"), yielding("t", "v5"))),
            returning("v1")));
    programs.put(
        "a handler for the wall clock",
        TestProgram.of(
            attempt(
                "t",
                "v1",
                List.of(
                    parallel(
                        List.of(
                            attempt(
                                "u",
                                null,
                                List.of(call("v2", "1")),
                                handler("Timeout", null, call("v7", "7")))),
                        List.of(call("v3", "2"))),
                    yielding("t", "'in time'")),
                handler("Timeout", "v4", yielding("t", "v4.step"))),
            call("v6", "3"),
            returning("v1")));
    programs.put(
        "a quiet attempt",
        TestProgram.of(
            attempt("t", null, List.of(let("v1", "1")), handler("Error", null)),
            attempt("u", null, List.of(failing("'x'")), handler("Error", null, let("v2", "2"))),
            returning("3")));
  }
}
