package ai.somagent.soma.engine.step;

import static ai.somagent.soma.engine.step.TestProgram.arm;
import static ai.somagent.soma.engine.step.TestProgram.attempt;
import static ai.somagent.soma.engine.step.TestProgram.await;
import static ai.somagent.soma.engine.step.TestProgram.awaitUntil;
import static ai.somagent.soma.engine.step.TestProgram.block;
import static ai.somagent.soma.engine.step.TestProgram.call;
import static ai.somagent.soma.engine.step.TestProgram.failing;
import static ai.somagent.soma.engine.step.TestProgram.guarded;
import static ai.somagent.soma.engine.step.TestProgram.handler;
import static ai.somagent.soma.engine.step.TestProgram.let;
import static ai.somagent.soma.engine.step.TestProgram.limited;
import static ai.somagent.soma.engine.step.TestProgram.loop;
import static ai.somagent.soma.engine.step.TestProgram.parallel;
import static ai.somagent.soma.engine.step.TestProgram.race;
import static ai.somagent.soma.engine.step.TestProgram.returning;
import static ai.somagent.soma.engine.step.TestProgram.sleep;
import static ai.somagent.soma.engine.step.TestProgram.undoable;
import static ai.somagent.soma.engine.step.TestProgram.yielding;

import ai.somagent.soma.ir.ProgramIr;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Programs in which the first to end decides. */
final class RacePrograms {
  private RacePrograms() {}

  static Map<String, ProgramIr> all() {
    Map<String, ProgramIr> programs = new LinkedHashMap<>();
    heads(programs);
    losers(programs);
    around(programs);
    return programs;
  }

  private static void heads(Map<String, ProgramIr> programs) {
    programs.put(
        "calls and a sleep that race",
        TestProgram.of(
            race(
                "r",
                "v1",
                arm(call("v2", "1"), yielding("r", "v2")),
                arm(call("v3", "2"), yielding("r", "[v3]")),
                arm(sleep("duration('1s')"), yielding("r", "'slow'"))),
            returning("v1")));
    programs.put(
        "heads that end at once",
        TestProgram.of(
            race(
                "r",
                "v1",
                arm(call("v2", "1"), yielding("r", "v2")),
                arm(let("v3", "3"), yielding("r", "v3")),
                arm(block("b", "v4", yielding("b", "4")), yielding("r", "v4"))),
            race("q", null, arm(failing("'q'")), arm(call("v5", "5")))));
    programs.put(
        "a signal in a race",
        TestProgram.withSignal(
            2,
            race(
                "r",
                "v1",
                arm(await("v2", null), yielding("r", "v2")),
                arm(sleep("duration('1s')"), yielding("r", "'late'"))),
            call("v3", "v1"),
            returning("v1")));
    programs.put(
        "a condition that never wins",
        TestProgram.of(
            race("r", null, arm(awaitUntil("false", null)), arm(call("v1", "1"), call("v2", "v1"))),
            returning("1")));
  }

  private static void losers(Map<String, ProgramIr> programs) {
    programs.put(
        "losers that are undone",
        TestProgram.of(
            race(
                "r",
                "v1",
                arm(
                    block(
                        "b",
                        null,
                        undoable("v2", "1", List.of("v2"), call(null, "v2")),
                        call(null, "3")),
                    yielding("r", "'first'")),
                arm(call("v4", "4"), yielding("r", "v4"))),
            returning("v1")));
    programs.put(
        "a winner that is undone later",
        TestProgram.of(
            race(
                "r",
                null,
                arm(undoable("v1", "1", List.of("v1"), call(null, "v1")), failing("v1")),
                arm(sleep("duration('1s')")))));
    programs.put(
        "losers that clean up",
        TestProgram.of(
            race(
                "r",
                "v1",
                arm(
                    guarded(
                        "t", null, null, null, List.of(call(null, "1")), List.of(call(null, "2"))),
                    yielding("r", "'cleaned'")),
                arm(call("v4", "4"), yielding("r", "v4"))),
            returning("v1")));
  }

  private static void around(Map<String, ProgramIr> programs) {
    programs.put(
        "races in races",
        TestProgram.of(
            race(
                "r",
                "v1",
                arm(
                    race("q", null, arm(call("v2", "1")), arm(call("v3", "2"))),
                    yielding("r", "'inner'")),
                arm(parallel(List.of(sleep("duration('1s')"))), yielding("r", "'outer'"))),
            returning("v1")));
    programs.put(
        "races in turns under a handler",
        TestProgram.of(
            attempt(
                "t",
                "v1",
                List.of(
                    loop(
                        "l",
                        "[1, 2]",
                        2,
                        2,
                        "v2",
                        "v3",
                        race(
                            "r",
                            "v4",
                            arm(call("v5", "v2"), yielding("r", "v5")),
                            arm(sleep("duration('1s')"))),
                        yielding("l", "v2")),
                    yielding("t", "v3")),
                handler("ToolError", "v6", yielding("t", "v6.step"))),
            returning("v1")));
    programs.put(
        "a limit around a race",
        TestProgram.of(
            limited(
                "t",
                "v1",
                List.of(
                    race(
                        "r",
                        "v2",
                        arm(call("v3", "1"), call("v4", "2"), yielding("r", "v4")),
                        arm(awaitUntil("false", null))),
                    yielding("t", "v2")),
                handler("Timeout", "v5", yielding("t", "v5.step"))),
            returning("v1")));
  }
}
