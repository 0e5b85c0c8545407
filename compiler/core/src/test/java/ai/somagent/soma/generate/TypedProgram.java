package ai.somagent.soma.generate;

import ai.somagent.soma.generate.TypedScope.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Writes one random program that is well typed by construction. */
public final class TypedProgram {
  private static final String BUDGET =
      "budget(wall_clock: 30d, tool_calls: 1_000_000, tokens: 1_000_000_000, usd: 100000.0)\n";
  private static final List<String> LEVELS =
      List.of("autonomous", "autonomous", "semi", "supervised", "kamachiq");

  /** Kinds that a run may give. */
  private static final List<Kind> RESULTS =
      List.of(Kind.TEXT, Kind.INT, Kind.ITEM, Kind.ANSWER, Kind.MAYBE_ITEM, Kind.INTS, Kind.COUNTS);

  private final Random random;
  private final StepWriter steps;
  private final boolean record;

  /** Fields of the input that are there; some are always, for what reads them. */
  private final List<Field> fields = new ArrayList<>();

  private record Field(String name, Kind kind, String type, String example) {}

  private TypedProgram(long seed) {
    this.random = new Random(seed);
    this.record = random.nextInt(6) == 0;
    this.steps = new StepWriter(random, record);
    for (Field field : ALL) {
      if (random.nextInt(3) > 0) {
        fields.add(field);
      }
    }
  }

  private static final List<Field> ALL =
      List.of(
          new Field("count", Kind.INT, "int", "1"),
          new Field("rate", Kind.DOUBLE, "double", "0.5"),
          new Field("ready", Kind.BOOL, "bool", "true"),
          new Field("wait", Kind.DURATION, "duration", "1m"),
          new Field("at", Kind.TIME, "timestamp", "timestamp(\"2026-01-01T00:00:00Z\")"),
          new Field("data", Kind.BYTES, "bytes(max: 100)", "bytes(\"x\")"),
          new Field("raw", Kind.JSON, "json(max: 1_000)", "\"j\""),
          new Field("level", Kind.LEVEL, "Level", "Level.low"),
          new Field("key", Kind.KEY, "Key", "\"key\""),
          new Field("item", Kind.ITEM, "Item", "Item(name: \"n\")"),
          new Field("maybe", Kind.MAYBE_ITEM, "Item?", "null"),
          new Field("mark", Kind.MAYBE_TEXT, "string(pattern: r\"^\\w*$\")?", "\"m\""),
          new Field("answer", Kind.ANSWER, "Answer", "Answer.missing"),
          new Field("numbers", Kind.INTS, "list<int>(max: 3)", "[1]"),
          new Field("names", Kind.TEXTS, "list<string(max: 20)>(max: 3, unique: true)", "[\"n\"]"),
          new Field("items", Kind.ITEMS, "list<Item>(max: 3)", "[]"),
          new Field("counts", Kind.COUNTS, "map<string, int>(max: 3)", "{}"),
          new Field("ranks", Kind.RANKS, "map<Level, int>", "{}"));

  /** The program of {@code seed}; its last capsule is the one to run. */
  public static String of(long seed) {
    return new TypedProgram(seed).text();
  }

  private String text() {
    boolean plan = random.nextInt(12) == 0;
    String main = plan ? plan() : capsule();
    StringBuilder all = new StringBuilder(main);
    if (main.contains("run part(")) {
      all.insert(0, task());
    }
    if (random.nextInt(12) == 0 && !main.contains("input.token")) {
      all.append(test(main));
    }
    return "module made\n" + Declared.of(all.toString()) + all;
  }

  private String test(String main) {
    String sent = main.contains("signal told") ? "at 1h send told(why: \"x\")\n" : "";
    String given =
        main.contains("t.get")
            ? "given call t.get where args.name != \"b\" fails Unavailable()\n"
            : "";
    return "test \"made\" of main {\ninput("
        + arguments("\"ada\"")
        + ")\n"
        + given
        + sent
        + "expect elapsed < 30d\n}\n";
  }

