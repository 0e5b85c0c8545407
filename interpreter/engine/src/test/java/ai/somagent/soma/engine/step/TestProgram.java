package ai.somagent.soma.engine.step;

import ai.somagent.soma.ir.BudgetIr;
import ai.somagent.soma.ir.CapsuleIr;
import ai.somagent.soma.ir.HandlerIr;
import ai.somagent.soma.ir.MembersIr;
import ai.somagent.soma.ir.MembersIr.QueryIr;
import ai.somagent.soma.ir.MembersIr.SignalIr;
import ai.somagent.soma.ir.MembersIr.UpdateIr;
import ai.somagent.soma.ir.ProgramIr;
import ai.somagent.soma.ir.ReferencesIr;
import ai.somagent.soma.ir.SlotIr;
import ai.somagent.soma.ir.ToolActionIr;
import ai.somagent.soma.ir.node.ClausesIr;
import ai.somagent.soma.ir.node.EffectIr.ApproveIr;
import ai.somagent.soma.ir.node.EffectIr.ApproverIr;
import ai.somagent.soma.ir.node.EffectIr.AwaitIr;
import ai.somagent.soma.ir.node.EffectIr.SleepIr;
import ai.somagent.soma.ir.node.EffectIr.TaskIr;
import ai.somagent.soma.ir.node.ExpressionIr;
import ai.somagent.soma.ir.node.NodeIr;
import ai.somagent.soma.ir.node.NodeIr.BlockIr;
import ai.somagent.soma.ir.node.NodeIr.CallIr;
import ai.somagent.soma.ir.node.NodeIr.CatchIr;
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
import ai.somagent.soma.ir.node.RetryIr;
import ai.somagent.soma.ir.node.UndoIr;
import ai.somagent.soma.ir.type.FieldIr;
import ai.somagent.soma.ir.type.LimitsIr;
import ai.somagent.soma.ir.type.TypeIr;
import ai.somagent.soma.ir.type.TypeIr.ScalarKind;
import ai.somagent.soma.ir.type.TypeIr.ScalarTypeIr;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Builds programs from nested parts. Variables of expressions are words like {@code v1}. */
final class TestProgram {
  /** A step; {@code next} is what follows it. */
  interface Part {
    String build(TestProgram program, @Nullable String next);
  }

  private static final Pattern VARIABLE = Pattern.compile("\\b(v[0-9]+|input|run)\\b");
  static final TypeIr STRING = new ScalarTypeIr(ScalarKind.STRING, LimitsIr.NONE);
  static final TypeIr JSON = new ScalarTypeIr(ScalarKind.JSON, LimitsIr.NONE);

  private final Map<String, NodeIr> nodes = new LinkedHashMap<>();
  private final Map<String, SlotIr> slots = new LinkedHashMap<>();
  private int number;

  /** A program with an input {@code n: json} and an output of any form. */
  static ProgramIr of(Part... steps) {
    return withBudget(null, steps);
  }

  /** With a signal {@code s} that is awaited, and at most {@code max} of it in its queue. */
  static ProgramIr withSignal(int max, Part... steps) {
    SignalIr signal = new SignalIr(JSON, max, null, null);
    MembersIr members = new MembersIr(Map.of(), Map.of("s", signal), Map.of(), Map.of(), List.of());
    return build(null, members, new TestProgram(), steps);
  }

  /**
   * With a state variable {@code v1 = 0}, which the signal {@code s} sets to its payload's {@code
   * x} and the update {@code u} raises by its argument {@code x}, refusing what is below 1.
   */
  static ProgramIr withHandlers(Part... steps) {
    return withHandlers(JSON, steps);
  }

  static ProgramIr withHandlers(TypeIr answer, Part... steps) {
    TestProgram builder = new TestProgram();
    builder.slot("v1");
    String onSignal =
        builder.region(
            List.of(
                set("v1", builder.slot("v90")),
                when("v90 == 13", List.of(failing("'unlucky'")), List.of())));
    String onUpdate =
        builder.region(
            List.of(
                set("v1", "v1 + " + builder.slot("v91")),
                attempt(
                    "ut",
                    null,
                    List.of(when("v91 < 1", List.of(failing("'too small'")), List.of())),
                    handler("Other", null)),
                returning("v1")));
    SignalIr signal = new SignalIr(JSON, 5, null, new HandlerIr(Map.of("x", "v90"), onSignal));
    UpdateIr update =
        new UpdateIr(
            List.of(new FieldIr("x", JSON, null)),
            answer,
            List.of(),
            List.of("test.Refused"),
            new HandlerIr(Map.of("x", "v91"), onUpdate));
    MembersIr members =
        new MembersIr(
            Map.of("v1", expression("0")),
            Map.of("s", signal),
            Map.of("u", update),
            Map.of(),
            List.of());
    return build(null, members, builder, steps);
  }

