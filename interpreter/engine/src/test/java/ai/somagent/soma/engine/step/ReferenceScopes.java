package ai.somagent.soma.engine.step;

import static java.util.Objects.requireNonNull;

import ai.somagent.soma.engine.state.RunError;
import ai.somagent.soma.engine.step.ReferenceTerms.Catcher;
import ai.somagent.soma.engine.step.ReferenceTerms.Context;
import ai.somagent.soma.engine.step.ReferenceTerms.Done;
import ai.somagent.soma.engine.step.ReferenceTerms.End;
import ai.somagent.soma.engine.step.ReferenceTerms.Expired;
import ai.somagent.soma.engine.step.ReferenceTerms.Left;
import ai.somagent.soma.engine.step.ReferenceTerms.Limit;
import ai.somagent.soma.engine.step.ReferenceTerms.NotUndone;
import ai.somagent.soma.engine.step.ReferenceTerms.Raised;
import ai.somagent.soma.engine.step.ReferenceTerms.Returned;
import ai.somagent.soma.engine.step.ReferenceTerms.Stopped;
import ai.somagent.soma.engine.step.ReferenceTerms.Undo;
import ai.somagent.soma.engine.value.Value;
import ai.somagent.soma.engine.value.Value.MapValue;
import ai.somagent.soma.engine.value.Value.TextValue;
import ai.somagent.soma.ir.node.ClausesIr;
import ai.somagent.soma.ir.node.EffectIr;
import ai.somagent.soma.ir.node.EffectIr.TaskIr;
import ai.somagent.soma.ir.node.NodeIr;
import ai.somagent.soma.ir.node.NodeIr.CatchIr;
import ai.somagent.soma.ir.node.NodeIr.TryIr;
import ai.somagent.soma.ir.node.RetryIr;
import ai.somagent.soma.ir.node.UndoIr;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Scopes as the reference interpreter tells them: attempts, undo, handlers, cleanup. */
final class ReferenceScopes {
  private static final long NEVER = ReferenceInterpreter.NEVER;

  private final ReferenceInterpreter interpreter;

  ReferenceScopes(ReferenceInterpreter interpreter) {
    this.interpreter = interpreter;
  }

  void remember(EffectIr effect, Value result, Context context) {
    UndoIr undo = effect.clauses().undo();
    if (undo != null && undo.body() != null) {
      Map<String, Value> captured = new LinkedHashMap<>();
      for (String slot : undo.captures()) {
        Value value = slot.equals(effect.result()) ? result : context.slots().get(slot);
        captured.put(slot, requireNonNull(value));
      }
      context.undos().add(new Undo(context.key(effect), undo, captured));
    }
  }

  /** The end of a whole fiber: one that ends badly takes everything back. */
  End ended(End end, Context context) {
    return isBad(end) ? undone(end, 0, null, context, _ -> new Judgement(true, context)) : end;
  }

  /**
   * A {@code try} without handlers. One that succeeds and has an undo of its own is taken back by
   * that, and not by those of its steps.
   */
  End task(TaskIr task, long start, Context context) {
    ClausesIr clauses = task.clauses();
    TryIr body =
        new TryIr(
            task.id(),
            task.body(),
            List.of(),
            clauses.withinMillis(),
            clauses.retry(),
            null,
            task.result(),
            task.next());
    int mark = context.undos().size();
    End end = attempt(body, start, context);
    if (end instanceof Done && clauses.undo() != null) {
      context.undos().subList(mark, context.undos().size()).clear();
      Value result = task.result() == null ? null : context.slots().get(task.result());
      remember(task, result == null ? Value.NullValue.NULL : result, context);
    }
    return end;
  }

  End attempt(TryIr node, long start, Context context) {
    int mark = context.undos().size();
    End end = attempts(node, start, mark, context);
    CatchIr handler = end instanceof Raised raised ? handler(node, raised) : null;
    if (handler != null) {
      RunError error = ((Raised) end).error();
      if (handler.slot() != null) {
        context.slots().put(handler.slot(), record(error));
      }
      end = interpreter.region(handler.body(), end.time(), context);
      if (isBad(end)) {
        end =
            undone(
                end, mark, node, context, bad -> new Judgement(isDecided(bad, context), context));
      }
    }
    return cleaned(node, ReferenceInterpreter.landed(end, node, node.result(), context), context);
  }

