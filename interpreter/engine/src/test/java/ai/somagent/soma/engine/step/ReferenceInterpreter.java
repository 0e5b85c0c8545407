package ai.somagent.soma.engine.step;

import static java.util.Objects.requireNonNull;

import ai.somagent.soma.engine.expression.EvaluationException;
import ai.somagent.soma.engine.expression.ExpressionEvaluator;
import ai.somagent.soma.engine.state.RunError;
import ai.somagent.soma.engine.state.RunOutcome;
import ai.somagent.soma.engine.step.ReferenceChildren.Children;
import ai.somagent.soma.engine.step.ReferenceChildren.Decider;
import ai.somagent.soma.engine.step.ReferenceChildren.Joined;
import ai.somagent.soma.engine.step.ReferenceTerms.Asked;
import ai.somagent.soma.engine.step.ReferenceTerms.Context;
import ai.somagent.soma.engine.step.ReferenceTerms.Done;
import ai.somagent.soma.engine.step.ReferenceTerms.End;
import ai.somagent.soma.engine.step.ReferenceTerms.EvaluationFailed;
import ai.somagent.soma.engine.step.ReferenceTerms.Expired;
import ai.somagent.soma.engine.step.ReferenceTerms.Left;
import ai.somagent.soma.engine.step.ReferenceTerms.Limit;
import ai.somagent.soma.engine.step.ReferenceTerms.NotUndone;
import ai.somagent.soma.engine.step.ReferenceTerms.Raised;
import ai.somagent.soma.engine.step.ReferenceTerms.Returned;
import ai.somagent.soma.engine.step.ReferenceTerms.Stopped;
import ai.somagent.soma.engine.value.Value;
import ai.somagent.soma.engine.value.Value.BoolValue;
import ai.somagent.soma.engine.value.Value.IntValue;
import ai.somagent.soma.engine.value.Value.ListValue;
import ai.somagent.soma.engine.value.Value.MapValue;
import ai.somagent.soma.engine.value.Value.NullValue;
import ai.somagent.soma.engine.value.Value.TextValue;
import ai.somagent.soma.ir.ProgramIr;
import ai.somagent.soma.ir.node.EffectIr.ApproveIr;
import ai.somagent.soma.ir.node.EffectIr.AwaitIr;
import ai.somagent.soma.ir.node.EffectIr.SleepIr;
import ai.somagent.soma.ir.node.EffectIr.TaskIr;
import ai.somagent.soma.ir.node.ExpressionIr;
import ai.somagent.soma.ir.node.NodeIr;
import ai.somagent.soma.ir.node.NodeIr.BlockIr;
import ai.somagent.soma.ir.node.NodeIr.CallIr;
import ai.somagent.soma.ir.node.NodeIr.ExitIr;
import ai.somagent.soma.ir.node.NodeIr.FailIr;
import ai.somagent.soma.ir.node.NodeIr.ForIr;
import ai.somagent.soma.ir.node.NodeIr.IfIr;
import ai.somagent.soma.ir.node.NodeIr.LetIr;
import ai.somagent.soma.ir.node.NodeIr.ParallelIr;
import ai.somagent.soma.ir.node.NodeIr.RaceArmIr;
import ai.somagent.soma.ir.node.NodeIr.RaceIr;
import ai.somagent.soma.ir.node.NodeIr.ReturnIr;
import ai.somagent.soma.ir.node.NodeIr.SetIr;
import ai.somagent.soma.ir.node.NodeIr.TryIr;
import ai.somagent.soma.ir.node.NodeIr.VarIr;
import ai.somagent.soma.ir.node.NodeIr.WhileIr;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a program means, told without fibers or frames: a recursive function from a region and the
 * time it starts to how and when it ends. Times are numbers of events. The oracle says when each
 * call was answered and how; a call without an entry is never answered.
 */
final class ReferenceInterpreter {
  static final long NEVER = Long.MAX_VALUE;

  /** Before the key of a timer among the answers and what was asked for. */
  static final String TIMER = "timer ";

  /** Before the key of an approval among what was asked for. */
  static final String APPROVAL = "approval ";

  private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

  /** An answer at {@code time}: a result, an error, or neither when it was cancelled. */
  record Answer(long time, @Nullable Value result, @Nullable RunError error) {}

  /** What happened outside, besides answers; {@code NEVER} for what did not. */
  record Outside(
      Map<String, Answer> answers,
      List<Long> signals,
      Map<String, List<Said>> said,
      long cancelled,
      long wallClock,
      ReferenceHolding holding) {}

