package ai.somagent.soma.generate;

import java.util.LinkedHashMap;
import java.util.Map;

/** What programs use, declared only in those that say it. */
final class Declared {
  /** By what a use contains; the text may use others again. */
  private static final Map<String, String> TOP = new LinkedHashMap<>();

  /** Members of the main capsule, likewise. */
  private static final Map<String, String> MEMBERS = new LinkedHashMap<>();

  private static final Map<String, String> ACTIONS = new LinkedHashMap<>();

  static {
    ACTIONS.put(
        "t.get", "action get(name: string) -> Item { effect: read, risk: low, errors: [Gone] }");
    ACTIONS.put(
        "t.fetch", "action fetch(name: string) -> json { effect: none, risk: low, cost: 0.001 }");
    ACTIONS.put(
        "t.find",
        "action find(key: Key, at: timestamp, wait: duration) -> Item? {\n effect: read\n risk: low"
            + "\n timeout: 10s\n }");
    ACTIONS.put(
        "t.put",
        "action put(item: Item) -> string {\n effect: write, risk: low, idempotent: true, "
            + "cost: 0.01 }");
    ACTIONS.put(
        "t.drop",
        "action drop(key: string) { effect: write, risk: low, idempotent: true, cost: 0 }");
    ACTIONS.put(
        "t.send",
        "action send(text: string, tags: list<string>(max: 5)) -> int {\n effect: write, risk:"
            + " medium, cost: 0.1 }");
    ACTIONS.put(
        "t.wipe",
        "action wipe(counts: map<string, int>, raw: json) { effect: irreversible, "
            + "risk: high, cost: 0 }");
    ACTIONS.put(
        "t.login",
        "action login(token: secret string, mail: pii string) -> bool { effect: read, risk: low }");
    ACTIONS.put(
        "t.read",
        "action read(data: bytes) -> untrusted string(max: 400) { effect: read, risk: low }");
    MEMBERS.put("told", "signal told(why: string) max 5");
    MEMBERS.put("noted", "signal note(text: string) { set noted = noted + 1 }\nvar noted = 0");
    MEMBERS.put("paid_in", "signal paid_in from seen(name: input.name)");
    MEMBERS.put(
        "extended",
        """
        var extended: list<int>(max: 4) = []
        update extend(more: int) -> int {
        if more > 8 {
        fail Odd(why: "too much")
        }
        set extended = extended + [more]
        return extended.size()
        }
        query stage: string = "${run.checkpoint} ${extended.size()}\"\
        """);
    TOP.put("part(", "task part(");
    TOP.put(
        "helper(",
        """
        capsule helper version "1.0.0" {
        owner: "team:made"
        autonomy: kamachiq
        classification: internal
        tags: ["made"]
        budget(wall_clock: 10m, tool_calls: 9, usd: 1.0)
        input { name: string, often: int = 2 }
        steps {
        let key = call t.put(item: Item(name: input.name)) undo call t.drop(key: key)
        for i in lists.range(4) max 4 {
        if i > input.often {
        fail Odd(why: key)
        }
        let _got = call t.get(name: key)
        }
        }
        }
        """);
    TOP.put(
        "child(",
        """
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
        """);
    TOP.put(
        "guide",
        """
        persona guide version "1.0.0" {
        model: "m"
        system: "Help."
        temperature: 0.5
        max_tokens: 100
        tools: [t.get, t.put]
        }
        """);
    TOP.put(
        "careful",
        """
        policy careful version "1.0.0" {
        deny when step.tool == "shell.execute" because "no shells"
        warn when step.cost.usd > 0.05 because "dear"
        gate when step.effect == Effect.irreversible
        with approve(title: "Run ${step.target}?", by: role("owner"), quorum: 2) within 24h
        }
        """);
    TOP.put(
        "seen",
        "topic seen(name: string, count: int) { name: \"made.seen\", key: name, "
            + "retention: 30d }\n");
    TOP.put("grown(", "function grown(n: int, item: Item) -> int = n + item.size\n");
    TOP.put("same(", "function same(a: Answer) -> Answer = a\n");
    TOP.put(
        "sized(",
        "function sized(a: Answer) -> int = a is found ? a.item.size : a is refused "
            + "? a.times : 0\n");
    TOP.put(
        "label(",
        """
        function label(item: Item, n: int = 1) -> string =
          \"""
          ${item.name} ${n}
            ${item.note != null ? item.note : "none"}
          \"""
        """);
    TOP.put("boxed(", "function boxed(n: int) -> json = {\"n\": n, \"a\": [n, n]}\n");
    TOP.put("keyed(", "function keyed(k: Key) -> Key = k\n");
    TOP.put("ranked(", "function ranked(n: int) -> map<Level, int> = {(Level.low): n}\n");
    TOP.put("few", "let few = 2\n");
    TOP.put("pause", "let pause: duration = 2m\n");
    TOP.put("Odd", "error Odd(why: string)\n");
    TOP.put("Gone", "error Gone(name: string)\n");
    TOP.put("Form", "type Form { notes: string(max: 400), binding: bool = false }\n");
    TOP.put(
        "Answer",
        "union Answer { found(item: Item) missing refused(why: string, times: int = 1) }\n");
    TOP.put("Key", "type Key = string(min: 1, max: 40)\n");
    TOP.put(
        "Item",
        "type Item { name: string, size: int = 3, level: Level = Level.low, note: string? }\n");
    TOP.put("Level", "enum Level { low, medium, high }\n");
  }

  private Declared() {}

  /** The members that {@code main} uses. */
  static String members(String main) {
    StringBuilder out = new StringBuilder();
    MEMBERS.forEach((use, text) -> {
      if (main.contains(use)) {
        out.append(text).append('\n');
      }
    });
    return out.toString();
  }

  /** The declarations that {@code capsules} use, tasks excepted. */
  static String of(String capsules) {
    StringBuilder out = new StringBuilder();
    String all = capsules;
    for (Map.Entry<String, String> one : TOP.entrySet()) {
      if (one.getKey().equals("seen")) {
        String tool = tool(all);
        out.append(tool);
        all += tool;
      }
      if (all.contains(one.getKey()) && !one.getKey().equals("part(")) {
        out.append(one.getValue());
        all += one.getValue();
      }
    }
    return out.toString();
  }

  private static String tool(String all) {
    StringBuilder out = new StringBuilder();
    ACTIONS.forEach((use, text) -> {
      if (all.contains(use)) {
        out.append(text).append('\n');
      }
    });
    return out.isEmpty() ? "" : "tool t version \"1\" via java \"made.T\" {\n" + out + "}\n";
  }
}