  private End attempts(TryIr node, long start, int mark, Context context) {
    long time = start;
    Limit limit =
        node.withinMillis() == null
            ? null
            : new Limit(node.id(), interpreter.firing(node, context));
    Context limited = limit == null ? context : context.within(limit);
    End end;
    for (int attempt = 0; ; attempt++) {
      Context inside =
          limited
              .catching(new Attempt(node, attempt))
              .turn(node.retry() == null ? "" : "~" + attempt);
      end = own(node, interpreter.region(node.body(), time, inside));
      if (!isBad(end) || end.time() == NEVER) {
        break;
      }
      int number = attempt;
      boolean again = end instanceof Raised raised && again(node, raised, attempt);
      End after =
          own(
              node,
              undone(
                  end,
                  mark,
                  node,
                  limited,
                  bad -> judge(node, own(node, bad), number, limited, context)));
      if (!again
          || !(after instanceof Raised(_, RunError error, _, _))
          || !error.equals(((Raised) end).error())) {
        end = after;
        break;
      }
      end = own(node, interpreter.pause(node, after.time(), limited.turn("~" + (attempt + 1))));
      if (!(end instanceof Done)) {
        break;
      }
      time = end.time();
    }
    if (limit != null && end.time() > start) {
      context.keys().add(ReferenceInterpreter.TIMER + context.key(node));
    }
    return end;
  }

  private static Judgement judge(
      TryIr node, End bad, int attempt, Context limited, Context context) {
    boolean again = bad instanceof Raised raised && again(node, raised, attempt);
    boolean here = again || (bad instanceof Raised raised && handler(node, raised) != null);
    return new Judgement(!here && isDecided(bad, context), again ? limited : context);
  }

  /** The limit of a {@code try} comes up at itself. */
  private static End own(TryIr node, End end) {
    return end instanceof Expired(long at, String scope) && scope.equals(node.id())
        ? new Raised(at, ReferenceTerms.timeout(node.id()))
        : end;
  }

  private static boolean again(TryIr node, Raised raised, int attempt) {
    return !raised.decided()
        && !raised.error().equals(ReferenceTerms.timeout(node.id()))
        && again(node, raised.error(), attempt);
  }

  private static boolean again(TryIr node, RunError error, int attempt) {
    RetryIr retry = node.retry();
    return retry != null
        && attempt < retry.times()
        && !error.message().startsWith("the wall-clock budget")
        && (retry.kinds().isEmpty() || retry.kinds().contains(error.kind()));
  }

  private static @Nullable CatchIr handler(TryIr node, Raised raised) {
    return raised.decided() ? null : handler(node, raised.error());
  }

  private static @Nullable CatchIr handler(TryIr node, RunError error) {
    for (CatchIr handler : node.catches()) {
      if (handler.kinds().contains(error.kind()) || handler.kinds().contains("Error")) {
        return handler;
      }
    }
    return null;
  }

  private record Attempt(TryIr attempted, int number) implements Catcher {
    @Override
    public boolean takes(RunError error, @Nullable String scope, long time) {
      return (scope == null && again(attempted, error, number))
          || ((scope == null || scope.equals(node())) && handler(attempted, error) != null);
    }

    @Override
    public String node() {
      return attempted.id();
    }
  }

  private static boolean isBad(End end) {
    return switch (end) {
      case Raised _, Stopped _, Expired _ -> true;
      case Done _, Left _, Returned _ -> false;
    };
  }

  /** Whether nothing in the fiber takes what has come up. */
  private static boolean isDecided(End end, Context context) {
    return switch (end) {
      case Raised raised ->
          raised.decided() || !context.catches(raised.error(), null, raised.time());
      case Expired(long at, String scope) -> !takes(context, scope, at);
      case Stopped _ -> true;
      case Done _, Left _, Returned _ -> false;
    };
  }

  /** From the scope outwards the error is one like any other. */
  private static boolean takes(Context context, String scope, long time) {
    RunError error = ReferenceTerms.timeout(scope);
    boolean seen = false;
    for (Catcher catcher : context.catchers().reversed()) {
      if (catcher.takes(error, seen ? null : scope, time)) {
        return true;
      }
      seen |= scope.equals(catcher.node());
    }
    return false;
  }