  /** A decision that counts. */
  record Said(long time, String person, boolean approved, String digest) {}

  /** Name of the slot that counts the signals taken so far. */
  private static final String TAKEN = "#taken";

  static Value payload(int number) {
    return new TextValue("signal " + number);
  }

  record Told(@Nullable RunOutcome outcome, Set<String> calls) {}

  private final ProgramIr program;
  private final ExpressionEvaluator evaluator;
  private final MapValue input;
  final Outside outside;
  private final ReferenceScopes scopes = new ReferenceScopes(this);

  ReferenceInterpreter(
      ProgramIr program, ExpressionEvaluator evaluator, MapValue input, Outside outside) {
    this.program = program;
    this.evaluator = evaluator;
    this.input = input;
    this.outside = ReferenceHolding.halved(outside);
  }

  /** An undo that fails stops everything, so what is told before it is known is told anew. */
  Told tell() {
    long stop = outside.cancelled();
    while (true) {
      Asked asked = Asked.nothing();
      Context context = Context.mainLine(stop, asked);
      End end = scopes.ended(region(program.entry(), 0, context), context);
      long failed =
          asked.notUndone().values().stream().mapToLong(NotUndone::time).min().orElse(NEVER);
      if (failed >= stop - 1) {
        return new Told(outcome(end, asked), asked.keys());
      }
      stop = failed + 1;
    }
  }

  private @Nullable RunOutcome outcome(End end, Asked asked) {
    if (!asked.notUndone().isEmpty()) {
      return new RunOutcome.Failed(
          ReferenceTerms.undoFailed(asked.notUndone(), end, outside.cancelled()));
    }
    return switch (end) {
      case Done _ -> new RunOutcome.Completed(NullValue.NULL);
      case Returned returned -> new RunOutcome.Completed(returned.value());
      case Raised raised -> new RunOutcome.Failed(raised.error());
      case Stopped stopped when stopped.time() == NEVER -> null;
      case Stopped _ -> new RunOutcome.Cancelled("stop");
      case Left left -> throw new IllegalStateException("left " + left);
      case Expired expired -> throw new IllegalStateException("expired " + expired);
    };
  }

  End region(@Nullable String first, long start, Context context) {
    long time = start;
    String id = first;
    while (id != null) {
      NodeIr node = requireNonNull(program.nodes().get(id));
      End end;
      try {
        end = node(node, time, context);
      } catch (EvaluationFailed e) {
        end = new Raised(time, e.error);
      }
      if (!(end instanceof Done)) {
        return end;
      }
      time = end.time();
      id = ((NodeIr.SequentialIr) node).next();
    }
    return new Done(time);
  }

  private End node(NodeIr node, long time, Context context) throws EvaluationFailed {
    return switch (node) {
      case LetIr let -> {
        context.slots().put(let.slot(), value(let.value(), node, context));
        yield new Done(time);
      }
      case VarIr first -> {
        context.slots().put(first.slot(), value(first.value(), node, context));
        yield new Done(time);
      }
      case SetIr set -> {
        context.slots().put(set.slot(), value(set.value(), node, context));
        yield new Done(time);
      }
      case WhileIr loop -> whileLoop(loop, time, context);
      case CallIr call -> {
        End held = held(call, time, context);
        if (!(held instanceof Done)) {
          yield held;
        }
        value(requireNonNull(call.arguments().get("x")), node, context);
        yield call(call, held.time(), context);
      }
      case SleepIr sleep -> sleep(sleep, time, context);
      case AwaitIr await -> await(await, time, context);
      case ApproveIr approve -> ReferenceApprovals.approve(this, approve, time, context);
      case IfIr choice -> {
        boolean holds = ((BoolValue) value(choice.condition(), node, context)).value();
        yield region(holds ? choice.then() : choice.otherwise(), time, context);
      }
      case BlockIr block ->
          landed(region(block.body(), time, context), node, block.result(), context);
      case TryIr attempt -> scopes.attempt(attempt, time, context);
      case TaskIr task -> scopes.task(task, time, context);
      case ForIr loop when loop.window() > 1 -> window(loop, time, context);
      case ForIr loop -> loop(loop, time, context);
      case ParallelIr parallel -> parallel(parallel, time, context);
      case RaceIr race -> landed(race(race, time, context), node, race.result(), context);
      case ExitIr exit ->
          new Left(time, exit, exit.value() == null ? null : value(exit.value(), node, context));
      case ReturnIr end -> new Returned(time, value(requireNonNull(end.value()), node, context));
      case FailIr fail -> {
        Value why = value(requireNonNull(fail.fields().get("why")), node, context);
        String message = "Refused: why " + ((TextValue) why).value();
        MapValue fields = new MapValue(Map.of("why", why));
        yield new Raised(time, new RunError(fail.kind(), message, node.id(), fields));
      }
      default -> throw new IllegalArgumentException("the machine refuses programs with " + node);
    };
  }

