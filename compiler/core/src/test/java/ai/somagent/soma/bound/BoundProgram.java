package ai.somagent.soma.bound;

import java.util.Random;

/** Writes random programs of nested blocks around calls, for which bounds are worked out. */
final class BoundProgram {
  private static final int DEEPEST = 4;

  private final Random random;
  private final StringBuilder out = new StringBuilder();
  private int names;

  private BoundProgram(long seed) {
    this.random = new Random(seed);
  }

  /** One module with the capsule {@code main} and the task {@code part}. */
  static String of(long seed) {
    BoundProgram program = new BoundProgram(seed);
    program.out.append(
        """
        module demo

        tool t via java "demo.T" {
          action ask(n: int) -> int { effect: read, risk: low }
          action put(n: int) { effect: write, risk: low }
        }

        task part(n: int) -> int {
          if n > 3 {
            return call t.ask(n: n)
          }
          let more = call t.ask(n: 1)
          return call t.ask(n: more)
        }

        capsule main version "1.0.0" {
          owner: "team:demo"
          budget(tool_calls: 1_000_000, wall_clock: 30d)

          input { n: int, items: list<int>(max: 4) }

          steps {
        """);
    program.block(0, false, false);
    return program.out.append("  }\n}\n").toString();
  }

  private void block(int depth, boolean loop, boolean branch) {
    int count = 1 + random.nextInt(3);
    for (int i = 0; i < count; i++) {
      step(depth, loop, branch);
    }
    if (loop && random.nextInt(4) == 0) {
      out.append(random.nextBoolean() ? "break\n" : "continue\n");
    }
  }

  private void step(int depth, boolean loop, boolean branch) {
    switch (depth >= DEEPEST ? random.nextInt(3) : random.nextInt(11)) {
      case 0 -> out.append("call t.put(n: input.n) undo call t.put(n: 0)\n");
      case 1 -> out.append("let _v").append(names++).append(" = call t.ask(n: 1)\n");
      case 2 -> out.append("let _v").append(names++).append(" = run part(n: input.n)\n");
      case 3 -> nested("if input.n > " + random.nextInt(9), " else", depth, loop, branch);
      case 4 -> nested("for _i" + names++ + " in input.items", "", depth, true, branch);
      case 5 -> nested("while input.n > 0 max " + random.nextInt(1, 4), "", depth, true, branch);
      case 6 -> retried(depth, loop, branch);
      case 7 -> {
        out.append("parallel {\n");
        for (int i = 0; i < 2; i++) {
          nested("branch", "", depth, false, true);
        }
        out.append("}\n");
      }
      case 8 -> {
        out.append("race {\n");
        nested("case sleep 1m", "", depth, loop, branch);
        nested("case call t.put(n: 2) undo {}", "", depth, loop, branch);
        out.append("}\n");
      }
      case 9 -> nested("for _i" + names++ + " in input.items parallel 2", "", depth, false, true);
      default -> leave(branch);
    }
  }

  private void leave(boolean branch) {
    out.append("if input.n == ").append(random.nextInt(9)).append(" {\n");
    out.append(branch || random.nextBoolean() ? "fail Timeout()\n" : "return\n").append("}\n");
  }

  private void retried(int depth, boolean loop, boolean branch) {
    String retry = random.nextBoolean() ? " retry 2 backoff 1s..2s on Unavailable" : "";
    out.append("try").append(retry).append(" {\n");
    out.append("let _v").append(names++).append(" = call t.ask(n: 7)\n");
    block(depth + 1, loop, branch);
    out.append("} catch Timeout, Unavailable {\n");
    block(depth + 1, loop, branch);
    out.append("}\n");
  }

  private void nested(String head, String tail, int depth, boolean loop, boolean branch) {
    out.append(head).append(" {\n");
    block(depth + 1, loop, branch);
    out.append('}');
    if (!tail.isEmpty() && random.nextBoolean()) {
      out.append(tail).append(" {\n");
      block(depth + 1, loop, branch);
      out.append('}');
    }
    out.append('\n');
  }
}
