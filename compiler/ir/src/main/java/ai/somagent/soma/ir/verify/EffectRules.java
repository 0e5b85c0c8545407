package ai.somagent.soma.ir.verify;

import ai.somagent.soma.ir.BudgetIr;
import ai.somagent.soma.ir.MembersIr.SignalIr;
import ai.somagent.soma.ir.ProgramIr;
import ai.somagent.soma.ir.ReferencesIr.ChildIr;
import ai.somagent.soma.ir.ReferencesIr.PersonaIr;
import ai.somagent.soma.ir.ReferencesIr.TopicIr;
import ai.somagent.soma.ir.SlotIr;
import ai.somagent.soma.ir.node.CeilingIr;
import ai.somagent.soma.ir.node.ClausesIr;
import ai.somagent.soma.ir.node.EffectIr;
import ai.somagent.soma.ir.node.EffectIr.ApproveIr;
import ai.somagent.soma.ir.node.EffectIr.AskIr;
import ai.somagent.soma.ir.node.EffectIr.AwaitIr;
import ai.somagent.soma.ir.node.EffectIr.EmitIr;
import ai.somagent.soma.ir.node.EffectIr.EndorseIr;
import ai.somagent.soma.ir.node.EffectIr.RunIr;
import ai.somagent.soma.ir.node.EffectIr.SleepIr;
import ai.somagent.soma.ir.node.EffectIr.TaskIr;
import ai.somagent.soma.ir.node.NodeIr;
import ai.somagent.soma.ir.node.NodeIr.CallIr;
import ai.somagent.soma.ir.node.NodeIr.TryIr;
import ai.somagent.soma.ir.node.RetryIr;
import ai.somagent.soma.ir.type.FieldIr;
import ai.somagent.soma.ir.type.TypeIr;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Effects fit what they refer to, and their clauses are possible ones. */
final class EffectRules {
  private static final Set<String> APPROVERS = Set.of("role", "group", "user");

  private final ProgramIr program;
  private final Findings findings;

  private EffectRules(ProgramIr program, Findings findings) {
    this.program = program;
    this.findings = findings;
  }

  static void check(ProgramIr program, Findings findings) {
    EffectRules rules = new EffectRules(program, findings);
    for (NodeIr node : program.nodes().values()) {
      if (node instanceof EffectIr effect) {
        rules.operation(effect);
        rules.clauses(effect, effect.clauses());
      } else if (node instanceof TryIr attempt) {
        rules.limits(attempt, attempt.withinMillis(), attempt.retry());
      }
    }
  }

  private void operation(EffectIr effect) {
    switch (effect) {
      case RunIr run -> run(run);
      case AskIr ask -> ask(ask);
      case ApproveIr approve -> approve(approve);
      case AwaitIr await -> await(await);
      case EmitIr emit -> emit(emit);
      case EndorseIr endorse -> endorse(endorse);
      case CallIr _, TaskIr _, SleepIr _ -> {}
    }
  }

  private void run(RunIr run) {
    ChildIr child = program.references().capsules().get(run.capsule());
    if (child == null) {
      unknown(run, "capsule", run.capsule());
      return;
    }
    CallRules.arguments(run, run.arguments().keySet(), run.capsule(), child.input(), findings);
    if (run.detached()) {
      if (run.clauses().ceiling() == null) {
        findings.add(IrRule.CEILING_VALUE, run, "a run of its own has a budget of its own");
      }
    } else {
      gives(run, child.output());
    }
  }

  private void ask(AskIr ask) {
    PersonaIr persona = program.references().personas().get(ask.persona());
    if (persona == null) {
      unknown(ask, "persona", ask.persona());
    } else if (!persona.tools().containsAll(ask.tools())
        || Set.copyOf(ask.tools()).size() != ask.tools().size()
        || ask.maxCalls() < 0
        || ask.maxCalls() > 0 && ask.tools().isEmpty()) {
      findings.add(IrRule.ASK_TOOL, ask, "a model calls tools of its persona, each named once");
    }
    gives(ask, ask.answer());
  }

  private void approve(ApproveIr approve) {
    boolean sound =
        !approve.by().isEmpty()
            && approve.by().stream().allMatch(one -> APPROVERS.contains(one.kind()))
            && approve.quorum() >= 1
            && approve.refusals() >= 1;
    if (!sound) {
      findings.add(IrRule.APPROVE_FORM, approve, "an approval needs people, and at least one");
    }
  }

