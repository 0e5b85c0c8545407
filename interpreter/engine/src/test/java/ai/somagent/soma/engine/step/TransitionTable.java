package ai.somagent.soma.engine.step;

import java.util.Set;
import java.util.TreeSet;

/** Everything that can become of a node, frame, fiber or event. */
final class TransitionTable {
  static final Set<String> ROWS = new TreeSet<>();

  static {
    row("LetIr", Transition.ADVANCED, Transition.RAISED);
    row("CallIr", Transition.WAITED, Transition.HELD, Transition.RAISED);
    row("VarIr", Transition.ADVANCED, Transition.RAISED);
    row("SetIr", Transition.ADVANCED, Transition.RAISED);
    row("WhileIr", Transition.ENTERED, Transition.ADVANCED, Transition.RAISED);
    row("SleepIr", Transition.WAITED, Transition.ADVANCED, Transition.RAISED);
    row("AwaitIr", Transition.WAITED, Transition.ADVANCED, Transition.RAISED);
    row("ApproveIr", Transition.WAITED, Transition.RAISED);
    row(
        "DecisionMade",
        Transition.ADVANCED,
        Transition.WAITED,
        Transition.RAISED,
        Transition.DROPPED,
        Transition.IGNORED);
    row("IfIr", Transition.ENTERED, Transition.ADVANCED, Transition.RAISED);
    row("BlockIr", Transition.ENTERED);
    row("TryIr", Transition.ENTERED);
    row("TaskIr", Transition.ENTERED);
    row("ForIr", Transition.ENTERED, Transition.WAITED, Transition.ADVANCED, Transition.RAISED);
    row("ParallelIr", Transition.WAITED, Transition.ADVANCED);
    row("RaceIr", Transition.WAITED);
    row("ExitIr", Transition.ADVANCED, Transition.ENDED, Transition.RAISED);
    row("ReturnIr", Transition.ENDED, Transition.RAISED);
    row("FailIr", Transition.RAISED);

    row("IfFrame", Transition.ENDED, Transition.UNWOUND);
    row("BlockFrame", Transition.ENDED, Transition.YIELDED, Transition.UNWOUND);
    row(
        "TryFrame",
        Transition.ENDED,
        Transition.YIELDED,
        Transition.CAUGHT,
        Transition.REPEATED,
        Transition.UNWOUND);
    row("CleanupFrame", Transition.ENDED, Transition.UNWOUND);
    row("UndoFrame", Transition.ENDED, Transition.RAISED);
    row("CatchFrame", Transition.ENDED, Transition.YIELDED, Transition.UNWOUND);
    row(
        "LoopFrame",
        Transition.REPEATED,
        Transition.ENDED,
        Transition.YIELDED,
        Transition.CONTINUED,
        Transition.BROKEN,
        Transition.UNWOUND);
    row(
        "WhileFrame",
        Transition.REPEATED,
        Transition.ENDED,
        Transition.YIELDED,
        Transition.CONTINUED,
        Transition.BROKEN,
        Transition.UNWOUND);
    row("RaceFrame", Transition.ENDED, Transition.UNWOUND);
    row("ArmFrame", Transition.ENDED, Transition.YIELDED, Transition.UNWOUND);
    row("ParallelFrame", Transition.ENDED, Transition.UNWOUND);
    row("WindowFrame", Transition.REPEATED, Transition.ENDED, Transition.UNWOUND);

    row(
        "ActiveFiber",
        Transition.ENDED,
        Transition.YIELDED,
        Transition.CONTINUED,
        Transition.RAISED,
        Transition.CANCELLED);

    row("CallCompleted", Transition.ADVANCED, Transition.RAISED, Transition.DROPPED);
    row("CallFailed", Transition.RAISED, Transition.DROPPED);
    row("CallCancelled", Transition.DROPPED);
    row("TimerFired", Transition.ADVANCED, Transition.RAISED, Transition.IGNORED);
    row(
        "SignalReceived",
        Transition.ADVANCED,
        Transition.WAITED,
        Transition.DROPPED,
        Transition.IGNORED);
    row("CancelRequested", Transition.CANCELLED, Transition.IGNORED);
    row("RollOverSuggested", Transition.HELD, Transition.IGNORED);
    row("WallClockExceeded", Transition.RAISED, Transition.IGNORED);
  }

  private TransitionTable() {}

  private static void row(String subject, Transition... transitions) {
    for (Transition transition : transitions) {
      ROWS.add(subject + " " + transition);
    }
  }
}
