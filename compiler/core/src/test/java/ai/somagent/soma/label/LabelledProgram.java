package ai.somagent.soma.label;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Writes random programs whose types are right and whose labels often are: what is refused for its
 * labels is thrown away, so that whatever the rules overlook has a chance to be written.
 */
final class LabelledProgram {
  private static final int DEEPEST = 3;

  private enum Kind {
    INT,
    TEXT,
    BOOL
  }

  /**
   * @param clean whether it is thought to carry no label; a guess that makes programs likelier
   */
  private record Variable(String name, Kind kind, boolean state, boolean clean, int branch) {}

  private final Random random;
  private final StringBuilder out = new StringBuilder();
  private List<Variable> scope = new ArrayList<>();
  private int names;
  private int branch;
  private int branches;
  private int loops;
  private boolean clean;

  private LabelledProgram(long seed) {
    this.random = new Random(seed);
  }

  static String of(long seed) {
    LabelledProgram program = new LabelledProgram(seed);
    program.out.append(DECLARATIONS);
    program.steps(0, 2 + program.random.nextInt(5));
    program.line("return " + program.wanting(Kind.TEXT, true));
    return program.out.append("  }\n}\n").toString();
  }

  private void line(String text) {
    out.append(text).append('\n');
  }

  private boolean oneIn(int n) {
    return random.nextInt(n) == 0;
  }

  private String fresh() {
    return "v" + names++;
  }

  private Kind kind() {
    return Kind.values()[random.nextInt(3)];
  }

  private String any(Kind kind) {
    return wanting(kind, oneIn(2));
  }

  /** An expression; nearly always without labels where {@code plain}. */
  private String wanting(Kind kind, boolean plain) {
    clean = plain && !oneIn(12);
    return expression(kind, random.nextInt(3));
  }

  private String expression(Kind kind, int depth) {
    if (depth == 0 || oneIn(3)) {
      return atom(kind);
    }
    int d = depth - 1;
    return switch (kind) {
      case INT ->
          switch (random.nextInt(6)) {
            case 0 -> "(" + expression(Kind.INT, d) + " + " + expression(Kind.INT, d) + ")";
            case 1 -> "(" + expression(Kind.INT, d) + " / " + expression(Kind.INT, d) + ")";
            case 2 -> "int(" + expression(Kind.TEXT, d) + ")";
            case 3 -> expression(Kind.TEXT, d) + ".size()";
            case 4 -> "input.marks[" + expression(Kind.INT, d) + "]";
            default -> choice(Kind.INT, d);
          };
      case TEXT ->
          switch (random.nextInt(4)) {
            case 0 -> "(" + expression(Kind.TEXT, d) + " + " + expression(Kind.TEXT, d) + ")";
            case 1 -> "string(" + expression(Kind.INT, d) + ")";
            case 2 -> "Pair(a: " + expression(Kind.TEXT, d) + ", b: \"x\").a";
            default -> choice(Kind.TEXT, d);
          };
      case BOOL ->
          switch (random.nextInt(4)) {
            case 0 -> "(" + expression(Kind.INT, d) + " < " + expression(Kind.INT, d) + ")";
            case 1 -> "(" + expression(Kind.TEXT, d) + " == " + expression(Kind.TEXT, d) + ")";
            case 2 -> "(" + expression(Kind.BOOL, d) + " && " + expression(Kind.BOOL, d) + ")";
            default -> "!" + expression(Kind.BOOL, d);
          };
    };
  }

  private String choice(Kind kind, int depth) {
    return "("
        + expression(Kind.BOOL, depth)
        + " ? "
        + expression(kind, depth)
        + " : "
        + expression(kind, depth)
        + ")";
  }