  /** With a state variable and a query of the same name. */
  static ProgramIr withQuery(String name, String first, String cel, Part... steps) {
    TestProgram builder = new TestProgram();
    QueryIr query = new QueryIr(JSON, List.of(), expression(cel));
    MembersIr members =
        new MembersIr(
            Map.of(builder.slot(name), expression(first)),
            Map.of(),
            Map.of(),
            Map.of("q", query),
            List.of());
    return build(null, members, builder, steps);
  }

  static ProgramIr withBudget(@Nullable Long toolCalls, Part... steps) {
    return build(toolCalls, MembersIr.NONE, new TestProgram(), steps);
  }

  /** With state variables of the capsule. */
  static ProgramIr withVars(Map<String, String> vars, Part... steps) {
    TestProgram builder = new TestProgram();
    Map<String, ExpressionIr> first = new LinkedHashMap<>();
    vars.forEach((name, cel) -> first.put(builder.slot(name), expression(cel)));
    MembersIr members = new MembersIr(first, Map.of(), Map.of(), Map.of(), List.of());
    return build(null, members, builder, steps);
  }

  private static ProgramIr build(
      @Nullable Long toolCalls, MembersIr members, TestProgram builder, Part... steps) {
    String entry = builder.region(List.of(steps));
    FieldIr code = new FieldIr("code", STRING, null);
    ToolActionIr echo =
        new ToolActionIr(
            "test.echo",
            "say",
            "1",
            "java",
            "test.Echo",
            "read",
            "low",
            true,
            0,
            List.of(new FieldIr("x", JSON, null)),
            STRING,
            List.of(),
            "sha256:0");
    return new ProgramIr(
        new CapsuleIr("test", "program", "1.0.0", "low", "supervised", Map.of(), List.of()),
        new BudgetIr(60_000, toolCalls, null, null),
        Map.of(),
        Map.of(
            "ToolError", List.of(code), "test.Refused", List.of(new FieldIr("why", STRING, null))),
        Map.of("echo", echo),
        ReferencesIr.NONE,
        List.of(new FieldIr("n", JSON, null)),
        JSON,
        List.of(),
        List.of(),
        members,
        builder.slots,
        entry,
        builder.nodes);
  }

  private @Nullable String region(List<Part> steps) {
    String next = null;
    for (Part step : steps.reversed()) {
      next = step.build(this, next);
    }
    return next;
  }

  private String id() {
    return "n" + ++number;
  }

  private String slot(String name) {
    slots.put(name, new SlotIr(name, JSON));
    return name;
  }

  private String stateSlot(String name) {
    slots.put(name, new SlotIr(name, JSON, true, List.of()));
    return name;
  }

  private @Nullable String maybeSlot(@Nullable String name) {
    return name == null ? null : slot(name);
  }

  private String add(NodeIr node) {
    if (nodes.put(node.id(), node) != null) {
      throw new IllegalArgumentException("two nodes " + node.id());
    }
    return node.id();
  }

  static ExpressionIr expression(String cel) {
    Set<String> reads = new LinkedHashSet<>();
    Matcher matcher = VARIABLE.matcher(cel);
    while (matcher.find()) {
      reads.add(matcher.group());
    }
    return new ExpressionIr(cel, new ArrayList<>(reads));
  }

  /** A node as it is, whose slots were bound before. */
  static Part node(UnaryBuilder node) {
    return (p, next) -> p.add(node.build(next));
  }

  /** Makes a node that {@code next} follows. */
  interface UnaryBuilder {
    NodeIr build(@Nullable String next);
  }

  static Part let(String slot, String cel) {
    return (p, next) -> p.add(new LetIr(p.id(), p.slot(slot), expression(cel), next));
  }

  static Part variable(String slot, String cel) {
    return (p, next) -> p.add(new VarIr(p.id(), p.stateSlot(slot), expression(cel), next));
  }

