package ai.somagent.soma.generate;

import ai.somagent.soma.generate.TypedScope.Kind;
import java.util.Random;

/** Writes one random program that is well typed by construction. */
final class TypedProgram {
  private static final int DEEPEST = 3;
  private static final Kind[] KINDS = Kind.values();

  private final Random random;
  private final TypedExpressions expressions;
  private final StringBuilder out = new StringBuilder();
  private int names;
  private int branches;

  private TypedProgram(long seed) {
    this.random = new Random(seed);
    this.expressions = new TypedExpressions(random);
  }

  static String of(long seed) {
    TypedProgram program = new TypedProgram(seed);
    program.out.append(Declarations.TEXT);
    program.steps(0, new TypedScope());
    program.out.append("return ").append(program.text(new TypedScope())).append("\n  }\n}\n");
    return program.out.toString();
  }

  private Kind kind() {
    return KINDS[random.nextInt(KINDS.length)];
  }

  private String expression(Kind kind, TypedScope scope) {
    return expressions.of(kind, scope, random.nextInt(3));
  }

  private String text(TypedScope scope) {
    return expression(Kind.TEXT, scope);
  }

  private String fresh() {
    return "v" + names++;
  }

  private void line(String text) {
    out.append(text).append('\n');
  }

  private void steps(int depth, TypedScope scope) {
    int count = 1 + random.nextInt(depth == 0 ? 5 : 3);
    for (int i = 0; i < count; i++) {
      step(depth, scope);
    }
  }

  private void step(int depth, TypedScope scope) {
    if (depth >= DEEPEST || random.nextBoolean()) {
      plain(depth, scope);
      return;
    }
    switch (random.nextInt(9)) {
      case 0 -> branch(depth, scope);
      case 1 -> value(depth, scope);
      case 2 -> match(depth, scope);
      case 3 -> loop(depth, scope);
      case 4 -> collect(depth, scope);
      case 5 -> parallel(depth, scope);
      case 6 -> race(depth, scope);
      case 7 -> guarded(depth, scope);
      default -> bounded(depth, scope);
    }
  }

  private void plain(int depth, TypedScope scope) {
    switch (random.nextInt(scope.cleanup ? 6 : 13)) {
      case 0, 1 -> let(scope);
      case 2 -> call(scope);
      case 3 -> state(scope);
      case 4 -> set(scope);
      case 5 -> line("emit seen(name: " + text(scope) + ", count: input.count)");
      case 6 -> undone(scope);
      case 7 -> task(scope);
      case 8 -> leave(scope);
      case 9 -> wait(scope);
      case 10 -> ask(scope);
      case 11 -> child(scope);
      default -> {
        if (depth == 0 && scope.branch == 0) {
          line("checkpoint \"stage " + names + "\"");
        } else {
          let(scope);
        }
      }
    }
  }

  private void let(TypedScope scope) {
    Kind kind = kind();
    String value = expression(kind, scope);
    String name = fresh();
    line("let " + name + " = " + value);
    scope.add(name, kind, false);
  }

  private void call(TypedScope scope) {
    String name = fresh();
    String clauses = random.nextBoolean() ? "" : " timeout 20s retry 2 backoff 1s..4s";
    line("let " + name + " = call t.get(name: " + text(scope) + ")" + clauses);
    scope.add(name, Kind.ITEM, false);
  }

  private void state(TypedScope scope) {
    Kind kind = random.nextBoolean() ? Kind.INT : Kind.TEXT;
    String value = expression(kind, scope);
    String name = fresh();
    line("var " + name + " = " + value);
    scope.add(name, kind, true);
  }

  private void set(TypedScope scope) {
    TypedScope.Variable variable = scope.settable(random);
    if (variable != null) {
      line("set " + variable.name() + " = " + expression(variable.kind(), scope));
    }
  }

  private void undone(TypedScope scope) {
    String name = fresh();
    line(
        "let "
            + name
            + " = call t.put(item: "
            + expression(Kind.ITEM, scope)
            + ") undo call t.drop(key: "
            + name
            + ")");
    scope.add(name, Kind.TEXT, false);
  }

  private void task(TypedScope scope) {
    String name = fresh();
    line("let " + name + " = run part(item: " + expression(Kind.ITEM, scope) + ")");
    scope.add(name, Kind.INT, false);
  }