  private String atom(Kind kind) {
    List<String> all = new ArrayList<>();
    for (Variable one : scope) {
      if (one.kind == kind && (one.clean || !clean)) {
        all.add(one.name);
      }
    }
    switch (kind) {
      case INT -> {
        all.addAll(List.of("input.count", "" + random.nextInt(4)));
        all.addAll(clean ? List.of() : List.of("input.dirty", "input.wild.size()"));
      }
      case TEXT -> {
        all.addAll(List.of("input.word", "\"" + random.nextInt(4) + "\"", "run.checkpoint"));
        all.addAll(
            clean
                ? List.of()
                : List.of("input.said", "input.mail", "input.pair.b", "input.pair.a"));
      }
      case BOOL -> {
        all.addAll(List.of("input.ready", "(input.key != null)"));
        all.addAll(clean ? List.of() : List.of("input.odd", "(input.maybe != null)"));
      }
    }
    return all.get(random.nextInt(all.size()));
  }

  private void bind(String name, Kind kind, boolean plain) {
    scope.add(new Variable(name, kind, false, plain, branch));
  }

  private void steps(int depth, int count) {
    for (int i = 0; i < count; i++) {
      step(depth);
    }
  }

  private void block(int depth) {
    List<Variable> before = scope;
    scope = new ArrayList<>(before);
    steps(depth + 1, 1 + random.nextInt(2));
    scope = before;
  }

  private void step(int depth) {
    if (depth >= DEEPEST || oneIn(2)) {
      plain(depth);
      return;
    }
    switch (random.nextInt(10)) {
      case 8, 9 -> hidden();
      case 0, 1 -> branching(depth);
      case 2 -> loop(depth);
      case 3 -> guarded(depth);
      case 4 -> value(depth);
      case 5 -> parallel(depth);
      case 6 -> collect(depth);
      default -> match(depth);
    }
  }

  /** Small ways in which data decides something without going there. */
  private void hidden() {
    String name = fresh();
    String act = oneIn(2) ? "call t.high(text: \"it\")" : "set " + name + " = " + name + " + 1";
    line("var " + name + " = 0");
    switch (random.nextInt(5)) {
      case 0 ->
          line("for " + name + "_i in input.marks { " + act + " if " + dirty() + " { break } }");
      case 1 -> line("try { let _x = " + partial() + " } catch Evaluation { " + act + " }");
      case 2 -> {
        line("try { let _x = " + partial() + " " + act + " } catch Error as " + name + "_e {");
        line("call t.low(text: " + name + "_e.message) }");
      }
      case 3 -> {
        line("try retry 1 on Odd { " + act + " if " + dirty() + " { fail Odd(why: \"\") } }");
        line("catch Odd { }");
      }
      default -> {
        line("try { let _x = run part(text: input.said, n: 1) } catch Odd, Evaluation {");
        line(act + " }");
      }
    }
    scope.add(new Variable(name, Kind.INT, true, true, branch));
  }

  private String dirty() {
    return List.of("input.odd", "input.dirty > 1", "input.wild.size() > 1", "input.ready")
        .get(random.nextInt(4));
  }

  private String partial() {
    return List.of("int(input.said)", "3 / input.dirty", "int(input.mail)", "int(input.word)")
        .get(random.nextInt(4));
  }

  private void plain(int depth) {
    String name = fresh();
    switch (random.nextInt(16)) {
      case 0, 1 -> let(name);
      case 2 -> {
        boolean plain = oneIn(2);
        Kind kind = kind();
        line("var " + name + " = " + wanting(kind, plain));
        scope.add(new Variable(name, kind, true, plain, branch));
      }
      case 3, 4, 5 -> set();
      case 6 -> {
        line("let " + name + " = call t.low(text: " + wanting(Kind.TEXT, true) + ")");
        bind(name, Kind.INT, true);
      }
      case 7, 8 -> line("call t.high(text: " + wanting(Kind.TEXT, true) + ")");
      case 9 -> {
        line("let " + name + " = call t.fetch(text: input.said)");
        bind(name, Kind.TEXT, false);
      }
      case 10 -> {
        line("let " + name + " = call t.person()");
        line("let " + name + "_mail = " + name + ".mail");
        bind(name + "_mail", Kind.TEXT, false);
      }
      case 11 -> line("call t.vault(key: input.key, text: " + wanting(Kind.TEXT, true) + ")");
      case 12 -> line("emit seen(text: " + wanting(Kind.TEXT, true) + ", said: input.said)");
      case 13 -> {
        String verb = random.nextBoolean() ? "run part" : "run child";
        line("let " + name + " = " + verb + "(text: " + any(Kind.TEXT) + ", n: input.count)");
        bind(name, Kind.INT, false);
      }
      case 14 -> leave();
      default -> stage(depth, name);
    }
  }

