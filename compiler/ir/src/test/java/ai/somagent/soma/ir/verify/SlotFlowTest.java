package ai.somagent.soma.ir.verify;

import static ai.somagent.soma.ir.sample.SampleNodes.attempt;
import static ai.somagent.soma.ir.sample.SampleNodes.block;
import static ai.somagent.soma.ir.sample.SampleNodes.call;
import static ai.somagent.soma.ir.sample.SampleNodes.choose;
import static ai.somagent.soma.ir.sample.SampleNodes.end;
import static ai.somagent.soma.ir.sample.SampleNodes.exit;
import static ai.somagent.soma.ir.sample.SampleNodes.fail;
import static ai.somagent.soma.ir.sample.SampleNodes.let;
import static ai.somagent.soma.ir.sample.SampleNodes.loop;
import static ai.somagent.soma.ir.sample.SampleNodes.parallel;
import static ai.somagent.soma.ir.sample.SampleNodes.ping;
import static ai.somagent.soma.ir.sample.SampleNodes.read;
import static ai.somagent.soma.ir.sample.SampleNodes.yieldTo;
import static ai.somagent.soma.ir.sample.SampleTypes.INT;
import static ai.somagent.soma.ir.sample.SampleTypes.cel;
import static org.assertj.core.api.Assertions.assertThat;

import ai.somagent.soma.ir.node.NodeIr;
import ai.somagent.soma.ir.node.NodeIr.ExitIr.Mode;
import ai.somagent.soma.ir.node.NodeIr.ReturnIr;
import ai.somagent.soma.ir.sample.ProgramBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

class SlotFlowTest {
  @Test
  void slotOfAnEarlierNode_isReadable() {
    assertThat(judge(let("a", "x", "b"), read("b", "y", "x", null))).isEmpty();
  }

  @Test
  void slotOfALaterNode_isNot() {
    assertThat(judge(read("a", "y", "x", "b"), let("b", "x", null)))
        .containsExactly("slot-unset at `a`: slot `x` may not be set yet");
  }

  @Test
  void slotOfOneArm_isReadableInsideOnly() {
    assertThat(
            judge(
                choose("a", "b", null, "d"),
                let("b", "x", "c"),
                read("c", "y", "x", null),
                read("d", "z", "x", null)))
        .containsExactly("slot-unset at `d`: slot `x` may not be set yet");
  }

  @Test
  void slotOfBothArms_isReadableAfterwards() {
    assertThat(
            judge(
                choose("a", "b", "c", "d"),
                let("b", "x", null),
                let("c", "x", null),
                read("d", "z", "x", null)))
        .isEmpty();
  }

  @Test
  void slotOfTheArmThatGoesOn_isReadableAfterwards() {
    assertThat(
            judge(
                choose("a", "b", "c", "d"),
                let("b", "x", null),
                end("c"),
                read("d", "z", "x", null)))
        .isEmpty();
  }

  @Test
  void slotOfABranch_isReadableAfterwardsButNotBeside() {
    assertThat(
            judge(
                parallel("a", "d", "b", "c"),
                let("b", "x", null),
                read("c", "y", "x", null),
                read("d", "z", "x", null)))
        .containsExactly("slot-unset at `c`: slot `x` may not be set yet");
  }

  @Test
  void twoBranchesThatSetOneSlot_race() {
    assertThat(judge(parallel("a", null, "b", "c"), let("b", "x", null), let("c", "x", null)))
        .containsExactly("slot-race at `a`: two branches set the same slot");
  }

  @Test
  void parallelWithABranchThatNeverEnds_doesNotGoOn() {
    assertThat(
            judge(
                parallel("a", "d", "b", "c"),
                let("b", "x", null),
                fail("c", "Timeout"),
                read("d", "z", "y", null)))
        .isEmpty();
  }

  @Test
  void slotSetAgainOnTheSamePath_isRefused() {
    assertThat(judge(let("a", "x", "b"), let("b", "x", null)))
        .containsExactly("slot-set-twice at `b`: slot `x` may be set already");
    assertThat(judge(choose("a", "b", null, "c"), let("b", "x", null), let("c", "x", null)))
        .containsExactly("slot-set-twice at `c`: slot `x` may be set already");
    assertThat(judge(let("a", "x", "b"), loop("b", "i", 1, "c", null), let("c", "x", null)))
        .containsExactly("slot-set-twice at `c`: slot `x` may be set already");
    assertThat(judge(loop("a", "i", 1, "b", "c"), let("b", "x", null), let("c", "i", null)))
        .containsExactly("slot-set-twice at `c`: slot `i` may be set already");
  }

