package ai.somagent.soma.cli.run;

import ai.somagent.soma.ir.SourceMap.Place;
import ai.somagent.soma.worker.RunProgress;
import ai.somagent.soma.worker.RunStep;
import ai.somagent.soma.worker.ServerWatch;
import ai.somagent.soma.worker.StepFailure;
import java.io.PrintStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Shows steps as they happen: on a terminal finished steps scroll and running ones stand below
 * them; elsewhere one plain line per event. Outages of the server are lines of their own.
 * Thread-safe.
 */
public final class ProgressPrinter implements ServerWatch {
  private static final String CLEAR_LINE = "\u001b[1A\u001b[2K";
  private static final String GREEN = "\u001b[32m";
  private static final String RED = "\u001b[31m";
  private static final String YELLOW = "\u001b[33m";
  private static final String RESET = "\u001b[0m";

  private final PrintStream out;
  private final boolean terminal;
  private final Map<String, String> running = new LinkedHashMap<>();

  public ProgressPrinter(PrintStream out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  @Override
  public synchronized void lost() {
    say(YELLOW, "waiting", "the Temporal server does not answer; trying again for a minute");
  }

  @Override
  public synchronized void regained() {
    say(GREEN, "goes on", "the Temporal server answers again");
  }

  private void say(String colour, String word, String text) {
    erase();
    word(colour, word);
    out.println(text);
    draw();
    out.flush();
  }

  /** Shows one event. */
  public synchronized void show(RunProgress progress) {
    RunStep step = progress.step();
    switch (progress) {
      case RunProgress.StepStarted _ -> {
        update(step, "running");
        if (!terminal) {
          line("", "started", step, "");
        }
      }
      case RunProgress.StepRetrying retrying -> {
        update(step, "attempt " + retrying.attempt());
        line(YELLOW, "retrying", step, reason(retrying.failure()));
      }
      case RunProgress.StepCompleted done ->
          finish(GREEN, "done", step, took(done.took()) + attempts(done.attempts()));
      case RunProgress.StepFailed failed -> finish(RED, "failed", step, reason(failed.failure()));
      case RunProgress.StepCancelled cancelled ->
          finish(YELLOW, "cancelled", step, took(cancelled.took()));
    }
    out.flush();
  }

  private void update(RunStep step, String state) {
    erase();
    running.put(step.key(), "  ⋯ " + step.tool() + "  " + state + place(step));
    draw();
  }

  private void finish(String colour, String word, RunStep step, String detail) {
    erase();
    running.remove(step.key());
    print(colour, word, step, detail);
    draw();
  }

  private void line(String colour, String word, RunStep step, String detail) {
    erase();
    print(colour, word, step, detail);
    draw();
  }

  private void print(String colour, String word, RunStep step, String detail) {
    word(colour, word);
    out.print(step.tool());
    out.print(turn(step));
    out.print(detail.isEmpty() ? "" : "  " + detail);
    out.println(place(step));
  }

  private void word(String colour, String word) {
    out.print("  " + (terminal ? colour + word + RESET : word));
    out.print(" ".repeat(Math.max(1, 10 - word.length())));
  }

  /** Which turn of which loops, for example {@code [3]}. */
  private static String turn(RunStep step) {
    int bracket = step.key().indexOf('[');
    return bracket < 0 ? "" : step.key().substring(bracket);
  }

  private static String place(RunStep step) {
    Place place = step.place();
    return place == null ? "" : "  " + place.source() + ":" + place.startLine();
  }

  private static String reason(StepFailure failure) {
    return failure.kind() + ": " + failure.message();
  }

  private static String attempts(int attempts) {
    return attempts > 1 ? ", attempt " + attempts : "";
  }

  /** Milliseconds below ten seconds, else seconds with one decimal. */
  static String took(Duration duration) {
    long millis = duration.toMillis();
    return millis < 10_000 ? millis + " ms" : millis / 1000 + "." + millis % 1000 / 100 + " s";
  }

  private void erase() {
    if (terminal) {
      out.print(CLEAR_LINE.repeat(running.size()));
    }
  }

  private void draw() {
    if (terminal) {
      for (String state : running.values()) {
        out.println(state);
      }
    }
  }
}