  private void leave(TypedScope scope) {
    line("if " + expression(Kind.BOOL, scope) + " {");
    boolean loop = scope.inLoop && random.nextBoolean();
    boolean mayReturn = scope.branch == 0 && random.nextBoolean();
    if (loop) {
      line(random.nextBoolean() ? "break" : "continue");
    } else if (mayReturn) {
      line("return " + text(scope));
    } else {
      line("fail Odd(why: " + text(scope) + ")");
    }
    line("}");
  }

  private void wait(TypedScope scope) {
    String name = fresh();
    switch (random.nextInt(4)) {
      case 0 -> line("sleep 5m");
      case 1 -> {
        line("let " + name + " = await told within 1h");
        line("let " + name + "_why = " + name + ".why");
        scope.add(name + "_why", Kind.TEXT, false);
      }
      case 2 -> line("await until noted > 0 within 1h");
      default -> {
        line(
            "let "
                + name
                + " = approve(title: \"ok?\", by: role(\"owner\"), show: { \"it\": "
                + text(new TypedScope())
                + " }) within 1h");
        line("let " + name + "_n = " + name + ".by.size()");
        scope.add(name + "_n", Kind.INT, false);
      }
    }
  }

  private void ask(TypedScope scope) {
    String name = fresh();
    line("let " + name + " = ask guide(prompt: " + text(scope) + ") as Item within 1m");
    scope.add(name, Kind.ITEM, false);
  }

  private void child(TypedScope scope) {
    String name = fresh();
    line("let " + name + " = run child(name: " + text(scope) + ") within 10m");
    scope.add(name, Kind.TEXT, false);
  }

  private void block(int depth, TypedScope scope) {
    steps(depth + 1, scope);
  }

  private void branch(int depth, TypedScope scope) {
    line("if " + expression(Kind.BOOL, scope) + " {");
    block(depth, scope.block());
    if (random.nextBoolean()) {
      line("} else {");
      block(depth, scope.block());
    }
    line("}");
  }

  /** A block in value position: it ends with its value on every path. */
  private void value(int depth, TypedScope scope) {
    Kind kind = kind();
    String name = fresh();
    line("let " + name + " = if " + expression(Kind.BOOL, scope) + " {");
    yielding(depth, scope.block(), kind);
    line("} else {");
    yielding(depth, scope.block(), kind);
    line("}");
    scope.add(name, kind, false);
  }

  private void yielding(int depth, TypedScope scope, Kind kind) {
    if (depth + 1 < DEEPEST && random.nextBoolean()) {
      step(depth + 1, scope);
    }
    line("yield " + expression(kind, scope));
  }

  private void match(int depth, TypedScope scope) {
    switch (random.nextInt(3)) {
      case 0 -> {
        line("match " + expression(Kind.LEVEL, scope) + " {");
        arm("low, medium", depth, scope.block());
        arm("high", depth, scope.block());
      }
      case 1 -> {
        line("match same(" + expression(Kind.ANSWER, scope) + ") {");
        String name = fresh();
        TypedScope inner = scope.block();
        line("case found as " + name + " {");
        line("let " + name + "_item = " + name + ".item");
        inner.add(name + "_item", Kind.ITEM, false);
        block(depth, inner);
        line("}");
        arm("missing", depth, scope.block());
      }
      default -> {
        line("match " + expression(Kind.ITEMS, scope) + "[?0] {");
        arm("null", depth, scope.block());
        String name = fresh();
        TypedScope inner = scope.block();
        inner.add(name, Kind.ITEM, false);
        arm("_ as " + name, depth, inner);
      }
    }
    line("}");
  }

  private void arm(String pattern, int depth, TypedScope scope) {
    line("case " + pattern + " {");
    block(depth, scope);
    line("}");
  }

  private void loop(int depth, TypedScope scope) {
    String name = fresh();
    TypedScope inner = scope.loop();
    if (random.nextBoolean()) {
      line("for " + name + " in input.items {");
      inner.add(name, Kind.ITEM, false);
    } else {
      line("while " + expression(Kind.BOOL, scope) + " max 2 {");
    }
    block(depth, inner);
    line("}");
  }

  private void collect(int depth, TypedScope scope) {
    String name = fresh();
    String item = fresh();
    boolean parallel = random.nextBoolean();
    TypedScope inner = parallel ? scope.branch(++branches) : scope.loop();
    line(
        "let "
            + name
            + " = for "
            + item
            + " in input.numbers"
            + (parallel ? " parallel 2" : "")
            + " {");
    inner.add(item, Kind.INT, false);
    yielding(depth, inner, Kind.INT);
    line("}");
    scope.add(name, Kind.INTS, false);
  }