  private TypedScope withInput(TypedScope scope) {
    scope.add("input.name", Kind.TEXT, false);
    fields.forEach(field -> scope.add("input." + field.name(), field.kind(), false));
    return scope;
  }

  private String task() {
    TypedScope scope = TypedScope.of(Kind.INT, false);
    scope.add("item", Kind.ITEM, false);
    scope.add("n", Kind.INT, false);
    String steps = taskSteps(scope);
    return "task part(item: Item, n: int = 1) -> int {\n" + steps + "}\n";
  }

  /** Without a task inside, since none may run itself. */
  private String taskSteps(TypedScope scope) {
    steps.whole(scope, 2);
    String text = steps.taken();
    return text.contains("run part(") ? "return n + item.size\n" : text;
  }

  private String head(String kind, String main) {
    StringBuilder out = new StringBuilder(kind).append(" main version \"1.0.0\" {\n");
    out.append("owner: \"team:made\"\n");
    out.append("autonomy: ").append(LEVELS.get(random.nextInt(LEVELS.size()))).append('\n');
    if (random.nextInt(8) == 0) {
      out.append("policies: [careful]\n");
    }
    out.append(BUDGET);
    boolean secrets = main.contains("input.token") || main.contains("input.note");
    out.append(secrets || kind.equals("plan") ? "" : trigger())
        .append("input {\nname: string(max: 40)\n");
    for (Field field : fields) {
      out.append(field.name()).append(": ").append(field.type()).append('\n');
    }
    secret(out, main.contains("input.token"), "token: secret string\nmail: pii string\n");
    secret(out, main.contains("input.note"), "note: untrusted string?\n");
    secret(out, main.contains("input.digit"), "digit: int(min: 0, max: 9) = 3\n");
    return out.append("}\n").toString();
  }

  private static void secret(StringBuilder out, boolean used, String fields) {
    out.append(used ? fields : "");
  }

  private String trigger() {
    if (random.nextInt(10) > 0) {
      return "";
    }
    return random.nextBoolean()
        ? "trigger schedule(cron: \"0 6 * * 1\", zone: \"UTC\", overlap: skip) run("
            + arguments("\"weekly\"")
            + ")\n"
        : "trigger event seen as e where e.count > 1 run(" + arguments("e.name") + ")\n";
  }

  private String arguments(String name) {
    StringBuilder out = new StringBuilder("name: ").append(name);
    fields.forEach(field -> out.append(", " + field.name() + ": " + field.example()));
    return out.toString();
  }

  private String capsule() {
    Kind returns = random.nextInt(7) == 0 ? null : RESULTS.get(random.nextInt(RESULTS.size()));
    TypedScope scope = withInput(TypedScope.of(returns, true));
    steps.whole(scope, 1 + random.nextInt(5));
    String body = steps.taken();
    String output = returns == null ? "" : output(returns);
    return head("capsule", body) + output + Declared.members(body) + "steps {\n" + body + "}\n}\n";
  }

  private String output(Kind returns) {
    String type =
        switch (returns) {
          case INT -> "int";
          case ITEM -> "Item";
          case ANSWER -> "Answer";
          case MAYBE_ITEM -> "Item?";
          case INTS -> "list<int>";
          case COUNTS -> "map<string, int>";
          default -> "string";
        };
    return record ? "output { value: " + type + " }\n" : "output " + type + "\n";
  }

  private String plan() {
    String members = new PlanForms(random, steps).members(withInput(TypedScope.of(null, false)));
    String intent = "intent: \"Make it.\"\n";
    String budget = BUDGET.replace("(", "(concurrency: 2, ");
    return head("plan", members)
        .replaceFirst("\\{\n", "{\n" + intent)
        .replace(BUDGET, budget)
        .concat(members)
        .concat("}\n");
  }
}
