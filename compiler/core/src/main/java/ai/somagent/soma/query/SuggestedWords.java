package ai.somagent.soma.query;

import ai.somagent.soma.grammar.PlacedWords;
import java.util.List;
import java.util.stream.Stream;

/** Words that an author may want at a place. */
final class SuggestedWords {
  static final List<String> STEPS = PlacedWords.STEPS;

  static final List<String> VALUES =
      List.of("call", "run", "ask", "approve", "await", "if", "match", "for", "race", "try");

  static final List<String> DECLARATIONS = PlacedWords.DECLARATIONS;

  static final List<String> CAPSULE =
      joined(
          List.of("owner", "risk", "autonomy", "classification", "policies", "tags"),
          PlacedWords.CAPSULE_MEMBERS);

  static final List<String> PLAN =
      joined(List.of("intent", "owner", "autonomy"), PlacedWords.PLAN_MEMBERS);

  static final List<String> TOOL =
      List.of(
          "auth", "action", "effect", "risk", "idempotent", "timeout", "errors", "cost", "egress");

  static final List<String> LABELS = List.of("untrusted", "pii", "secret");

  private SuggestedWords() {}

  private static List<String> joined(List<String> settings, List<String> members) {
    return Stream.concat(settings.stream(), members.stream()).toList();
  }
}
