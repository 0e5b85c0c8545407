package ai.somagent.soma.engine.step;

import static ai.somagent.soma.engine.step.TestProgram.approve;
import static ai.somagent.soma.engine.step.TestProgram.arm;
import static ai.somagent.soma.engine.step.TestProgram.attempt;
import static ai.somagent.soma.engine.step.TestProgram.call;
import static ai.somagent.soma.engine.step.TestProgram.handler;
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

/** Programs that ask people. */
final class ApprovalPrograms {
  private ApprovalPrograms() {}

  static Map<String, ProgramIr> all() {
    Map<String, ProgramIr> programs = new LinkedHashMap<>();
    programs.put(
        "an approval before a call",
        TestProgram.of(approve("v1", "'Sell?'", 1, 1, 1000L), call("v2", "1"), returning("v1")));
    programs.put(
        "a quorum of two and two refusals",
        TestProgram.of(approve("v1", "'Sell?'", 2, 2, null), returning("v1")));
    programs.put("an approval without a title", TestProgram.of(approve(null, "1", 1, 1, null)));
    programs.put(
        "an approval that fails to be asked", TestProgram.of(approve(null, "[''][1]", 1, 1, 1L)));
    programs.put(
        "what people say is handled",
        TestProgram.of(
            attempt(
                "t",
                "v1",
                List.of(
                    undoable("v2", "1", List.of(), call(null, "2")),
                    approve("v3", "'Sell?'", 2, 1, 1000L),
                    yielding("t", "v3.by")),
                handler("Rejected", "v4", yielding("t", "v4.by.id")),
                handler("Timeout", "v5", yielding("t", "v5.step"))),
            returning("v1")));
    programs.put(
        "approvals in turns",
        TestProgram.of(
            loop(
                "l",
                "[1, 2]",
                2,
                2,
                "v1",
                "v2",
                approve("v3", "'Sell?'", 1, 1, null),
                yielding("l", "v3.by")),
            returning("v2")));
    programs.put(
        "an approval in a race",
        TestProgram.of(
            race(
                "r",
                "v1",
                arm(approve("v2", "'Sell?'", 1, 1, null), yielding("r", "v2.by")),
                arm(sleep("duration('1s')"), yielding("r", "'late'"))),
            returning("v1")));
    programs.put(
        "an approval beside what fails",
        TestProgram.of(
            limited(
                "t",
                null,
                List.of(
                    parallel(
                        List.of(approve("v1", "'Sell?'", 1, 1, 1000L)), List.of(call("v2", "1")))),
                handler("Timeout", null)),
            returning("1")));
    return programs;
  }
}