  static Part set(String slot, String cel) {
    return (p, next) -> p.add(new SetIr(p.id(), slot, expression(cel), next));
  }

  static Part whileLoop(String label, String condition, int max, Part... body) {
    return (p, next) ->
        p.add(new WhileIr(label, expression(condition), max, p.region(List.of(body)), next));
  }

  static Part sleep(String duration) {
    return (p, next) ->
        p.add(new SleepIr(p.id(), expression(duration), false, ClausesIr.NONE, next));
  }

  static Part sleepUntil(String time) {
    return (p, next) -> p.add(new SleepIr(p.id(), expression(time), true, ClausesIr.NONE, next));
  }

  static Part awaitUntil(String condition, @Nullable Long withinMillis) {
    return (p, next) ->
        p.add(new AwaitIr(p.id(), null, expression(condition), null, within(withinMillis), next));
  }

  static Part await(@Nullable String slot, @Nullable Long withinMillis) {
    return (p, next) ->
        p.add(new AwaitIr(p.id(), "s", null, p.maybeSlot(slot), within(withinMillis), next));
  }

  static ClausesIr within(@Nullable Long millis) {
    return new ClausesIr(null, null, null, millis, null, null, List.of());
  }

  /** A {@code try} with a limit. */
  static Part limited(String label, @Nullable String result, List<Part> body, Handler... handlers) {
    return attempt(label, result, 1000L, body, handlers);
  }

  static Part call(@Nullable String slot, String argument) {
    return (p, next) ->
        p.add(
            new CallIr(
                p.id(),
                "echo",
                Map.of("x", expression(argument)),
                p.maybeSlot(slot),
                1000,
                new RetryIr(0, 0, 0, List.of()),
                next));
  }

  /**
   * A call that can be taken back.
   *
   * @param captures what the undo reads
   */
  static Part undoable(
      @Nullable String slot, String argument, List<String> captures, Part... undo) {
    return (p, next) -> {
      UndoIr back = new UndoIr(p.region(List.of(undo)), captures);
      RetryIr once = new RetryIr(0, 0, 0, List.of());
      ClausesIr clauses = new ClausesIr(null, 1000L, once, null, null, back, List.of());
      return p.add(
          new CallIr(
              p.id(), "echo", Map.of("x", expression(argument)), p.maybeSlot(slot), clauses, next));
    };
  }

  static Part when(String condition, List<Part> then, List<Part> otherwise) {
    return (p, next) ->
        p.add(new IfIr(p.id(), expression(condition), p.region(then), p.region(otherwise), next));
  }

  static Part block(String label, @Nullable String result, Part... body) {
    return (p, next) ->
        p.add(new BlockIr(label, p.region(List.of(body)), p.maybeSlot(result), next));
  }

  static Part loop(
      String label,
      String items,
      int max,
      int window,
      String item,
      @Nullable String result,
      Part... body) {
    return (p, next) ->
        p.add(
            new ForIr(
                label,
                expression(items),
                false,
                null,
                p.slot(item),
                max,
                window,
                p.region(List.of(body)),
                p.maybeSlot(result),
                next));
  }

  static Part mapLoop(
      String label,
      String items,
      int window,
      String key,
      String item,
      @Nullable String result,
      Part... body) {
    return (p, next) ->
        p.add(
            new ForIr(
                label,
                expression(items),
                true,
                p.slot(key),
                p.slot(item),
                10,
                window,
                p.region(List.of(body)),
                p.maybeSlot(result),
                next));
  }

  @SafeVarargs
  static Part parallel(List<Part>... branches) {
    return (p, next) -> {
      List<String> firsts = new ArrayList<>();
      for (List<Part> branch : branches) {
        firsts.add(p.region(branch));
      }
      return p.add(new ParallelIr(p.id(), firsts, next));
    };
  }

  /** Asks owners, two of them being enough to approve where {@code quorum} says so. */
  static Part approve(
      @Nullable String slot, String title, int quorum, int refusals, @Nullable Long withinMillis) {
    return (p, next) ->
        p.add(
            new ApproveIr(
                p.id(),
                expression(title),
                List.of(new ApproverIr("role", expression("'owner'"))),
                quorum,
                refusals,
                List.of(),
                Map.of("n", expression("input.n")),
                null,
                p.maybeSlot(slot),
                within(withinMillis),
                next));
  }

