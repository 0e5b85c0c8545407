package ai.somagent.soma.cli.operate;

/** What somebody can do about a run that failed, by the kind of its error. */
final class FailureAdvice {
  private FailureAdvice() {}

  static String of(String kind) {
    return switch (kind) {
      case "Timeout" ->
          "see why it took so long; allow more with `timeout`, `within` or `wall_clock`, or catch"
              + " `Timeout`.";
      case "Unavailable" ->
          "see whether the tool and its worker are up; a `retry` clause asks again where that is"
              + " harmless. Start the run again under another id.";
      case "Invalid" ->
          "compare what was sent, or what the tool gave, with the declared type; the message has"
              + " the place in the value.";
      case "Evaluation" ->
          "the expression had no value for these inputs; guard it, with `??` or an `if`.";
      case "LimitExceeded" -> "raise the limit that the message names, or give the run less to do.";
      case "Denied", "Rejected" ->
          "ask whoever decided; start the run again once that has changed.";
      case "ToolError" -> "the tool itself failed; its worker's log has the cause.";
      case "UndoFailed" ->
          "something was not taken back; look at what the error names and repair it.";
      case "ProgramUnavailable" ->
          "give the workers the program of this digest (`soma compile`, or `soma run` once with"
              + " `--temporal`), then start the run again under another id.";
      case "Internal" ->
          "this is a bug in Soma; please report it with `soma runs history ID --out FILE`.";
      case "Terminated" -> "somebody ended it from outside; start it again under another id.";
      default ->
          "the program or a tool raises `" + kind + "`; catch it, or change what leads to it.";
    };
  }
}
