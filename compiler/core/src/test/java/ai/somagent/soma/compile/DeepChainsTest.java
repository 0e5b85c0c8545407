package ai.somagent.soma.compile;

import static org.assertj.core.api.Assertions.assertThat;

import ai.somagent.soma.bound.Bounds;
import ai.somagent.soma.checked.CheckedCapsule;
import ai.somagent.soma.format.Formatter;
import ai.somagent.soma.label.Labels;
import ai.somagent.soma.parse.Parser;
import ai.somagent.soma.source.SourceText;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Declarations that lead to each other in long chains, which nothing may follow by calling. */
final class DeepChainsTest {
  private static final int LONG = 4_000;
  private static final String LAST = "A" + LONG;

  private static String chain(IntFunction<String> link) {
    return IntStream.range(0, LONG).mapToObj(link).collect(Collectors.joining("\n"));
  }

  private static String types(String kind) {
    return switch (kind) {
      case "optional" -> chain(i -> "type A" + i + " { x: A" + (i + 1) + "? }") + "\ntype ";
      case "required" -> chain(i -> "type A" + i + " { x: A" + (i + 1) + " }") + "\ntype ";
      case "lists" ->
          chain(i -> "type A" + i + " { x: list<A" + (i + 1) + ">(max: 1) }") + "\ntype ";
      case "diamonds" ->
          chain(i -> "type A" + i + " { x: A" + (i + 1) + "?, y: A" + (i + 1) + "? }") + "\ntype ";
      default -> chain(i -> "union A" + i + " { one(x: A" + (i + 1) + ") none }") + "\ntype ";
    };
  }

  @ParameterizedTest
  @ValueSource(strings = {"optional", "required", "lists", "diamonds", "unions"})
  void chainsOfTypes_areAnswered(String kind) {
    String text =
        """
        module made
        %s%s { y: pii string? }
        tool t via java "made.T" {
          action any(x: json) -> json { effect: read, risk: low }
          action same(x: A0) -> A0 { effect: read, risk: low }
        }
        capsule main version "1.0.0" {
          owner: "team:made"
          budget(wall_clock: 10m, tool_calls: 10)
          input { a: A0 }
          output A0
          steps {
            let b = call t.same(x: input.a)
            let c = call t.any(x: 1) as A0
            let _d = b == c
            return b
          }
        }
        """
            .formatted(types(kind), LAST);

    assertThat(everything(text).checkedCapsules()).hasSize(1);
  }

  private static Compilation everything(String text) {
    SourceText source = new SourceText("main.soma", text);
    Compilation compilation =
        Compiler.compile(new CompilationInput(List.of(source), ModuleLibrary.EMPTY));
    for (CheckedCapsule capsule : compilation.checkedCapsules()) {
      Labels.of(capsule);
      Bounds.of(capsule);
    }
    if (!compilation.hasErrors()) {
      assertThat(compilation.capsules()).hasSize(1);
    }
    assertThat(Formatter.format(Parser.parse(source))).isNotEmpty();
    return compilation;
  }
}
