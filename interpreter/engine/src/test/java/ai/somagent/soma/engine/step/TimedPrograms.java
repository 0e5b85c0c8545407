package ai.somagent.soma.engine.step;

import static ai.somagent.soma.engine.step.TestProgram.attempt;
import static ai.somagent.soma.engine.step.TestProgram.await;
import static ai.somagent.soma.engine.step.TestProgram.awaitUntil;
import static ai.somagent.soma.engine.step.TestProgram.block;
import static ai.somagent.soma.engine.step.TestProgram.call;
import static ai.somagent.soma.engine.step.TestProgram.exit;
import static ai.somagent.soma.engine.step.TestProgram.failing;
import static ai.somagent.soma.engine.step.TestProgram.handler;
import static ai.somagent.soma.engine.step.TestProgram.let;
import static ai.somagent.soma.engine.step.TestProgram.limited;
import static ai.somagent.soma.engine.step.TestProgram.loop;
import static ai.somagent.soma.engine.step.TestProgram.parallel;
import static ai.somagent.soma.engine.step.TestProgram.returning;
import static ai.somagent.soma.engine.step.TestProgram.set;
import static ai.somagent.soma.engine.step.TestProgram.sleep;
import static ai.somagent.soma.engine.step.TestProgram.sleepUntil;
import static ai.somagent.soma.engine.step.TestProgram.variable;
import static ai.somagent.soma.engine.step.TestProgram.when;
import static ai.somagent.soma.engine.step.TestProgram.whileLoop;
import static ai.somagent.soma.engine.step.TestProgram.yielding;

import ai.somagent.soma.ir.ProgramIr;
import ai.somagent.soma.ir.node.NodeIr.ExitIr.Mode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Programs of at most four calls a run with variables, {@code while}, and what time does. */
final class TimedPrograms {
  private TimedPrograms() {}

  static Map<String, ProgramIr> all() {
    Map<String, ProgramIr> programs = new LinkedHashMap<>();
    variables(programs);
    sleeps(programs);
    limits(programs);
    limitsThatAreLeft(programs);
    signals(programs);
    return programs;
  }

  private static void variables(Map<String, ProgramIr> programs) {
    programs.put(
        "a loop while a variable says so",
        TestProgram.of(
            variable("v1", "0"),
            whileLoop("w", "v1 < 2", 5, call("v2", "v1"), set("v1", "v1 + 1")),
            whileLoop("x", "v1 < 2", 5, failing("'never'")),
            whileLoop("y", "true", 2, call("v3", "v1")),
            returning("v1")));
    programs.put(
        "turns that skip, stop and fail",
        TestProgram.of(
            variable("v1", "0"),
            attempt(
                "t",
                null,
                List.of(
                    whileLoop(
                        "w",
                        "3 / (v1 - 4) < 2",
                        9,
                        set("v1", "v1 + 1"),
                        when("v1 == 2", List.of(exit("w", Mode.CONTINUE, null)), List.of()),
                        when("v1 == 3", List.of(call("v2", "v1")), List.of()))),
                handler("Evaluation", "v3", set("v1", "v1 + 10"))),
            whileLoop(
                "x", "true", 3, block("b", null, call("v4", "v1"), exit("x", Mode.BREAK, null))),
            whileLoop("z", "v1 < 16", 3, set("v1", "v1 + 1"), exit("z", Mode.YIELD, null)),
            returning("v1")));
    programs.put(
        "variables of branches and turns",
        TestProgram.of(
            variable("v1", "1"),
            parallel(
                List.of(variable("v2", "v1"), call("v3", "v2"), set("v2", "v2 + 5")),
                List.of(call("v4", "v1"))),
            set("v1", "v1 + v2"),
            loop(
                "l",
                "[1, 2]",
                2,
                2,
                "v5",
                "v6",
                variable("v7", "v5"),
                set("v7", "v7 * 2"),
                call("v8", "v7"),
                yielding("l", "v7 + v1")),
            returning("v6")));
    programs.put("failing var", TestProgram.of(variable("v1", "1 / 0")));
    programs.put(
        "failing set",
        TestProgram.of(
            variable("v1", "0"),
            attempt("t", null, List.of(set("v1", "1 / v1")), handler("Error", null)),
            returning("v1")));
    programs.put("failing while", TestProgram.of(whileLoop("w", "1 / 0 == 1", 2)));
  }

