package ai.somagent.soma.ir.verify;

import static ai.somagent.soma.ir.sample.SampleNodes.attempt;
import static ai.somagent.soma.ir.sample.SampleNodes.block;
import static ai.somagent.soma.ir.sample.SampleNodes.call;
import static ai.somagent.soma.ir.sample.SampleNodes.choose;
import static ai.somagent.soma.ir.sample.SampleNodes.end;
import static ai.somagent.soma.ir.sample.SampleNodes.fail;
import static ai.somagent.soma.ir.sample.SampleNodes.loop;
import static ai.somagent.soma.ir.sample.SampleNodes.parallel;
import static ai.somagent.soma.ir.sample.SampleNodes.yieldTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.somagent.soma.ir.node.NodeIr;
import ai.somagent.soma.ir.sample.ProgramBuilder;
import ai.somagent.soma.ir.sample.SamplePrograms;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CallBoundTest {
  @Test
  void callsInARow_addUp() {
    assertThat(bound(call("a", null, "b"), call("b", null, null))).isEqualTo(new CallBound(2, 2));
  }

  @Test
  void arms_countTheCheaperAndTheDearer() {
    assertThat(bound(choose("a", "b", null, null), call("b", null, "c"), call("c", null, null)))
        .isEqualTo(new CallBound(0, 2));
  }

  @Test
  void loops_countNothingAndEverything() {
    assertThat(
            bound(
                loop("a", "i", 1, "b", null), loop("b", "j", 4, "c", null), call("c", null, null)))
        .isEqualTo(new CallBound(0, 100));
  }

  @Test
  void branches_addUp() {
    assertThat(bound(parallel("a", null, "b", "c"), call("b", null, null), call("c", null, null)))
        .isEqualTo(new CallBound(2, 2));
  }

  @Test
  void handlers_mayComeAtOnceOrLast() {
    assertThat(
            bound(
                attempt("a", "b", "c", null, null),
                call("b", null, null),
                call("c", null, "d"),
                call("d", null, null)))
        .isEqualTo(new CallBound(1, 3));
  }

  @Test
  void earlyReturn_shortensTheBestCase() {
    assertThat(
            bound(
                choose("a", "b", null, "c"), end("b"), call("c", null, "d"), call("d", null, null)))
        .isEqualTo(new CallBound(0, 2));
  }

  @Test
  void earlyYield_shortensTheBestCaseToTheBlock() {
    assertThat(
            bound(
                block("a", "b", null, "e"),
                choose("b", "c", null, "d"),
                yieldTo("c", "a"),
                call("d", null, null),
                call("e", null, null)))
        .isEqualTo(new CallBound(1, 2));
  }

  @Test
  void pathsThatFail_areNoBestCase() {
    assertThat(bound(choose("a", "b", "c", null), fail("b", "Timeout"), call("c", null, null)))
        .isEqualTo(new CallBound(1, 1));
  }

  @Test
  void loopsBeyondCounting_stayAtTheGreatestNumber() {
    List<NodeIr> nodes = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      nodes.add(loop("n" + i, "i" + i, 1, "n" + (i + 1), null));
    }
    nodes.add(call("n30", null, null));

    assertThat(bound(nodes.toArray(NodeIr[]::new))).isEqualTo(new CallBound(0, Long.MAX_VALUE));
  }

  @Test
  void sampleProgram_isCounted() {
    assertThat(CallBound.of(SamplePrograms.everything())).isEqualTo(new CallBound(3, 54));
  }

  @Test
  void nodesThatFormNoTree_areRefused() {
    assertThatThrownBy(() -> bound(call("a", null, "a")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("node-shared at `a`: this node is reached in more than one way");
  }

  private static CallBound bound(NodeIr... nodes) {
    return CallBound.of(new ProgramBuilder().nodes(nodes).build());
  }
}
