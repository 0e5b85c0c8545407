package ai.somagent.soma.ir.node;

import ai.somagent.soma.ir.type.TypeIr;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A node that reaches outside the run, or waits. One execution of it has a name that lasts: its id
 * and the turns of the loops, attempts and rounds around it.
 */
public sealed interface EffectIr extends NodeIr.SequentialIr
    permits NodeIr.CallIr,
        EffectIr.TaskIr,
        EffectIr.RunIr,
        EffectIr.AskIr,
        EffectIr.ApproveIr,
        EffectIr.AwaitIr,
        EffectIr.SleepIr,
        EffectIr.EmitIr,
        EffectIr.EndorseIr {

  /** Slot that takes what the effect gives, or null. */
  @Nullable String result();

  ClausesIr clauses();

  /**
   * A task, inlined: {@code body} binds the parameters and goes on with the task's steps; a {@code
   * yield} or {@code leave} ends it.
   *
   * @param name the task, for people
   */
  record TaskIr(
      String id,
      String name,
      @Nullable String body,
      @Nullable String result,
      ClausesIr clauses,
      @Nullable String next)
      implements EffectIr {}

  /**
   * A child run.
   *
   * @param capsule key into {@code ProgramIr.references().capsules()}
   * @param detached whether it is a run of its own, with a budget moved out of this run's ({@code
   *     start}); otherwise this run waits and a cancellation reaches it ({@code run})
   */
  record RunIr(
      String id,
      String capsule,
      Map<String, ExpressionIr> arguments,
      boolean detached,
      @Nullable String result,
      ClausesIr clauses,
      @Nullable String next)
      implements EffectIr {
    public RunIr {
      arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
    }
  }

  /**
   * Asks a model.
   *
   * @param persona key into {@code ProgramIr.references().personas()}
   * @param tools what the model may call, as keys into {@code ProgramIr.tools}
   * @param maxCalls most tool calls of the model, from 0
   * @param answer what the answer is read as
   */
  record AskIr(
      String id,
      String persona,
      ExpressionIr prompt,
      List<String> tools,
      int maxCalls,
      TypeIr answer,
      @Nullable String result,
      ClausesIr clauses,
      @Nullable String next)
      implements EffectIr {
    public AskIr {
      tools = List.copyOf(tools);
    }
  }

  /**
   * Asks people; goes on only when approved.
   *
   * @param by who may decide
   * @param quorum approvals needed, from 1
   * @param refusals refusals that end it, from 1
   * @param except ids of principals, or lists of them, who do not count besides whoever started the
   *     run
   * @param show what is shown and bound by the approval's digest
   * @param form type of the answers, or null
   */
  record ApproveIr(
      String id,
      ExpressionIr title,
      List<ApproverIr> by,
      int quorum,
      int refusals,
      List<ExpressionIr> except,
      Map<String, ExpressionIr> show,
      @Nullable TypeIr form,
      @Nullable String result,
      ClausesIr clauses,
      @Nullable String next)
      implements EffectIr {
    public ApproveIr {
      by = List.copyOf(by);
      except = List.copyOf(except);
      show = Collections.unmodifiableMap(new LinkedHashMap<>(show));
    }
  }

  /** {@code kind} is {@code role}, {@code group} or {@code user}. */
  record ApproverIr(String kind, ExpressionIr id) {}

  /** Waits for a signal, or until a condition over state variables holds; exactly one is set. */
  record AwaitIr(
      String id,
      @Nullable String signal,
      @Nullable ExpressionIr until,
      @Nullable String result,
      ClausesIr clauses,
      @Nullable String next)
      implements EffectIr {}

  /** {@code value} is a duration, or a point in time when {@code until}. */
  record SleepIr(
      String id, ExpressionIr value, boolean until, ClausesIr clauses, @Nullable String next)
      implements EffectIr {
    @Override
    public @Nullable String result() {
      return null;
    }
  }

  /**
   * Sends an event, at least once, with an id derived from run and node.
   *
   * @param topic key into {@code ProgramIr.references().topics()}
   */
  record EmitIr(
      String id,
      String topic,
      Map<String, ExpressionIr> arguments,
      ClausesIr clauses,
      @Nullable String next)
      implements EffectIr {
    public EmitIr {
      arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
    }

    @Override
    public @Nullable String result() {
      return null;
    }
  }

  /**
   * Checks a value against a type and takes labels off it, on record.
   *
   * @param dropped labels that it loses, sorted
   * @param reason why, or null where an approval says so
   * @param approval slot of that approval, or null
   */
  record EndorseIr(
      String id,
      ExpressionIr value,
      TypeIr type,
      List<String> dropped,
      @Nullable String reason,
      @Nullable String approval,
      @Nullable String result,
      ClausesIr clauses,
      @Nullable String next)
      implements EffectIr {
    public EndorseIr {
      dropped = List.copyOf(dropped);
    }
  }
}