  long firing(NodeIr node, Context context) {
    Answer answer = outside.answers().get(TIMER + context.key(node));
    return answer == null ? NEVER : answer.time();
  }

  private End sleep(SleepIr node, long time, Context context) throws EvaluationFailed {
    boolean over =
        switch (value(node.value(), node, time, context)) {
          case Value.DurationValue length -> !length.value().isPositive();
          case Value.TimestampValue end -> !end.value().isAfter(START.plusSeconds(time / 2));
          case Value other -> throw new IllegalStateException("no time: " + other);
        };
    return over ? new Done(time) : timed(node, time, context);
  }

  /** Between attempts; {@code context} is that of the next. */
  End pause(TryIr node, long time, Context context) {
    boolean none = requireNonNull(node.retry()).backoffToMillis() == 0;
    return none ? new Done(time) : timed(node, time, context);
  }

  private End await(AwaitIr node, long time, Context context) throws EvaluationFailed {
    if (node.signal() != null) {
      return awaitSignal(node, time, context);
    }
    if (((BoolValue) value(requireNonNull(node.until()), node, context)).value()) {
      return new Done(time);
    }
    if (node.clauses().withinMillis() == null) {
      return rest(NEVER, time, node, context);
    }
    End end = timed(node, time, context);
    return end instanceof Done(long at) ? new Raised(at, ReferenceTerms.timeout(node.id())) : end;
  }

  /**
   * Takes the signal whose number is that of the signals taken before; one place awaits at a time.
   */
  private End awaitSignal(AwaitIr node, long time, Context context) {
    int taken = context.slots().get(TAKEN) instanceof IntValue(long before) ? (int) before : 0;
    long arrival = taken < outside.signals().size() ? outside.signals().get(taken) : NEVER;
    boolean limited = node.clauses().withinMillis() != null;
    long limit = limited && arrival > time ? firing(node, context) : NEVER;
    End end =
        arrival <= time ? new Done(time) : rest(Math.min(arrival, limit), time, node, context);
    if (limited && arrival > time && end.time() > time) {
      context.keys().add(TIMER + context.key(node));
    }
    if (end instanceof Done(long at) && at == limit) {
      return new Raised(at, ReferenceTerms.timeout(node.id()));
    }
    if (end instanceof Done) {
      context.slots().put(TAKEN, new IntValue(taken + 1L));
      if (node.result() != null) {
        context.slots().put(node.result(), payload(taken));
      }
    }
    return end;
  }

  /** A wait until the timer of the node fires. */
  End timed(NodeIr node, long time, Context context) {
    End end = rest(firing(node, context), time, node, context);
    if (end.time() > time) {
      context.keys().add(TIMER + context.key(node));
    }
    return end;
  }

  /** A wait that whatever comes first ends at once. */
  End rest(long end, long start, NodeIr node, Context context) {
    long first = Math.min(end, context.deadline());
    String expired = null;
    for (Limit limit : context.limits()) {
      if (limit.at() > start && limit.at() < first) {
        first = limit.at();
        expired = limit.scope();
      }
    }
    if (context.mainLine() && start < outside.wallClock() && outside.wallClock() < first) {
      return ReferenceTerms.wallClock(outside.wallClock(), node);
    }
    if (expired != null) {
      return new Expired(first, expired);
    }
    return first == end && end != NEVER ? new Done(end) : new Stopped(first);
  }

  private End held(CallIr node, long time, Context context) {
    return outside.holding().holds(time)
        ? rest(outside.holding().until(), time, node, context)
        : new Done(time);
  }

