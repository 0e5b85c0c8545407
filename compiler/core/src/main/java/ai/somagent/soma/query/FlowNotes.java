package ai.somagent.soma.query;

import ai.somagent.soma.bound.Amounts;
import ai.somagent.soma.bound.BoundReport;
import ai.somagent.soma.bound.Bounds;
import ai.somagent.soma.bound.Measure;
import ai.somagent.soma.checked.CheckedCapsule;
import ai.somagent.soma.checked.Label;
import ai.somagent.soma.checked.LocalSymbol;
import ai.somagent.soma.compile.CheckedFile;
import ai.somagent.soma.label.LabelOrigin;
import ai.somagent.soma.label.LabelReport.LabelledName;
import ai.somagent.soma.label.LabelSet;
import ai.somagent.soma.label.Labels;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What labels and bounds say about a name, as Markdown. Of files without errors in types. */
final class FlowNotes {
  private final CheckedFile file;

  FlowNotes(CheckedFile file) {
    this.file = file;
  }

  private boolean isSound() {
    return file.diagnostics().stream()
        .noneMatch(one -> one.isError() && !one.code().id().startsWith("E5"));
  }

  /** The labels of what {@code symbol} holds; empty for none. */
  LabelSet labels(LocalSymbol symbol) {
    if (isSound()) {
      for (CheckedCapsule capsule : file.capsules()) {
        for (LabelledName name : Labels.of(capsule).names()) {
          if (name.source().equals(file.source()) && name.span().equals(symbol.span())) {
            return name.labels();
          }
        }
      }
    }
    return LabelSet.of(symbol.labels(), symbol.span(), "`" + symbol.name() + "` is declared");
  }

  /** Why a name has {@code labels}: a line for each, with the place where it comes in. */
  String origins(LabelSet labels) {
    StringBuilder text = new StringBuilder();
    for (Label label : labels.labels()) {
      LabelOrigin origin = labels.origin(label);
      if (origin != null) {
        LabelOrigin root = origin.root();
        int line = file.parsed().source().lines().line(root.span().start()) + 1;
        text.append(text.isEmpty() ? "" : "\n");
        text.append("- line ").append(line).append(": ").append(root.what());
      }
    }
    return text.toString();
  }

  /** What a run of {@code capsule} needs, as a table; null where that is not known. */
  @Nullable String bounds(CheckedCapsule capsule) {
    if (!isSound()) {
      return null;
    }
    BoundReport bounds = Bounds.of(capsule);
    StringBuilder text = new StringBuilder("| a run needs | at least | at most |\n|---|---|---|");
    row(text, "tool calls", Measure.CALLS, bounds);
    row(text, "tokens", Measure.TOKENS, bounds);
    row(text, bounds.asksModels() ? "declared costs" : "cost", Measure.MICRO_USD, bounds);
    row(text, "time", Measure.WALL_MILLIS, bounds);
    row(text, "events", Measure.EVENTS, bounds);
    return text.toString();
  }

  private static void row(StringBuilder text, String name, Measure measure, BoundReport bounds) {
    long most = bounds.most().of(measure);
    if (most > 0) {
      text.append("\n| ").append(name).append(" | ");
      text.append(amount(measure, bounds.least().of(measure))).append(" | ");
      text.append(amount(measure, most)).append(" |");
    }
  }

  private static String amount(Measure measure, long amount) {
    if (amount == Amounts.UNBOUNDED) {
      return "no limit";
    }
    return switch (measure) {
      case MICRO_USD -> String.format(Locale.ROOT, "$%.2f", amount / 1_000_000.0);
      case WALL_MILLIS -> time(Duration.ofMillis(amount));
      default -> String.format(Locale.ROOT, "%,d", amount);
    };
  }

  /** As a program writes it, in its two largest units. */
  private static String time(Duration time) {
    if (time.toDays() > 0) {
      return time.toDays() + "d" + part(time.toHoursPart(), "h");
    }
    if (time.toHours() > 0) {
      return time.toHours() + "h" + part(time.toMinutesPart(), "m");
    }
    if (time.toMinutes() > 0) {
      return time.toMinutes() + "m" + part(time.toSecondsPart(), "s");
    }
    return time.toSeconds() > 0 ? time.toSeconds() + "s" : time.toMillis() + "ms";
  }

  private static String part(int amount, String unit) {
    return amount == 0 ? "" : amount + unit;
  }
}
