package ai.somagent.soma.query;

import java.util.List;

/** Words of the language by the place they may stand at. */
final class SuggestedWords {
  static final List<String> STEPS =
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

  static final List<String> VALUES =
      List.of("call", "run", "ask", "approve", "await", "if", "match", "for", "race", "try");

  static final List<String> DECLARATIONS =
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

  static final List<String> CAPSULE =
      List.of(
          "owner",
          "risk",
          "autonomy",
          "classification",
          "policies",
          "tags",
          "budget",
          "input",
          "output",
          "trigger",
          "signal",
          "update",
          "query",
          "var",
          "steps");

  static final List<String> PLAN =
      List.of(
          "intent",
          "owner",
          "autonomy",
          "budget",
          "input",
          "provision",
          "deliverable",
          "milestone",
          "deploy",
          "sync",
          "improve");

  static final List<String> TOOL =
      List.of(
          "auth", "action", "effect", "risk", "idempotent", "timeout", "errors", "cost", "egress");

  static final List<String> LABELS = List.of("untrusted", "pii", "secret");

  private SuggestedWords() {}
}
