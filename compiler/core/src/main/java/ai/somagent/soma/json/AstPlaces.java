package ai.somagent.soma.json;

import ai.somagent.soma.json.JsonValue.Place;
import ai.somagent.soma.source.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which part of a Soma text came from which place of a JSON text. */
final class AstPlaces {
  /** The characters of {@code text} came from {@code place}. */
  record Mark(Span text, Place place) {}

  private final List<Mark> marks;

  AstPlaces(List<Mark> marks) {
    this.marks = List.copyOf(marks);
  }

  /** The smallest place around {@code span}, or null when nothing is. */
  @Nullable Place find(Span span) {
    Mark best = null;
    for (Mark mark : marks) {
      boolean covers = mark.text().start() <= span.start() && span.end() <= mark.text().end();
      if (covers && (best == null || mark.text().length() < best.text().length())) {
        best = mark;
      }
    }
    return best == null ? null : best.place();
  }
}