  private End call(CallIr node, long time, Context context) {
    context.keys().add(context.key(node));
    Answer answer =
        outside.answers().getOrDefault(context.key(node), new Answer(NEVER, null, null));
    if (answer.result() != null && ReferenceTerms.fits(node, answer.result())) {
      scopes.remember(node, answer.result(), context);
    }
    End stopped = stopped(answer.time(), time, node, context, false);
    if (stopped != null) {
      return stopped;
    }
    if (answer.error() != null) {
      RunError error = answer.error();
      return new Raised(
          answer.time(), new RunError(error.kind(), error.message(), node.id(), error.fields()));
    }
    if (answer.result() == null) {
      return new Stopped(NEVER); // cancelled by a failure that this pass does not know yet
    }
    if (!ReferenceTerms.fits(node, answer.result())) {
      return new Raised(answer.time(), ReferenceTerms.unreadable(node, answer.result()));
    }
    if (node.result() != null) {
      context.slots().put(node.result(), answer.result());
    }
    return new Done(answer.time());
  }

  /** The end of a wait from {@code start} to {@code end} that something outside cut short. */
  private @Nullable End stopped(
      long end, long start, NodeIr node, Context context, boolean childStopped) {
    long deadline = context.deadline();
    if (end == NEVER || end > deadline || (end == deadline && (start < deadline || childStopped))) {
      return new Stopped(end);
    }
    for (Limit limit : context.limits()) {
      if (start < limit.at() && limit.at() <= end) {
        return new Expired(end, limit.scope());
      }
    }
    if (context.mainLine() && start < outside.wallClock() && end >= outside.wallClock()) {
      return ReferenceTerms.wallClock(end, node);
    }
    return null;
  }

  static End landed(End end, NodeIr node, @Nullable String result, Context context) {
    if (end instanceof Left left && left.exit().target().equals(node.id())) {
      if (result != null && left.value() != null) {
        context.slots().put(result, left.value());
      }
      return new Done(left.time());
    }
    return end;
  }

  private End loop(ForIr node, long start, Context context) throws EvaluationFailed {
    List<Map<String, Value>> turns = turns(node, context);
    List<Value> collected = new ArrayList<>();
    long time = start;
    boolean broken = false;
    for (int i = 0; i < turns.size() && !broken; i++) {
      context.slots().putAll(turns.get(i));
      End end = region(node.body(), time, context.turn("[" + i + "]"));
      if (end instanceof Left left && left.exit().target().equals(node.id())) {
        broken = left.exit().mode() == ExitIr.Mode.BREAK;
        if (left.value() != null) {
          collected.add(left.value());
        }
      } else if (!(end instanceof Done)) {
        return end;
      }
      time = end.time();
    }
    if (node.result() != null) {
      context.slots().put(node.result(), new ListValue(collected));
    }
    return new Done(time);
  }

  private End whileLoop(WhileIr node, long start, Context context) {
    long time = start;
    for (int i = 0; i < node.max(); i++) {
      try {
        if (!((BoolValue) value(node.condition(), node, context)).value()) {
          break;
        }
      } catch (EvaluationFailed e) {
        return new Raised(time, e.error);
      }
      End end = region(node.body(), time, context.turn("[" + i + "]"));
      if (end instanceof Left left && left.exit().target().equals(node.id())) {
        if (left.exit().mode() == ExitIr.Mode.BREAK) {
          return new Done(left.time());
        }
      } else if (!(end instanceof Done)) {
        return end;
      }
      time = end.time();
    }
    return new Done(time);
  }

  private Joined join(
      NodeIr node, Children children, long start, Context context, Decider decider) {
    long deadline =
        context.mainLine() && start < outside.wallClock()
            ? Math.min(context.deadline(), outside.wallClock())
            : context.deadline();
    for (Limit limit : context.limits()) {
      if (start < limit.at()) {
        deadline = Math.min(deadline, limit.at());
      }
    }
    Joined free =
        ReferenceChildren.runAll(children, start, context, deadline, -1, NEVER, Asked.nothing());
    int first = ReferenceChildren.first(free.children(), decider);
    Joined all =
        first < 0
            ? ReferenceChildren.runAll(
                children, start, context, deadline, -1, NEVER, context.asked())
            : ReferenceChildren.runAll(
                children,
                start,
                context,
                deadline,
                first,
                decider.at(free.children().get(first)),
                context.asked());
    ReferenceChildren.handOver(all, context);
    long end = all.children().stream().mapToLong(End::time).max().orElse(start);
    long last = end;
    if (context.asked().notUndone().values().stream()
        .anyMatch(failed -> start <= failed.time() && failed.time() <= last)) {
      return new Joined(new Stopped(end), all.children(), all.contexts());
    }
    boolean childStopped = all.children().stream().anyMatch(Stopped.class::isInstance);
    End stopped = stopped(end, start, node, context, childStopped);
    if (stopped != null) {
      return new Joined(stopped, all.children(), all.contexts());
    }
    End result =
        first >= 0 && free.children().get(first) instanceof Raised raised
            ? new Raised(end, raised.error())
            : new Done(end);
    return new Joined(result, all.children(), all.contexts());
  }