  @Test
  void slotsOfATurn_areReadableInItOnly() {
    assertThat(
            judge(
                loop("a", "i", 1, "b", "d"),
                let("b", "x", cel("i", "i"), "c"),
                read("c", "y", "x", null),
                read("d", "z", "x", null)))
        .containsExactly("slot-unset at `d`: slot `x` may not be set yet");
  }

  @Test
  void breakInATurn_makesNothingReadableAfterwards() {
    assertThat(
            judge(
                loop("a", "i", 1, "b", "d"),
                let("b", "x", "c"),
                exit("c", "a", Mode.BREAK),
                read("d", "z", "x", null)))
        .containsExactly("slot-unset at `d`: slot `x` may not be set yet");
  }

  @Test
  void valueOfABlock_isReadableWhenEveryPathYields() {
    assertThat(
            judge(
                block("a", "b", "x", "e"),
                choose("b", "c", "d", null),
                yieldTo("c", "a"),
                yieldTo("d", "a"),
                read("e", "y", "x", null)))
        .isEmpty();
  }

  @Test
  void blockWithAValue_mustYieldOnEveryPath() {
    assertThat(
            judge(
                block("a", "b", "x", "d"),
                choose("b", "c", null, null),
                yieldTo("c", "a"),
                read("d", "y", "x", null)))
        .containsExactly("value-missing at `a`: a path ends without giving a value");
  }

  @Test
  void slotSetBeforeEveryYield_isReadableAfterTheBlock() {
    assertThat(
            judge(
                block("a", "b", null, "e"),
                let("b", "x", "c"),
                choose("c", "d", null, null),
                yieldTo("d", "a"),
                read("e", "y", "x", null)))
        .isEmpty();
  }

  @Test
  void slotSetBeforeOneYieldOnly_isNot() {
    assertThat(
            judge(
                block("a", "b", null, "e"),
                choose("b", "c", null, "d"),
                yieldTo("c", "a"),
                let("d", "x", null),
                read("e", "y", "x", null)))
        .containsExactly("slot-unset at `e`: slot `x` may not be set yet");
  }

  @Test
  void slotOfATryBody_isNotReadableInItsHandlerNorAfterwards() {
    assertThat(
            judge(
                attempt("a", "b", "c", null, "d"),
                let("b", "x", null),
                read("c", "y", "x", null),
                read("d", "z", "x", null)))
        .containsExactly(
            "slot-unset at `c`: slot `x` may not be set yet",
            "slot-unset at `d`: slot `x` may not be set yet");
  }

  @Test
  void slotOfATryBodyWhoseHandlerLeaves_isReadableAfterwards() {
    assertThat(
            judge(
                attempt("a", "b", "c", null, "d"),
                let("b", "x", null),
                end("c"),
                read("d", "z", "x", null)))
        .isEmpty();
  }

  @Test
  void slotOfATryBody_cannotBeSetInItsHandler() {
    assertThat(judge(attempt("a", "b", "c", null, null), let("b", "x", null), let("c", "x", null)))
        .containsExactly("slot-set-twice at `c`: slot `x` may be set already");
  }

  @Test
  void tryWithAValue_mustYieldFromBodyAndHandlers() {
    assertThat(judge(attempt("a", "b", "c", "x", null), yieldTo("b", "a"), let("c", "y", null)))
        .containsExactly("value-missing at `a`: a path ends without giving a value");
    assertThat(
            judge(
                attempt("a", "b", "c", "x", "d"),
                yieldTo("b", "a"),
                yieldTo("c", "a"),
                read("d", "y", "x", null)))
        .isEmpty();
  }

  @Test
  void resultOfACall_isReadableAfterwards() {
    assertThat(judge(call("a", "x", "b"), read("b", "y", "x", null))).isEmpty();
  }

  @Test
  void outputOnEveryPath_isDemanded() {
    ReturnIr one = new ReturnIr("b", cel("1"));
    ProgramBuilder program =
        builder(choose("a", "b", "c", null), one, fail("c", "Timeout")).output(INT);
    assertThat(texts(program)).isEmpty();

    ProgramBuilder open = builder(choose("a", "b", null, null), one).output(INT);
    assertThat(texts(open))
        .containsExactly("return-missing: a path ends without returning the output");
  }

  private static List<String> judge(NodeIr... nodes) {
    return texts(builder(nodes));
  }

  private static ProgramBuilder builder(NodeIr... nodes) {
    return new ProgramBuilder()
        .tool("t.ping", ping())
        .error("Timeout")
        .slot("x", INT)
        .slot("y", INT)
        .slot("z", INT)
        .slot("i", INT)
        .nodes(nodes);
  }

  private static List<String> texts(ProgramBuilder program) {
    return IrVerifier.verify(program.build()).stream().map(Violation::toString).toList();
  }
}