  private void stage(int depth, String name) {
    if (depth == 0 || branch == 0 && loops > 0) {
      line(branch == 0 && loops > 0 || depth == 0 ? "checkpoint \"" + name + "\"" : "");
    } else {
      String ask = "ask guide(prompt: " + any(Kind.TEXT) + ") as Pair within 1m";
      line("let " + name + " = " + ask);
      line("let " + name + "_a = " + name + ".a");
      bind(name + "_a", Kind.TEXT, false);
    }
  }

  private void let(String name) {
    boolean plain = oneIn(2);
    Kind kind = kind();
    line("let " + name + " = " + wanting(kind, plain));
    bind(name, kind, plain);
  }

  private void set() {
    List<Variable> states =
        scope.stream().filter(one -> one.state && one.branch == branch).toList();
    if (states.isEmpty()) {
      line("call t.low(text: " + wanting(Kind.TEXT, true) + ")");
    } else {
      Variable one = states.get(random.nextInt(states.size()));
      line("set " + one.name + " = " + wanting(one.kind, one.clean));
    }
  }

  private void leave() {
    line("if " + any(Kind.BOOL) + " {");
    if (loops > 0 && !oneIn(3)) {
      line(random.nextBoolean() ? "break" : "continue");
    } else if (branch == 0 && oneIn(2)) {
      line("return " + wanting(Kind.TEXT, true));
    } else {
      line("fail Odd(why: " + wanting(Kind.TEXT, true) + ")");
    }
    line("}");
  }

  private void branching(int depth) {
    line("if " + any(Kind.BOOL) + " {");
    block(depth);
    if (random.nextBoolean()) {
      line("} else {");
      block(depth);
    }
    line("}");
  }

  private void match(int depth) {
    line("match input.maybe {");
    line("case null {");
    block(depth);
    line("}");
    String name = fresh();
    line("case _ as " + name + " {");
    List<Variable> before = scope;
    scope = new ArrayList<>(before);
    bind(name, Kind.TEXT, false);
    block(depth);
    scope = before;
    line("}");
    line("}");
  }

  private void loop(int depth) {
    String name = fresh();
    List<Variable> before = scope;
    scope = new ArrayList<>(before);
    if (oneIn(3)) {
      line("while " + any(Kind.BOOL) + " max 3 {");
    } else {
      boolean plain = random.nextBoolean();
      line("for " + name + " in input." + (plain ? "marks" : "wild") + " {");
      bind(name, Kind.INT, plain);
    }
    loops++;
    block(depth);
    loops--;
    line("}");
    scope = before;
  }

  private void yielding(int depth, Kind kind, boolean plain) {
    List<Variable> before = scope;
    scope = new ArrayList<>(before);
    steps(depth + 1, random.nextInt(2));
    line("yield " + wanting(kind, plain));
    scope = before;
  }

  private void value(int depth) {
    String name = fresh();
    Kind kind = kind();
    boolean plain = oneIn(2);
    line("let " + name + " = if " + any(Kind.BOOL) + " {");
    yielding(depth, kind, plain);
    line("} else {");
    yielding(depth, kind, plain);
    line("}");
    bind(name, kind, plain);
  }