  /** Regions that all begin together. */
  private Children regions(List<String> firsts) {
    return new Children() {
      @Override
      public int count() {
        return firsts.size();
      }

      @Override
      public End run(int index, long begin, Context own) {
        return scopes.ended(region(firsts.get(index), begin, own), own);
      }

      @Override
      public Context context(int index, Context outer) {
        return outer;
      }

      @Override
      public int window() {
        return Integer.MAX_VALUE;
      }
    };
  }

  private End parallel(ParallelIr node, long start, Context context) {
    Children children = regions(node.branches());
    Joined joined = join(node, children, start, context, ReferenceChildren.FAILURE);
    if (joined.end() instanceof Done) {
      Map<String, Value> before = Map.copyOf(context.slots());
      joined.contexts().forEach(own -> ReferenceChildren.take(own, before, context));
    }
    return joined.end();
  }

  private End race(RaceIr node, long start, Context context) {
    Children heads = regions(node.arms().stream().map(RaceArmIr::head).toList());
    Joined joined = join(node, heads, start, context, ReferenceChildren.END);
    if (!(joined.end() instanceof Done)) {
      return joined.end();
    }
    for (int i = 0; i < joined.children().size(); i++) {
      if (joined.children().get(i) instanceof Done) {
        ReferenceChildren.take(joined.contexts().get(i), Map.copyOf(context.slots()), context);
        return region(node.arms().get(i).body(), joined.end().time(), context);
      }
    }
    return new Stopped(NEVER);
  }

  private End window(ForIr node, long start, Context context) throws EvaluationFailed {
    List<Map<String, Value>> turns = turns(node, context);
    Children children =
        new Children() {
          @Override
          public int count() {
            return turns.size();
          }

          @Override
          public End run(int index, long begin, Context own) {
            own.slots().putAll(turns.get(index));
            return scopes.ended(region(node.body(), begin, own), own);
          }

          @Override
          public Context context(int index, Context outer) {
            return outer.turn("[" + index + "]");
          }

          @Override
          public int window() {
            return node.window();
          }
        };
    Joined joined = join(node, children, start, context, ReferenceChildren.FAILURE);
    if (joined.end() instanceof Done && node.result() != null) {
      List<Value> collected = new ArrayList<>();
      for (End end : joined.children()) {
        if (end instanceof Left left && left.value() != null) {
          collected.add(left.value());
        }
      }
      context.slots().put(node.result(), new ListValue(collected));
    }
    return joined.end();
  }

  private List<Map<String, Value>> turns(ForIr node, Context context) throws EvaluationFailed {
    List<Map<String, Value>> turns = new ArrayList<>();
    switch (value(node.items(), node, context)) {
      case ListValue list -> {
        for (Value item : list.items()) {
          turns.add(ReferenceTerms.turn(node, new IntValue(turns.size()), item));
        }
      }
      case MapValue map ->
          map.entries()
              .forEach(
                  (key, item) -> turns.add(ReferenceTerms.turn(node, new TextValue(key), item)));
      case Value other -> throw new IllegalStateException("no items: " + other);
    }
    if (turns.size() > node.max()) {
      String message =
          "the loop has " + turns.size() + " items, at most " + node.max() + " are allowed";
      throw new EvaluationFailed(
          new RunError("LimitExceeded", message, node.id(), new MapValue(Map.of())));
    }
    return turns;
  }

  Value value(ExpressionIr expression, NodeIr node, Context context) throws EvaluationFailed {
    return value(expression, node, 0, context);
  }

  private Value value(ExpressionIr expression, NodeIr node, long time, Context context)
      throws EvaluationFailed {
    Map<String, Value> variables = new LinkedHashMap<>();
    for (String name : expression.reads()) {
      variables.put(name, variable(name, time, context));
    }
    try {
      return evaluator.evaluate(expression, variables);
    } catch (EvaluationException e) {
      throw new EvaluationFailed(
          new RunError(
              "Evaluation", String.valueOf(e.getMessage()), node.id(), new MapValue(Map.of())));
    }
  }

  private @Nullable Value variable(String name, long time, Context context) {
    return switch (name) {
      case "input" -> input;
      case "run" ->
          new MapValue(Map.of("now", new Value.TimestampValue(START.plusSeconds(time / 2))));
      default -> context.slots().get(name);
    };
  }
}
