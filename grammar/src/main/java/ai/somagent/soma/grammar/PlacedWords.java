package ai.somagent.soma.grammar;

import java.util.List;

/** Words of the language by the place they may begin something at, in the order of its tables. */
public final class PlacedWords {
  /** What begins a step. */
  public static final List<String> STEPS =
      List.of(
          "let",
          "var",
          "set",
          "if",
          "match",
          "for",
          "while",
          "parallel",
          "race",
          "branch",
          "try",
          "return",
          "yield",
          "fail",
          "break",
          "continue",
          "checkpoint",
          "call",
          "run",
          "start",
          "ask",
          "approve",
          "await",
          "sleep",
          "emit",
          "endorse");

  /** What begins a declaration, or an import. */
  public static final List<String> DECLARATIONS =
      List.of(
          "import",
          "type",
          "enum",
          "union",
          "error",
          "let",
          "function",
          "tool",
          "topic",
          "persona",
          "policy",
          "task",
          "capsule",
          "plan",
          "test");

  /** What begins a member of a capsule, its settings left out. */
  public static final List<String> CAPSULE_MEMBERS =
      List.of("budget", "input", "output", "trigger", "signal", "update", "query", "var", "steps");

  /** What begins a member of a plan, its settings left out. */
  public static final List<String> PLAN_MEMBERS =
      List.of(
          "budget", "input", "provision", "deliverable", "milestone", "deploy", "sync", "improve");

  private PlacedWords() {}
}
