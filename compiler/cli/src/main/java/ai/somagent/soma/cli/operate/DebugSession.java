package ai.somagent.soma.cli.operate;

import ai.somagent.soma.ir.SourceMap.Place;
import ai.somagent.soma.worker.RunWalk;
import ai.somagent.soma.worker.WalkStep;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Commands about one recorded run; stands at one of its steps. Not thread-safe. */
final class DebugSession {
  private static final String HELP =
      """
      step [N]       on by one step, or by N
      back [N]       back by one step, or by N
      goto N         to step N, from 1
      continue       on to the next line with a break, or to the end
      reverse        back to the line with a break before, or to the beginning
      break LINE     stop at this line, or `FILE:LINE`; once more to forget it
      where          which step this is, and what led to it
      values [NAME]  what the step sees
      quit           end\
      """;

  private final RunWalk walk;
  private final PrintStream out;
  private final Set<String> breaks = new TreeSet<>();
  private int index;
  private boolean misunderstood;

  DebugSession(RunWalk walk, PrintStream out) {
    this.walk = walk;
    this.out = out;
  }

  void begin() {
    if (walk.size() > 0) {
      show();
    }
  }

  /** Whether the last command was none. */
  boolean misunderstood() {
    return misunderstood;
  }

  /** Does what a line says; false when it ends the session. */
  boolean take(String line) {
    misunderstood = false;
    String[] words = line.strip().split("\\s+", 2);
    String argument = words.length > 1 ? words[1] : "";
    switch (words[0]) {
      case "" -> {}
      case "step", "s", "next", "n" -> move(index + count(argument));
      case "back", "b" -> move(index - count(argument));
      case "goto", "g" -> move(count(argument) - 1);
      case "continue", "c" -> seek(1);
      case "reverse", "r" -> seek(-1);
      case "break" -> toggle(argument);
      case "where", "w" -> where();
      case "values", "v" -> values(argument);
      case "help", "h" -> out.println(HELP);
      case "quit", "q" -> {
        return false;
      }
      default -> misunderstood("there is no command `" + words[0] + "`; `help` lists them");
    }
    return true;
  }

  private void misunderstood(String message) {
    misunderstood = true;
    out.println(message);
  }

  /** 1 without a number; what is none moves nowhere. */
  private int count(String argument) {
    if (argument.isEmpty()) {
      return 1;
    }
    try {
      return Math.clamp(Integer.parseInt(argument), 0, walk.size() + 1);
    } catch (NumberFormatException e) {
      misunderstood("`" + argument + "` is no number of steps");
      return 0;
    }
  }

  private void move(int wanted) {
    if (misunderstood || walk.size() == 0) {
      return;
    }
    int to = Math.clamp(wanted, 0, walk.size() - 1);
    if (to != wanted) {
      out.println(to == 0 ? "this is the beginning" : "this is the end");
    }
    index = to;
    show();
  }

  private void seek(int direction) {
    int at = index + direction;
    while (at > 0 && at < walk.size() - 1 && !isBreak(walk.place(at))) {
      at += direction;
    }
    move(Math.clamp(at, 0, Math.max(0, walk.size() - 1)));
  }

  private boolean isBreak(@Nullable Place place) {
    return place != null
        && (breaks.contains(Integer.toString(place.startLine()))
            || breaks.contains(place.source() + ":" + place.startLine())
            || breaks.contains(fileName(place.source()) + ":" + place.startLine()));
  }

  private static String fileName(String source) {
    return source.substring(source.lastIndexOf('/') + 1);
  }

  private void toggle(String line) {
    String number = line.substring(line.lastIndexOf(':') + 1);
    if (number.isEmpty() || !number.chars().allMatch(c -> c >= '0' && c <= '9')) {
      misunderstood("`" + line + "` is no line; write `break 12` or `break main.soma:12`");
    } else if (breaks.remove(line)) {
      out.println("no break at " + line + " any more");
    } else {
      breaks.add(line);
      out.println("break at " + line);
    }
  }

  private void show() {
    WalkStep step = walk.at(index);
    if (step.cause() != null) {
      out.println("  " + step.cause());
    }
    String text = step.end() != null ? step.end() : text(step);
    out.println("[" + (index + 1) + "/" + walk.size() + "] " + text);
  }

  private static String text(WalkStep step) {
    Place place = step.place();
    return place == null
        ? "node " + step.node()
        : place.source() + ":" + place.startLine() + "  " + place.text();
  }

  private void where() {
    WalkStep step = walk.at(index);
    show();
    out.println(
        "  at "
            + Moments.at(step.at())
            + ", before event "
            + step.historyEvent()
            + " of the history");
    out.println(step.line() == 0 ? "  in the main line" : "  in line of execution " + step.line());
  }

  private void values(String name) {
    WalkStep step = walk.at(index);
    if (!name.isEmpty() && !step.values().containsKey(name)) {
      misunderstood(
          "nothing here is called `"
              + name
              + "`; there is "
              + String.join(", ", step.values().keySet()));
      return;
    }
    step.values()
        .forEach((each, value) -> {
          if (name.isEmpty() || name.equals(each)) {
            out.println("  " + each + " = " + shortened(value, !name.isEmpty()));
          }
        });
  }

  private static String shortened(JsonNode value, boolean whole) {
    String text = value.toString();
    return whole || text.length() <= 200 ? text : text.substring(0, 200) + "…";
  }
}