  private void collect(int depth) {
    String name = fresh();
    String item = fresh();
    boolean plain = oneIn(2);
    line("let " + name + " = for " + item + " in input." + (plain ? "marks" : "wild") + " {");
    List<Variable> before = scope;
    scope = new ArrayList<>(before);
    bind(item, Kind.INT, plain);
    loops++;
    steps(depth + 1, 1);
    line("yield " + wanting(Kind.INT, plain));
    loops--;
    scope = before;
    line("}");
    line("let " + name + "_n = " + name + ".size()");
    bind(name + "_n", Kind.INT, plain);
  }

  private void guarded(int depth) {
    String name = fresh();
    Kind kind = kind();
    boolean plain = oneIn(2);
    line("let " + name + " = try " + (oneIn(3) ? "retry 1 " : "") + "{");
    if (oneIn(2)) {
      line("let " + name + "_low = call t.low(text: " + wanting(Kind.TEXT, true) + ")");
    }
    yielding(depth, kind, plain);
    if (oneIn(2)) {
      line("} catch Evaluation {");
      yielding(depth, kind, plain);
    }
    if (oneIn(2)) {
      line("} catch Error as " + name + "_e {");
      List<Variable> before = scope;
      scope = new ArrayList<>(before);
      line("let " + name + "_m = " + name + "_e.message");
      bind(name + "_m", Kind.TEXT, true);
      yielding(depth, kind, plain);
      scope = before;
    }
    if (oneIn(4)) {
      line("} finally {");
      line("call t.low(text: " + wanting(Kind.TEXT, true) + ")");
    }
    line("}");
    bind(name, kind, plain);
  }

  private void parallel(int depth) {
    line("parallel {");
    String name = fresh();
    line("let " + name + " = call t.low(text: " + wanting(Kind.TEXT, true) + ")");
    int outside = branch;
    int around = loops;
    branch = ++branches;
    loops = 0;
    line("branch {");
    block(depth);
    line("}");
    branch = outside;
    loops = around;
    line("}");
    bind(name, Kind.INT, true);
  }

  private static final String DECLARATIONS =
      """
      module made

      type Pair { a: string, b: untrusted pii string }
      type Person { name: string, mail: pii string }
      error Odd(why: string)
      topic seen(text: string, said: untrusted string) { retention: 30d }

      tool t via java "made.T" {
        action low(text: string) -> int { effect: read, risk: low }
        action high(text: string) { effect: write, risk: high, cost: 0 }
        action fetch(text: untrusted string) -> untrusted string { effect: read, risk: low }
        action person() -> Person { effect: read, risk: low }
        action vault(key: secret string?, text: string) { effect: write, risk: low, cost: 0 }
      }

      persona guide version "1.0.0" {
        model: "m", system: "Help.", max_tokens: 100, accepts: [Label.pii]
      }

      task part(text: untrusted pii string, n: int) -> untrusted pii int {
        if text == "1" {
          fail Odd(why: "one")
        }
        return n / text.size()
      }

      capsule child version "1.0.0" {
        owner: "team:made"
        budget(wall_clock: 10m)
        input { text: untrusted pii string, n: int }
        output untrusted pii int
        steps {
          return int(input.text) + input.n
        }
      }

      capsule main version "1.0.0" {
        owner: "team:made"
        autonomy: autonomous
        budget(wall_clock: 30d, tool_calls: 1_000_000, tokens: 1_000_000_000, usd: 100000.0)
        input {
          count: int(min: 0, max: 3)
          word: string
          ready: bool
          dirty: untrusted int(min: 0, max: 3)
          said: untrusted string
          odd: untrusted bool
          mail: pii string
          maybe: untrusted string?
          key: secret string?
          pair: Pair
          marks: list<int>(max: 3)
          wild: list<untrusted int>(max: 3)
        }
        output string
        steps {
      """;
}
