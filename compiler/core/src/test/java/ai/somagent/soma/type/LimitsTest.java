package ai.somagent.soma.type;

import static org.assertj.core.api.Assertions.assertThat;

import ai.somagent.soma.compile.CompilationInput;
import ai.somagent.soma.compile.Compiler;
import ai.somagent.soma.compile.ModuleLibrary;
import ai.somagent.soma.source.SourceText;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The sizes at which a program is refused, and the last ones at which it is not. */
class LimitsTest {
  private static final String TOOL =
      "tool t via java \"t.T\" { action make(n: int) { effect: write, risk: low, cost: 0 } }\n";

  private static List<String> said(String text) {
    List<SourceText> sources = List.of(new SourceText("main.soma", "module probe\n" + text));
    return Compiler.compile(new CompilationInput(sources, ModuleLibrary.EMPTY))
        .diagnostics()
        .stream()
        .filter(d -> d.code() == StepCode.TOO_LARGE || d.code() == TypeCode.TOO_DEEP)
        .map(d -> d.code().id() + " " + d.message())
        .toList();
  }

  private static String lines(int count, IntFunction<String> line) {
    return IntStream.range(0, count).mapToObj(line).collect(Collectors.joining("\n", "", "\n"));
  }

  private static String capsule(String steps) {
    return """
    capsule main version "1.0.0" {
      owner: "team:t"
      budget(wall_clock: 1h, usd: 1.0, tool_calls: 30000)
      steps {
    """
        + steps
        + "  }\n}\n";
  }

  /** Ten steps, then ten times what stands before, and so on: the last has 11,110 steps. */
  private static String tasks() {
    return "task a1() {\n"
        + lines(10, i -> "  call t.make(n: " + i + ")")
        + "}\n"
        + lines(
            3,
            i -> "task a" + (i + 2) + "() {\n" + lines(10, n -> "  run a" + (i + 1) + "()") + "}");
  }

  @Test
  void steps_areAtMostTwentyThousand() {
    String almost = "    run a4()\n" + "    run a3()\n".repeat(8);
    String last = "    call t.make(n: 1)\n";
    assertThat(said(TOOL + tasks() + capsule(almost + last))).isEmpty();
    assertThat(said(TOOL + tasks() + capsule(almost + last + last)))
        .containsExactly("E4023 capsule `main` has more than 20000 steps");
  }

  private static String plan(int nodes) {
    return TOOL
        + "plan site version \"1.0.0\" {\n  intent: \"x\"\n  owner: \"team:t\"\n"
        + "  budget(wall_clock: 1h, usd: 1.0, tool_calls: 30000)\n"
        + lines(nodes, i -> "  deliverable d" + i + " { call t.make(n: 1) }")
        + "}\n";
  }

  @Test
  void nodesOfAPlan_areAtMostAThousand() {
    assertThat(said(plan(1_000))).isEmpty();
    assertThat(said(plan(1_001))).containsExactly("E4023 plan `site` has more than 1000 nodes");
  }

  @Test
  void namesForOneType_areAtMostTwoHundredDeep() {
    String chain = "type A0 = string\n" + lines(200, i -> "type A" + (i + 1) + " = A" + i);
    assertThat(said("type A0 = string\n" + lines(199, i -> "type A" + (i + 1) + " = A" + i)))
        .isEmpty();
    assertThat(said(chain)).singleElement().asString().contains("`A200` stands for more than 200");
  }

  @Test
  void records_areAtMostTwoHundredDeep() {
    String chain =
        "type A0 { x: int }\n" + lines(200, i -> "type A" + (i + 1) + " { x: A" + i + " }");
    assertThat(
            said(
                "type A0 { x: int }\n"
                    + lines(199, i -> "type A" + (i + 1) + " { x: A" + i + " }")))
        .isEmpty();
    assertThat(said(chain))
        .singleElement()
        .asString()
        .contains("`A200` holds records more than 200");
  }

  @Test
  void expressions_areAtMostTwoHundredDeep() {
    assertThat(said("let x = 1" + " + 1".repeat(199) + "\n")).isEmpty();
    assertThat(said("let x = 1" + " + 1".repeat(200) + "\n")).hasSize(1);
  }
}
