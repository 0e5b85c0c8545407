package ai.somagent.soma.checked;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an effect does, without its clauses. */
public sealed interface CheckedOperation {

  record CallOperation(ToolActionSymbol action, List<CheckedArgument> arguments)
      implements CheckedOperation {
    public CallOperation {
      arguments = List.copyOf(arguments);
    }
  }

  /** A task, inlined; arguments in the order of its parameters, defaults filled in. */
  record RunTaskOperation(TaskSymbol task, List<CheckedArgument> arguments)
      implements CheckedOperation {
    public RunTaskOperation {
      arguments = List.copyOf(arguments);
    }
  }

  /** A child run that the parent waits for, or, when {@code detached}, a run of its own. */
  record RunCapsuleOperation(
      CheckedCapsule capsule, List<CheckedArgument> arguments, boolean detached)
      implements CheckedOperation {
    public RunCapsuleOperation {
      arguments = List.copyOf(arguments);
    }
  }

  /**
   * @param tools what the model may call in this turn; a part of the persona's
   * @param maxCalls most tool calls of the model
   */
  record AskOperation(
      PersonaSymbol persona,
      CheckedExpression prompt,
      List<ToolActionSymbol> tools,
      int maxCalls,
      SomaType answer)
      implements CheckedOperation {
    public AskOperation {
      tools = List.copyOf(tools);
    }
  }

  /**
   * @param form type of the answers, or null
   * @param result the record that an approval gives
   */
  record ApproveOperation(
      CheckedExpression title,
      List<ApproverChecked> by,
      int quorum,
      int refusals,
      List<CheckedExpression> except,
      List<CheckedArgument> show,
      @Nullable SomaType form,
      SomaType result)
      implements CheckedOperation {
    public ApproveOperation {
      by = List.copyOf(by);
      except = List.copyOf(except);
      show = List.copyOf(show);
    }
  }

  /** {@code role("x")}, {@code group("x")} or {@code user(id)}. */
  record ApproverChecked(Kind kind, CheckedExpression id) {
    /** Who is named. */
    public enum Kind {
      ROLE,
      GROUP,
      USER
    }
  }

  record AwaitSignalOperation(SignalSymbol signal) implements CheckedOperation {}

  record AwaitUntilOperation(CheckedExpression condition) implements CheckedOperation {}

  /** {@code value} is a duration, or a timestamp when {@code until}. */
  record SleepOperation(CheckedExpression value, boolean until) implements CheckedOperation {}

  record EmitOperation(TopicSymbol topic, List<CheckedArgument> arguments)
      implements CheckedOperation {
    public EmitOperation {
      arguments = List.copyOf(arguments);
    }
  }

  /**
   * @param dropped labels that the value loses
   * @param approval the approval that {@code because} names, or null for a written reason
   */
  record EndorseOperation(
      CheckedExpression value,
      DeclaredType type,
      Set<Label> dropped,
      @Nullable String reason,
      @Nullable LocalSymbol approval)
      implements CheckedOperation {
    public EndorseOperation {
      dropped = Set.copyOf(dropped);
    }
  }
}