  /** An arm of a race. */
  record Arm(List<Part> head, List<Part> body) {}

  static Arm arm(Part head, Part... body) {
    return new Arm(List.of(head), List.of(body));
  }

  static Part race(String label, @Nullable String result, Arm... arms) {
    return (p, next) -> {
      List<RaceArmIr> built = new ArrayList<>();
      for (Arm arm : arms) {
        built.add(
            new RaceArmIr(Objects.requireNonNull(p.region(arm.head())), p.region(arm.body())));
      }
      return p.add(new RaceIr(label, built, p.maybeSlot(result), next));
    };
  }

  record Handler(List<String> kinds, @Nullable String slot, List<Part> body) {}

  static Handler handler(String kind, @Nullable String slot, Part... body) {
    return new Handler(List.of(kind), slot, List.of(body));
  }

  static Part attempt(String label, @Nullable String result, List<Part> body, Handler... handlers) {
    return attempt(label, result, null, body, handlers);
  }

  private static Part attempt(
      String label,
      @Nullable String result,
      @Nullable Long withinMillis,
      List<Part> body,
      Handler... handlers) {
    return guarded(label, result, withinMillis, null, body, null, handlers);
  }

  /** Any {@code try}. */
  static Part guarded(
      String label,
      @Nullable String result,
      @Nullable Long withinMillis,
      @Nullable RetryIr retry,
      List<Part> body,
      @Nullable List<Part> cleanup,
      Handler... handlers) {
    return (p, next) -> {
      List<CatchIr> catches = new ArrayList<>();
      for (Handler handler : handlers) {
        catches.add(
            new CatchIr(handler.kinds(), p.maybeSlot(handler.slot()), p.region(handler.body())));
      }
      return p.add(
          new TryIr(
              label,
              p.region(body),
              catches,
              withinMillis,
              retry,
              cleanup == null ? null : p.region(cleanup),
              p.maybeSlot(result),
              next));
    };
  }

  /** A task; null for what it has not. */
  static Part task(
      String label, @Nullable String result, @Nullable Long withinMillis, List<Part> body) {
    return task(label, result, withinMillis, null, null, body);
  }

  /** A task that can be taken back by its own undo alone, or tried again. */
  static Part task(
      String label,
      @Nullable String result,
      @Nullable Long withinMillis,
      @Nullable RetryIr retry,
      @Nullable Back back,
      List<Part> body) {
    return (p, next) -> {
      String first = p.region(body);
      UndoIr undo =
          back == null ? null : new UndoIr(p.region(List.of(back.undo())), back.captures());
      ClausesIr clauses = new ClausesIr(null, null, retry, withinMillis, null, undo, List.of());
      return p.add(new TaskIr(label, label, first, p.maybeSlot(result), clauses, next));
    };
  }

  /** An undo; without parts there is nothing to do. */
  record Back(List<String> captures, Part... undo) {}

  /** A call whose answer is read as a text of at most {@code longest} code points. */
  static Part callAs(@Nullable String slot, String argument, int longest) {
    return (p, next) -> {
      TypeIr decode =
          new ScalarTypeIr(ScalarKind.STRING, new LimitsIr(null, (double) longest, null, null));
      RetryIr once = new RetryIr(0, 0, 0, List.of());
      ClausesIr clauses = new ClausesIr(decode, 1000L, once, null, null, null, List.of());
      return p.add(
          new CallIr(
              p.id(), "echo", Map.of("x", expression(argument)), p.maybeSlot(slot), clauses, next));
    };
  }

  /** Leaves a task. */
  static Part leaving(String target) {
    return exit(target, ExitIr.Mode.LEAVE, null);
  }

  static Part yielding(String target, String cel) {
    return exit(target, ExitIr.Mode.YIELD, cel);
  }

  static Part exit(String target, ExitIr.Mode mode, @Nullable String cel) {
    return (p, next) ->
        p.add(new ExitIr(p.id(), target, mode, cel == null ? null : expression(cel)));
  }

  static Part returning(String cel) {
    return (p, next) -> p.add(new ReturnIr(p.id(), expression(cel)));
  }

  static Part failing(String why) {
    return (p, next) -> p.add(new FailIr(p.id(), "test.Refused", Map.of("why", expression(why))));
  }
}