  private void parallel(int depth, TypedScope scope) {
    line("parallel {");
    String left = fresh();
    String right = fresh();
    line("let " + left + " = call t.get(name: " + text(scope) + ")");
    line("let " + right + " = branch {");
    yielding(depth, scope.branch(++branches), Kind.INT);
    line("}");
    line("branch {");
    block(depth, scope.branch(++branches));
    line("}");
    line("}");
    scope.add(left, Kind.ITEM, false);
    scope.add(right, Kind.INT, false);
  }

  private void race(int depth, TypedScope scope) {
    String name = fresh();
    String won = fresh();
    line("let " + name + " = race {");
    line("case let " + won + " = call t.get(name: " + text(scope) + ") -> " + won + ".size");
    line("case sleep 10m {");
    yielding(depth, scope.block(), Kind.INT);
    line("}");
    line("}");
    scope.add(name, Kind.INT, false);
  }

  private void guarded(int depth, TypedScope scope) {
    Kind kind = kind();
    String name = fresh();
    String inner = fresh();
    String clauses = random.nextBoolean() ? "" : "within 30m retry 1 on Timeout ";
    line("let " + name + " = try " + clauses + "{");
    TypedScope body = scope.block();
    line("let " + inner + " = call t.get(name: " + text(scope) + ")");
    body.add(inner, Kind.ITEM, false);
    yielding(depth, body, kind);
    line("} catch Gone, Unavailable {");
    yielding(depth, scope.block(), kind);
    if (random.nextBoolean()) {
      String caught = fresh();
      TypedScope handler = scope.block();
      line("} catch Error as " + caught + " {");
      line("let " + caught + "_why = " + caught + ".message");
      handler.add(caught + "_why", Kind.TEXT, false);
      yielding(depth, handler, kind);
    }
    if (random.nextInt(3) == 0) {
      line("} finally {");
      plain(depth, scope.cleanup());
    }
    line("}");
    scope.add(name, kind, false);
  }

  private void bounded(int depth, TypedScope scope) {
    line("try within 20m {");
    line("let " + fresh() + " = call t.get(name: " + text(scope) + ")");
    block(depth, scope.block());
    line("} catch Timeout {");
    block(depth, scope.block());
    line("}");
  }

  /** What every program begins with. */
  private static final class Declarations {
    static final String TEXT =
        """
        module made

        enum Level { low, medium, high }
        type Item { name: string, size: int = 3, level: Level = Level.low }
        union Answer { found(item: Item) missing }
        error Odd(why: string)
        error Gone(name: string)
        topic seen(name: string, count: int) { key: name }
        persona guide version "1.0.0" {
          model: "m"
          system: "Help."
          temperature: 0.5
          max_tokens: 100
        }

        tool t via java "made.T" {
          action get(name: string) -> Item { effect: read, risk: low, errors: [Gone] }
          action put(item: Item) -> string { effect: write, risk: low, idempotent: true, cost: 0 }
          action drop(key: string) { effect: write, risk: low, idempotent: true, cost: 0 }
        }

        function grown(n: int, item: Item) -> int = n + item.size
        function same(a: Answer) -> Answer = a

        task part(item: Item) -> int {
          if item.size > 3 {
            return item.size
          }
          let other = call t.get(name: item.name)
          return grown(n: 1, item: other)
        }

        capsule child version "1.0.0" {
          owner: "team:made"
          budget(wall_clock: 10m)
          input { name: string }
          output string
          steps {
            if input.name == "" {
              fail Odd(why: "no name")
            }
            return input.name
          }
        }

        capsule main version "1.0.0" {
          owner: "team:made"
          autonomy: autonomous
          budget(wall_clock: 30d, tool_calls: 1_000_000, tokens: 1_000_000_000, usd: 100000.0)
          input {
            name: string
            count: int(min: 0, max: 9)
            ready: bool
            level: Level
            item: Item
            maybe: Item?
            answer: Answer
            numbers: list<int>(max: 3)
            items: list<Item>(max: 3)
          }
          output string
          signal told(why: string) max 5
          signal note(text: string) { set noted = noted + 1 }
          var noted = 0
          steps {
        """;

    private Declarations() {}
  }
}