  /** What is known of a bad end: whether it is decided, and else what may change it. */
  private record Judgement(boolean decided, Context interrupting) {}

  /** Takes back what was done since {@code mark}, newest first; judges anew after each. */
  private End undone(
      End bad, int mark, @Nullable NodeIr node, Context context, Function<End, Judgement> judge) {
    End end = bad;
    while (end.time() != NEVER && context.undos().size() > mark) {
      Judgement judgement = judge.apply(end);
      Undo undo = context.undos().removeLast();
      Context own = context.undoing(undo);
      End taken = interpreter.region(undo.undo().body(), end.time(), own);
      context
          .slots()
          .replaceAll((slot, value) ->
              undo.captured().containsKey(slot) ? value : own.slots().getOrDefault(slot, value));
      End moved = moved(end, taken.time(), judgement.decided());
      if (taken instanceof Raised raised) {
        context.asked().notUndone().put(undo.key(), new NotUndone(raised.at(), raised.error()));
        end = judgement.decided() ? moved : new Stopped(taken.time());
      } else if (taken.time() == NEVER) {
        end = new Stopped(NEVER);
      } else {
        end =
            judgement.decided()
                ? moved
                : interrupted(moved, end.time(), taken.time(), node, judgement.interrupting());
      }
    }
    return end.time() == NEVER ? new Stopped(NEVER) : decided(end, judge);
  }

  private static End decided(End end, Function<End, Judgement> judge) {
    return moved(end, end.time(), judge.apply(end).decided());
  }

  private End cleaned(TryIr node, End end, Context context) {
    if (node.cleanup() == null || end.time() == NEVER) {
      return end;
    }
    long start = end.time();
    boolean bad = isBad(end);
    boolean decided = bad && isDecided(end, context);
    Catcher first =
        (error, scope, time) ->
            bad
                || interrupted(end, start, time, node, context) != end
                || context.catches(error, scope, time);
    End cleanup = interpreter.region(node.cleanup(), start, context.shielded(first));
    if (cleanup.time() == NEVER) {
      return new Stopped(NEVER);
    }
    End moved = moved(end, cleanup.time(), decided);
    if (decided) {
      return moved;
    }
    if (cleanup instanceof Raised raised && raised.decided()) {
      return raised;
    }
    End now = interrupted(moved, start, cleanup.time(), node, context);
    return cleanup instanceof Raised raised && !bad && now == moved ? raised : now;
  }

  private static End moved(End end, long time, boolean decided) {
    return switch (end) {
      case Raised(_, RunError error, long at, _) -> new Raised(time, error, at, decided);
      case Expired(long at, String scope) when decided ->
          new Raised(time, ReferenceTerms.timeout(scope), at, true);
      case Expired(_, String scope) -> new Expired(time, scope);
      case Stopped _ -> new Stopped(time);
      case Done _ -> new Done(time);
      case Left(_, NodeIr.ExitIr exit, Value value) -> new Left(time, exit, value);
      case Returned(_, Value value) -> new Returned(time, value);
    };
  }

  /** What becomes of an end that was under way while something came from outside. */
  private End interrupted(End end, long from, long to, @Nullable NodeIr node, Context context) {
    if (from < context.deadline() && context.deadline() <= to) {
      return new Stopped(to);
    }
    for (Limit limit : context.limits()) {
      if (end instanceof Expired(_, String scope) && scope.equals(limit.scope())) {
        return end;
      }
      if (from < limit.at() && limit.at() <= to) {
        return new Expired(to, limit.scope());
      }
    }
    long clock = interpreter.outside.wallClock();
    return context.mainLine() && from < clock && clock <= to
        ? ReferenceTerms.wallClock(to, requireNonNull(node))
        : end;
  }

  private static MapValue record(RunError error) {
    Map<String, Value> entries = new LinkedHashMap<>();
    entries.put("kind", new TextValue(error.kind()));
    entries.put("message", new TextValue(error.message()));
    entries.put("step", new TextValue(error.step()));
    entries.putAll(error.fields().entries());
    return new MapValue(entries);
  }
}
