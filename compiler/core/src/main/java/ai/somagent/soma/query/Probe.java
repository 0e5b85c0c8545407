package ai.somagent.soma.query;

import ai.somagent.soma.syntax.ExpressionSyntax;
import ai.somagent.soma.syntax.NameSyntax;
import ai.somagent.soma.syntax.PathSyntax;
import ai.somagent.soma.type.Environment;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds out in what surroundings a made-up name stands, so that names which fit there can be
 * suggested. The first finding counts. Not thread-safe.
 */
final class Probe {
  /** Stands where the author is typing; starts lower case and is no word. */
  static final String MARKER = "zz_here_zz";

  private @Nullable Place place;

  /** Where the marker stands. */
  sealed interface Place {}

  /** A value may stand here. */
  record ValuePlace(Environment environment) implements Place {}

  /** After a dot: {@code target} is a value, or what its path names. */
  record MemberPlace(ExpressionSyntax target, Environment environment) implements Place {}

  /**
   * After a verb.
   *
   * @param path what stands before the last dot, or null
   */
  record TargetPlace(String verb, @Nullable PathSyntax path, Environment environment)
      implements Place {}

  record TypePlace(Environment environment) implements Place {}

  record ErrorPlace(Environment environment) implements Place {}

  /** The name of an argument, or its value where names are optional. */
  record ArgumentPlace(String owner, Set<String> given, Environment environment) implements Place {}

  /** A step may begin here. */
  record StepPlace(Environment environment) implements Place {}

  @Nullable Place place() {
    return place;
  }

  static boolean isMarker(@Nullable NameSyntax name) {
    return name != null && name.text().equals(MARKER);
  }

  void found(Place here) {
    if (place == null) {
      place = here;
    }
  }
}