  private static void sleeps(Map<String, ProgramIr> programs) {
    programs.put(
        "sleeps and calls in a row",
        TestProgram.of(
            sleep("duration('5s')"),
            call("v1", "1"),
            sleepUntil("run.now + duration('1h')"),
            sleep("duration('0s')"),
            sleepUntil("run.now"),
            returning("v1")));
    programs.put(
        "sleeps beside calls",
        TestProgram.of(
            parallel(
                List.of(sleep("duration('5s')"), call("v1", "1")),
                List.of(call("v2", "2"), sleep("duration('1s')")),
                List.of(sleep("duration('2s')"))),
            returning("[v1, v2]")));
    programs.put(
        "sleeps beside what fails",
        TestProgram.of(
            parallel(
                List.of(sleep("duration('5s')"), call("v1", "1")),
                List.of(parallel(List.of(sleep("duration('1s')")), List.of(call("v2", "2")))),
                List.of(failing("'at once'"))),
            returning("v1")));
    programs.put(
        "turns that sleep",
        TestProgram.of(
            loop(
                "l",
                "[1, 2, 3]",
                3,
                2,
                "v1",
                "v2",
                sleep("duration('1s')"),
                when("v1 == 2", List.of(failing("'two'")), List.of()),
                yielding("l", "v1")),
            loop("m", "[1, 2]", 3, 1, "v3", null, sleep("duration('1s')")),
            returning("v2")));
    programs.put("failing sleep", TestProgram.of(sleep("duration('5')")));
    programs.put(
        "conditions",
        TestProgram.of(
            awaitUntil("true", 1000L),
            attempt(
                "t",
                null,
                List.of(awaitUntil("false", 1000L)),
                handler("Timeout", "v1", call("v2", "v1.step"))),
            parallel(List.of(awaitUntil("1 == 2", 5L)), List.of(call("v3", "3"))),
            returning("v1")));
    programs.put("failing condition of a wait", TestProgram.of(awaitUntil("1 / 0 == 1", 1L)));
  }

  private static void limits(Map<String, ProgramIr> programs) {
    programs.put(
        "a limit around calls",
        TestProgram.of(
            limited(
                "t",
                "v1",
                List.of(call("v2", "1"), call("v3", "2"), yielding("t", "v3")),
                handler("Timeout", "v4", call("v5", "v4.step"), yielding("t", "v5"))),
            returning("v1")));
    programs.put(
        "limits in limits",
        TestProgram.of(
            limited(
                "t",
                "v1",
                List.of(
                    limited(
                        "u",
                        "v2",
                        List.of(
                            attempt("s", null, List.of(call("v3", "1")), handler("Error", null)),
                            sleep("duration('1s')")),
                        handler("Error", "v4", yielding("u", "'inner'"))),
                    sleep("duration('2s')"),
                    yielding("t", "'in time'")),
                handler("Timeout", null, yielding("t", "'outer'"))),
            returning("v1")));
    programs.put(
        "a limit around branches",
        TestProgram.of(
            limited(
                "t",
                null,
                List.of(
                    parallel(
                        List.of(
                            limited("u", null, List.of(call("v1", "1")), handler("Timeout", null))),
                        List.of(sleep("duration('1s')")),
                        List.of(awaitUntil("false", null)))),
                handler("Timeout", "v4")),
            call("v5", "5"),
            returning("v5")));
  }

  private static void limitsThatAreLeft(Map<String, ProgramIr> programs) {
    programs.put(
        "limits that are left",
        TestProgram.of(
            limited("p", null, List.of(let("v9", "1"))),
            loop(
                "l",
                "[1, 2]",
                3,
                2,
                "v1",
                "v2",
                limited("t", null, List.of(call("v3", "v1"), yielding("l", "v3")))),
            limited("u", null, List.of(sleep("duration('1s')"), returning("v2")))));
    programs.put(
        "a limit nothing takes",
        TestProgram.of(
            limited("t", null, List.of(call("v1", "1")), handler("ToolError", null)),
            returning("1")));
  }

  private static void signals(Map<String, ProgramIr> programs) {
    programs.put(
        "signals in a row",
        TestProgram.withSignal(
            2,
            call("v1", "1"),
            await("v2", 1000L),
            attempt(
                "t", null, List.of(await("v3", 1000L), call("v4", "v3")), handler("Timeout", null)),
            returning("v2")));
    programs.put(
        "signals nobody awaits", TestProgram.withSignal(1, call("v1", "1"), returning("v1")));
    programs.put(
        "a signal beside a call",
        TestProgram.withSignal(
            5, parallel(List.of(await("v1", 1000L)), List.of(call("v2", "2"))), returning("v1")));
    programs.put(
        "a signal in a limit",
        TestProgram.withSignal(
            5,
            limited("t", null, List.of(await(null, null)), handler("Timeout", null)),
            call("v1", "1"),
            returning("v1")));
  }
}
