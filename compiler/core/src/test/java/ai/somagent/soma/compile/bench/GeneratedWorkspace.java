package ai.somagent.soma.compile.bench;

import ai.somagent.soma.source.SourceText;
import java.util.ArrayList;
import java.util.List;

/** Sound texts of many modules that import from each other, like a large repository of capsules. */
final class GeneratedWorkspace {
  private GeneratedWorkspace() {}

  /**
   * @param files how many texts, each a module of about 60 lines
   * @param lines of one more text, {@code large.soma}
   */
  static List<SourceText> of(int files, int lines) {
    List<SourceText> texts = new ArrayList<>();
    for (int i = 0; i < files; i++) {
      texts.add(new SourceText("m%04d.soma".formatted(i), module(i)));
    }
    texts.add(new SourceText("large.soma", large(lines, files)));
    return texts;
  }

  /** Modules of about {@code bytes} together. */
  static List<SourceText> modules(int bytes) {
    List<SourceText> texts = new ArrayList<>();
    for (int written = 0; written < bytes; ) {
      int i = texts.size();
      texts.add(new SourceText("m%04d.soma".formatted(i), module(i)));
      written += texts.getLast().text().length();
    }
    return texts;
  }

  /** One module of about {@code bytes} in one text. */
  static SourceText single(int bytes) {
    StringBuilder text = new StringBuilder(module(0));
    for (int i = 0; text.length() < bytes; i++) {
      text.append('\n').append(capsule("part" + i, 0));
    }
    return new SourceText("single.soma", text.toString());
  }

  private static String module(int i) {
    String imports =
        i < 3
            ? ""
            : """
            import team.m%1$04d { Item%1$d, price%1$d }
            import team.m%2$04d as other
            """
                .formatted(i / 2, i / 3);
    String call =
        i < 3
            ? "item.price"
            : ("item.price + price%1$d(Item%1$d(name: item.name))"
                    + " + other.Item%2$d(name: \"x\").price")
                .formatted(i / 2, i / 3);
    return """
    module team.m%1$04d

    %2$s
    type Item%1$d {
      name: string(max: 200)
      price: int(min: 0) = 1
      tags: list<string>(max: 10) = []
    }

    enum Level%1$d { low, medium, high }

    union Answer%1$d { found(item: Item%1$d, level: Level%1$d) missing(reason: string) }

    error Refused%1$d(reason: string)

    tool store%1$d version "1" via java "team.Store" {
      /// Looks an item up.
      action get(name: string) -> Item%1$d { effect: read, risk: low, errors: [Refused%1$d] }
      action put(item: Item%1$d) { effect: write, risk: low, idempotent: true, cost: 0 }
    }

    function price%1$d(item: Item%1$d) -> int = item.tags.size() > 3 ? item.price * 2 : %3$s

    function level%1$d(item: Item%1$d) -> Level%1$d =
      price%1$d(item) > 100
        ? Level%1$d.high
        : price%1$d(item) > 10 ? Level%1$d.medium : Level%1$d.low

    %4$s
    """
        .formatted(i, imports, call, capsule("find%d".formatted(i), i));
  }

  private static String capsule(String name, int i) {
    return """
    capsule %1$s version "1.0.0" {
      owner: "team:%2$d"
      risk: low
      budget(wall_clock: 10m, tool_calls: 60)
      input { names: list<string>(max: 20), fallback: string? }
      output Answer%2$d

      steps {
        let found = for name in input.names parallel 4 {
          let item = try {
            yield call store%2$d.get(name: name) timeout 10s retry 2
          } catch Refused%2$d as refusal {
            yield Item%2$d(name: refusal.reason)
          }
          yield item
        }
        let dear = found.filter(item, price%2$d(item) > 10)
        if dear.size() == 0 {
          let reason = input.fallback.orValue("nothing in ${found.size()} items")
          return Answer%2$d.missing(reason: reason)
        }
        let first = dear[?0].orValue(Item%2$d(name: "none"))
        match level%2$d(first) {
          case high {
            call store%2$d.put(item: first)
          }
          case low, medium {
            fail Refused%2$d(reason: first.name)
          }
        }
        return Answer%2$d.found(item: first, level: level%2$d(first))
      }
    }
    """
        .formatted(name, i);
  }

  private static String large(int lines, int files) {
    int of = files - 1;
    StringBuilder text = new StringBuilder("module team.large\n\n");
    text.append(
        ("import team.m%1$04d { Item%1$d, Answer%1$d, Refused%1$d, store%1$d, "
                + "price%1$d, level%1$d }\n")
            .formatted(of));
    for (int i = 0; text.chars().filter(c -> c == '\n').count() < lines; i++) {
      text.append('\n').append(capsule("part" + i, of));
    }
    return text.toString();
  }
}