  private void await(AwaitIr await) {
    if ((await.signal() == null) == (await.until() == null)) {
      findings.add(IrRule.AWAIT_FORM, await, "a wait is for a signal or until a condition holds");
    } else if (await.until() != null) {
      boolean changes =
          await.until().reads().stream()
              .map(program.slots()::get)
              .anyMatch(slot -> slot != null && slot.state());
      if (!changes || await.result() != null) {
        findings.add(IrRule.AWAIT_FORM, await, "a condition reads state and gives nothing");
      }
    } else {
      SignalIr signal = program.members().signals().get(await.signal());
      if (signal == null) {
        unknown(await, "signal", String.valueOf(await.signal()));
      } else if (signal.handler() != null) {
        findings.add(IrRule.AWAIT_FORM, await, "a signal with a handler is not awaited");
      } else {
        gives(await, signal.payload());
      }
    }
  }

  private void emit(EmitIr emit) {
    TopicIr topic = program.references().topics().get(emit.topic());
    List<FieldIr> fields = topic == null ? null : MemberRules.record(program, topic.payload());
    if (fields == null) {
      unknown(emit, "topic", emit.topic());
    } else {
      CallRules.arguments(emit, emit.arguments().keySet(), emit.topic(), fields, findings);
    }
  }

  private void endorse(EndorseIr endorse) {
    SlotIr approval = endorse.approval() == null ? null : program.slots().get(endorse.approval());
    if ((endorse.reason() == null) == (endorse.approval() == null)
        || endorse.approval() != null && approval == null) {
      findings.add(IrRule.ENDORSE_FORM, endorse, "an endorsement has a reason or an approval");
    }
    gives(endorse, endorse.type());
  }

  /** The slot of the result has the type that the effect gives, or is read as. */
  private void gives(EffectIr effect, @Nullable TypeIr given) {
    SlotIr slot = effect.result() == null ? null : program.slots().get(effect.result());
    TypeIr decoded = effect.clauses().decode();
    if (slot != null && !slot.type().equals(decoded == null ? given : decoded)) {
      findings.add(IrRule.CALL_RESULT, effect, "slot `" + effect.result() + "` is of another type");
    }
  }

  private void clauses(EffectIr effect, ClausesIr clauses) {
    if (!(effect instanceof CallIr)) {
      Long timeout = clauses.timeoutMillis();
      if (timeout != null && timeout <= 0) {
        findings.add(IrRule.CLAUSE_VALUE, effect, "the limit of an attempt must be above 0");
      }
      limits(effect, clauses.withinMillis(), clauses.retry());
    } else {
      limits(effect, clauses.withinMillis(), null);
    }
    if (clauses.ceiling() != null && !fits(clauses.ceiling(), program.budget())) {
      findings.add(IrRule.CEILING_VALUE, effect, "this may use more than the whole run may");
    }
  }

  private void limits(NodeIr node, @Nullable Long within, @Nullable RetryIr retry) {
    boolean retried =
        retry == null
            || CallRules.isUsable(retry) && retry.kinds().stream().allMatch(ErrorRules::isKind);
    if (within != null && within <= 0 || !retried) {
      findings.add(IrRule.CLAUSE_VALUE, node, "this cannot be how long or how often it is tried");
    }
  }

  private static boolean fits(CeilingIr ceiling, BudgetIr budget) {
    boolean any = ceiling.tokens() != null || ceiling.usd() != null || ceiling.toolCalls() != null;
    return any
        && fits(ceiling.tokens(), budget.tokens())
        && fits(ceiling.toolCalls(), budget.toolCalls())
        && (ceiling.usd() == null
            || ceiling.usd() >= 0 && budget.usd() != null && ceiling.usd() <= budget.usd());
  }

  private static boolean fits(@Nullable Long part, @Nullable Long whole) {
    return part == null || part >= 0 && whole != null && part <= whole;
  }

  private void unknown(EffectIr effect, String what, String name) {
    findings.add(IrRule.REFERENCE_UNKNOWN, effect, "there is no " + what + " `" + name + "`");
  }
}
