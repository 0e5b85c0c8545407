package ai.somagent.soma.ir.verify;

import static ai.somagent.soma.ir.sample.SampleNodes.block;
import static ai.somagent.soma.ir.sample.SampleNodes.call;
import static ai.somagent.soma.ir.sample.SampleNodes.choose;
import static ai.somagent.soma.ir.sample.SampleNodes.end;
import static ai.somagent.soma.ir.sample.SampleNodes.let;
import static ai.somagent.soma.ir.sample.SampleNodes.loop;
import static ai.somagent.soma.ir.sample.SampleNodes.parallel;
import static ai.somagent.soma.ir.sample.SampleTypes.INT;
import static ai.somagent.soma.ir.sample.SampleTypes.NO_RETRY;
import static ai.somagent.soma.ir.sample.SampleTypes.STRING;
import static ai.somagent.soma.ir.sample.SampleTypes.cel;
import static ai.somagent.soma.ir.sample.SampleTypes.field;
import static ai.somagent.soma.ir.sample.SampleTypes.named;
import static ai.somagent.soma.ir.verify.LanguageParts.DIGEST;
import static ai.somagent.soma.ir.verify.LanguageParts.NOTHING;
import static ai.somagent.soma.ir.verify.LanguageParts.ONE;
import static ai.somagent.soma.ir.verify.LanguageParts.approve;
import static ai.somagent.soma.ir.verify.LanguageParts.ask;
import static ai.somagent.soma.ir.verify.LanguageParts.await;
import static ai.somagent.soma.ir.verify.LanguageParts.base;
import static ai.somagent.soma.ir.verify.LanguageParts.ceiling;
import static ai.somagent.soma.ir.verify.LanguageParts.child;
import static ai.somagent.soma.ir.verify.LanguageParts.childOf;
import static ai.somagent.soma.ir.verify.LanguageParts.deliverable;
import static ai.somagent.soma.ir.verify.LanguageParts.emit;
import static ai.somagent.soma.ir.verify.LanguageParts.handled;
import static ai.somagent.soma.ir.verify.LanguageParts.listen;
import static ai.somagent.soma.ir.verify.LanguageParts.node;
import static ai.somagent.soma.ir.verify.LanguageParts.persona;
import static ai.somagent.soma.ir.verify.LanguageParts.risky;
import static ai.somagent.soma.ir.verify.LanguageParts.run;
import static ai.somagent.soma.ir.verify.LanguageParts.schedule;
import static ai.somagent.soma.ir.verify.LanguageParts.signal;
import static ai.somagent.soma.ir.verify.LanguageParts.topic;
import static ai.somagent.soma.ir.verify.LanguageParts.undone;
import static ai.somagent.soma.ir.verify.LanguageParts.withUndo;
import static ai.somagent.soma.ir.verify.LanguageParts.write;

import ai.somagent.soma.ir.BudgetIr;
import ai.somagent.soma.ir.MembersIr.EventIr;
import ai.somagent.soma.ir.MembersIr.SignalIr;
import ai.somagent.soma.ir.MembersIr.TopicSourceIr;
import ai.somagent.soma.ir.MembersIr.UpdateIr;
import ai.somagent.soma.ir.ReferencesIr.PersonaIr;
import ai.somagent.soma.ir.ReferencesIr.TopicIr;
import ai.somagent.soma.ir.node.ClausesIr;
import ai.somagent.soma.ir.node.EffectIr.AskIr;
import ai.somagent.soma.ir.node.EffectIr.EndorseIr;
import ai.somagent.soma.ir.node.EffectIr.SleepIr;
import ai.somagent.soma.ir.node.EffectIr.TaskIr;
import ai.somagent.soma.ir.node.GateIr;
import ai.somagent.soma.ir.node.GraphNodeIr;
import ai.somagent.soma.ir.node.NodeIr.CallIr;
import ai.somagent.soma.ir.node.NodeIr.CheckpointIr;
import ai.somagent.soma.ir.node.NodeIr.ExitIr;
import ai.somagent.soma.ir.node.NodeIr.ExitIr.Mode;
import ai.somagent.soma.ir.node.NodeIr.GraphIr;
import ai.somagent.soma.ir.node.NodeIr.LetIr;
import ai.somagent.soma.ir.node.NodeIr.RaceArmIr;
import ai.somagent.soma.ir.node.NodeIr.RaceIr;
import ai.somagent.soma.ir.node.NodeIr.ReturnIr;
import ai.somagent.soma.ir.node.NodeIr.SetIr;
import ai.somagent.soma.ir.node.NodeIr.TryIr;
import ai.somagent.soma.ir.node.NodeIr.VarIr;
import ai.somagent.soma.ir.node.NodeIr.WhileIr;
import ai.somagent.soma.ir.node.RetryIr;
import ai.somagent.soma.ir.node.UndoIr;
import ai.somagent.soma.ir.sample.ProgramBuilder;
import ai.somagent.soma.ir.sample.SampleLanguage;
import ai.somagent.soma.ir.type.FieldIr;
import ai.somagent.soma.ir.verify.BrokenPrograms.Broken;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** More of {@link BrokenPrograms}: state, effects, members, plans, gates and labels. */
final class BrokenLanguage {

  private final List<Broken> all = new ArrayList<>();

  private BrokenLanguage() {}

  static List<Broken> all() {
    BrokenLanguage broken = new BrokenLanguage();
    broken.references();
    broken.members();
    broken.state();
    broken.places();
    broken.waits();
    broken.effects();
    broken.clauses();
    broken.exits();
    broken.graphs();
    broken.gates();
    broken.labels();
    return broken.all;
  }

  private void references() {
    PersonaIr hot = new PersonaIr(null, "m", "", 3, 10, List.of(), List.of());
    PersonaIr handy = new PersonaIr(null, "m", "", 1, 10, List.of("t.x"), List.of());
    add(IrRule.REFERENCE_FORM, "hot persona", base().persona("a.p", hot));
    add(IrRule.REFERENCE_UNKNOWN, "tool of a persona", base().persona("a.p", handy));
    add(
        IrRule.REFERENCE_FORM,
        "topic of no record",
        base().topic("a.t", new TopicIr("t", null, null, INT)));
    add(
        IrRule.REFERENCE_FORM,
        "key that is no field",
        base().topic("a.t", new TopicIr("t", "x", null, named("a.R"))));
    add(IrRule.REFERENCE_FORM, "version of a child", base().child("a.c", child("1", DIGEST)));
    add(IrRule.REFERENCE_FORM, "digest of a child", base().child("a.c", child("1.0.0", "x")));
    add(IrRule.REFERENCE_FORM, "itself", base().child("acme.web.sample", child("1.0.0", DIGEST)));
    add(IrRule.REFERENCE_FORM, "policy twice", base().policy("a.p").policy("a.p"));
    add(IrRule.REFERENCE_FORM, "raised kinds unsorted", base().raises("b.C", "a.B"));
    add(IrRule.REFERENCE_FORM, "raised kind", base().raises("Mine"));
    add(IrRule.TYPE_UNKNOWN, "child input", base().child("a.c", childOf(named("a.X"))));
    add(
        IrRule.TYPE_UNKNOWN,
        "answer",
        base().persona("a.p", persona(List.of())).nodes(ask(List.of(), 0, named("a.X"), null)));
  }

  private void members() {
    add(IrRule.MEMBER_FORM, "payload", base().signal("s", new SignalIr(INT, 1, null, null)));
    add(IrRule.MEMBER_FORM, "no queue", base().signal("s", signal(0, null, null)));
    add(IrRule.MEMBER_FORM, "missing parameter", base().signal("s", signal(1, null, NOTHING)));
    add(
        IrRule.MEMBER_FORM,
        "filter of no field",
        base()
            .topic("a.t", topic())
            .signal("s", signal(1, new TopicSourceIr("a.t", Map.of("x", ONE)), null)));
    add(
        IrRule.REFERENCE_UNKNOWN,
        "topic of a signal",
        base().signal("s", signal(1, new TopicSourceIr("a.t", Map.of()), null)));
    add(
        IrRule.MEMBER_FORM,
        "update that refuses with an unknown kind",
        base().update("u", new UpdateIr(List.of(), null, List.of(), List.of("Mine"), NOTHING)));
    add(IrRule.MEMBER_FORM, "four fields", base().trigger(schedule("0 6 * *", "skip", Map.of())));
    add(IrRule.MEMBER_FORM, "overlap", base().trigger(schedule("0 6 * * 1", "wait", Map.of())));
    add(
        IrRule.MEMBER_FORM,
        "argument of no field",
        base().trigger(schedule("0 6 * * 1", "skip", Map.of("x", ONE))));
    add(
        IrRule.MEMBER_FORM,
        "argument missing",
        base().input(field("x", INT)).trigger(schedule("0 6 * * 1", "skip", Map.of())));
    add(
        IrRule.REFERENCE_UNKNOWN,
        "topic of a trigger",
        base().trigger(new EventIr("a.t", "s", null, Map.of())));
    add(
        IrRule.SLOT_UNSET,
        "trigger that reads the run's slots",
        base()
            .topic("a.t", topic())
            .input(field("x", INT))
            .trigger(new EventIr("a.t", "i", null, Map.of("x", cel("s", "s")))));
    add(
        IrRule.RETURN_MISSING,
        "update without its result",
        base().update("u", new UpdateIr(List.of(), INT, List.of(), List.of(), NOTHING)));
    add(
        IrRule.RETURN_VALUE,
        "signal that returns a value",
        base().signal("s", handled("h")).nodes(end("a"), new ReturnIr("h", ONE)));
  }

  private void state() {
    ProgramBuilder constant = base().state("v", INT);
    add(IrRule.VAR_FORM, "let of state", constant.nodes(let("a", "v", null)));
    add(IrRule.VAR_FORM, "var of a slot", base().nodes(new VarIr("a", "s", ONE, null)));
    add(IrRule.VAR_FORM, "first value", base().var("v", INT, cel("run.id", "run")));
    add(
        IrRule.SET_VAR,
        "of a slot",
        base().nodes(let("a", "s", "b"), new SetIr("b", "s", ONE, null)));
    add(
        IrRule.SLOT_UNSET,
        "set before its var",
        base()
            .state("v", INT)
            .nodes(new SetIr("a", "v", ONE, "b"), new VarIr("b", "v", ONE, null)));
    add(IrRule.SLOT_UNKNOWN, "set of nothing", base().nodes(new SetIr("a", "x", ONE, null)));
    add(
        IrRule.SET_CROSSES,
        "from a branch",
        base().var("v", INT, ONE).nodes(parallel("a", null, "b"), new SetIr("b", "v", ONE, null)));
    add(
        IrRule.SET_CROSSES,
        "from a turn beside others",
        base()
            .state("v", INT)
            .nodes(
                new VarIr("a", "v", ONE, "b"),
                loop("b", "i", 2, "c", null),
                new SetIr("c", "v", ONE, null)));
  }

  private void places() {
    add(
        IrRule.ATOMIC_EFFECT,
        "call in a handler",
        base().signal("s", handled("h")).nodes(end("a"), call("h", null, null)));
    add(
        IrRule.CLEANUP_APPROVE,
        "in an undo",
        base().nodes(undone("a", new UndoIr("b", List.of())), approve("b", 1L, 1, null)));
    add(
        IrRule.CLEANUP_APPROVE,
        "in a finally",
        base()
            .nodes(
                new TryIr("a", null, List.of(), null, null, "b", null, null),
                approve("b", 1L, 1, null)));
    add(
        IrRule.MAIN_LINE,
        "checkpoint in a branch",
        base().nodes(parallel("a", null, "b"), new CheckpointIr("b", "x", null)));
    add(
        IrRule.MAIN_LINE,
        "checkpoint in a handler",
        base().signal("s", handled("h")).nodes(end("a"), new CheckpointIr("h", "x", null)));
  }

  private void waits() {
    add(IrRule.WAIT_BOUND, "approval", base().nodes(approve("a", null, 1, null)));
    add(IrRule.WAIT_BOUND, "signal", base().signal("s", signal(1, null, null)).nodes(listen("a")));
    add(
        IrRule.WAIT_BOUND,
        "beside a wait without end",
        base()
            .signal("s", signal(1, null, null))
            .nodes(
                new RaceIr(
                    "a", List.of(new RaceArmIr("b", null), new RaceArmIr("c", null)), null, null),
                listen("b"),
                new SleepIr("c", cel("run.now", "run"), true, ClausesIr.NONE, null)));
    add(
        IrRule.WAIT_BOUND,
        "in the handler of a try",
        base()
            .signal("s", signal(1, null, null))
            .nodes(new TryIr("a", null, List.of(), 5L, null, null, null, "b"), listen("b")));
    add(IrRule.AWAIT_FORM, "for nothing", base().nodes(await(null, null, 1L)));
    add(IrRule.AWAIT_FORM, "for a constant", base().nodes(await(null, cel("true"), 1L)));
    add(
        IrRule.AWAIT_FORM,
        "signal with a handler",
        base().signal("s", handled(null)).nodes(await("s", null, 1L)));
    add(IrRule.REFERENCE_UNKNOWN, "signal", base().nodes(await("s", null, 1L)));
    add(
        IrRule.RACE_FORM,
        "one arm",
        base()
            .nodes(
                new RaceIr("a", List.of(new RaceArmIr("b", null)), null, null),
                call("b", null, null)));
    add(
        IrRule.LOOP_BOUND,
        "while without turns",
        base().nodes(new WhileIr("a", cel("true"), 0, null, null)));
  }

  private void effects() {
    add(IrRule.APPROVE_FORM, "no quorum", base().nodes(approve("a", 1L, 0, null)));
    add(
        IrRule.ASK_TOOL,
        "of another persona",
        base().persona("a.p", persona(List.of())).nodes(ask(List.of("t.ping"), 1, INT, null)));
    add(
        IrRule.ASK_TOOL,
        "calls of no tool",
        base().persona("a.p", persona(List.of())).nodes(ask(List.of(), 1, INT, null)));
    add(IrRule.REFERENCE_UNKNOWN, "persona", base().nodes(ask(List.of(), 0, INT, null)));
    add(
        IrRule.CALL_RESULT,
        "answer",
        base().persona("a.p", persona(List.of())).nodes(ask(List.of(), 0, STRING, "s")));
    add(IrRule.REFERENCE_UNKNOWN, "capsule", base().nodes(run(false, Map.of(), ClausesIr.NONE)));
    add(
        IrRule.CALL_ARGUMENT,
        "of a child",
        base().child("a.c", childOf(INT)).nodes(run(false, Map.of(), ClausesIr.NONE)));
    add(
        IrRule.CEILING_VALUE,
        "start without a budget",
        base().child("a.c", childOf(INT)).nodes(run(true, Map.of("n", ONE), ClausesIr.NONE)));
    add(IrRule.REFERENCE_UNKNOWN, "topic", base().nodes(emit(Map.of())));
    add(
        IrRule.CALL_ARGUMENT,
        "of an event",
        base().topic("a.t", topic()).nodes(emit(Map.of("x", ONE, "n", ONE))));
    add(
        IrRule.ENDORSE_FORM,
        "no reason",
        base()
            .nodes(
                new EndorseIr("a", ONE, INT, List.of(), null, null, null, ClausesIr.NONE, null)));
  }

  private void clauses() {
    RetryIr backwards = new RetryIr(1, 2, 1, List.of());
    add(IrRule.CLAUSE_VALUE, "no time", base().nodes(approve("a", 0L, 1, null)));
    add(
        IrRule.CLAUSE_VALUE,
        "retry of a try",
        base().nodes(new TryIr("a", null, List.of(), null, backwards, null, null, null)));
    add(
        IrRule.CLAUSE_VALUE,
        "limit of a try",
        base().nodes(new TryIr("a", null, List.of(), 0L, null, null, null, null)));
    add(IrRule.CEILING_VALUE, "nothing", base().nodes(ceiling(null, null)));
    add(IrRule.CEILING_VALUE, "more calls than the run", base().nodes(ceiling(null, 101L)));
    add(
        IrRule.CEILING_VALUE,
        "tokens where the run has none",
        base().budget(new BudgetIr(60_000, 9L, null, null)).nodes(ceiling(1L, null)));
    add(
        IrRule.UNDO_CAPTURES,
        "nothing",
        base()
            .nodes(
                let("a", "s", "b"),
                undone("b", new UndoIr("c", List.of())),
                new LetIr("c", "r", cel("s", "s"), null)));
    add(
        IrRule.UNDO_CAPTURES,
        "too much",
        base()
            .nodes(
                let("a", "s", "b"),
                undone("b", new UndoIr("c", List.of("s"))),
                let("c", "r", null)));
    add(IrRule.NODE_DANGLING, "undo", base().nodes(undone("a", new UndoIr("b", List.of()))));
    add(
        IrRule.SLOT_UNSET,
        "result of the undone, read beside",
        base()
            .nodes(
                new CallIr(
                    "a", "t.ping", Map.of(), null, withUndo(new UndoIr("c", List.of("s"))), null),
                new LetIr("c", "r", cel("s", "s"), null)));
  }

  private void exits() {
    add(
        IrRule.EXIT_TARGET,
        "leave of a block",
        base().nodes(block("a", "b", null, null), new ExitIr("b", "a", Mode.LEAVE, null)));
    add(
        IrRule.EXIT_TARGET,
        "leave of a task that gives a value",
        base()
            .nodes(
                new TaskIr("a", "t", "b", "s", ClausesIr.NONE, null),
                new ExitIr("b", "a", Mode.LEAVE, null)));
    add(
        IrRule.VALUE_MISSING,
        "task",
        base().nodes(new TaskIr("a", "t", null, "s", ClausesIr.NONE, null)));
    add(
        IrRule.EXIT_CROSSES,
        "out of a head",
        base()
            .nodes(
                block("z", "a", null, null),
                new RaceIr(
                    "a", List.of(new RaceArmIr("b", null), new RaceArmIr("c", null)), null, null),
                new ExitIr("b", "z", Mode.YIELD, ONE),
                call("c", null, null)));
    add(
        IrRule.RETURN_CROSSES,
        "from a finally",
        base().nodes(new TryIr("a", null, List.of(), null, null, "b", null, null), end("b")));
    add(
        IrRule.RETURN_CROSSES,
        "from an undo",
        base().nodes(undone("a", new UndoIr("b", List.of())), end("b")));
  }

  private void graphs() {
    graph("cycle", deliverable("x", "m1", "y"), deliverable("y", "m2", "x"));
    graph("unknown", deliverable("x", "m1", "z"));
    graph("twice", deliverable("x", "m1"), deliverable("x", "m2"));
    graph("no maker", node("x", "deliverable", null, 2, List.of()));
    graph("kind", node("x", "wish", null, 2, List.of()));
    graph("rounds", node("x", "milestone", null, 3, List.of()));
    add(
        IrRule.SLOT_UNSET,
        "maker that makes nothing",
        base()
            .nodes(
                new GraphIr(
                    "a",
                    List.of(
                        new GraphNodeIr(
                            "x",
                            "deliverable",
                            null,
                            List.of(),
                            null,
                            "s",
                            "s",
                            "b",
                            null,
                            List.of(),
                            null,
                            null,
                            1,
                            List.of(),
                            false)),
                    1,
                    null,
                    null),
                call("b", null, null)));
  }

  private void gates() {
    GateIr gate = new GateIr(SampleLanguage.SUPERVISED, 0, "a");
    ProgramBuilder supervised = risky().policy(SampleLanguage.SUPERVISED);
    add(IrRule.GATE_MISSING, "write", supervised.nodes(write("b", null)));
    add(
        IrRule.GATE_GUARD,
        "policy that is not listed",
        risky().nodes(approve("a", 1L, 1, "b"), write("b", gate)));
    add(
        IrRule.GATE_GUARD,
        "after the step",
        risky()
            .policy(SampleLanguage.SUPERVISED)
            .nodes(
                new CallIr(
                    "b",
                    "t.save",
                    Map.of("text", cel("\"a\"")),
                    null,
                    new ClausesIr(null, 1L, NO_RETRY, null, null, null, List.of(gate)),
                    "a"),
                approve("a", 1L, 1, null)));
    add(
        IrRule.GATE_GUARD,
        "in one arm",
        risky()
            .policy(SampleLanguage.SUPERVISED)
            .nodes(choose("i", "a", null, "b"), approve("a", 1L, 1, null), write("b", gate)));
    add(
        IrRule.GATE_GUARD,
        "in another turn",
        risky()
            .policy(SampleLanguage.SUPERVISED)
            .nodes(approve("a", 1L, 1, "l"), loop("l", "i", 1, "b", null), write("b", gate)));
    add(
        IrRule.GATE_MISSING,
        "milestone",
        base()
            .policy("somagent.autonomy.autonomous")
            .nodes(
                new GraphIr(
                    "a", List.of(node("x", "milestone", null, 1, List.of())), 1, null, null)));
  }

  private void labels() {
    add(IrRule.LABEL_FORM, "unknown", base().labelled("x", INT, "private"));
    add(IrRule.LABEL_FORM, "unsorted", base().outputLabels("secret", "pii"));
    add(
        IrRule.LABEL_LEAK,
        "slot to a parameter",
        risky()
            .labelled("x", STRING, "secret")
            .nodes(
                let("a", "x", "b"),
                new CallIr("b", "t.save", Map.of("text", cel("x", "x")), null, 1, NO_RETRY, null)));
    add(
        IrRule.LABEL_LEAK,
        "input to a child",
        base()
            .input(new FieldIr("x", INT, null, List.of("untrusted")))
            .child("a.c", childOf(INT))
            .nodes(run(false, Map.of("n", cel("input.x", "input")), ClausesIr.NONE)));
    add(
        IrRule.LABEL_LEAK,
        "prompt",
        base()
            .input(new FieldIr("x", INT, null, List.of("pii")))
            .persona("a.p", persona(List.of()))
            .nodes(
                new AskIr(
                    "a",
                    "a.p",
                    cel("input.x", "input"),
                    List.of(),
                    0,
                    INT,
                    null,
                    ClausesIr.NONE,
                    null)));
  }

  private void graph(String what, GraphNodeIr... nodes) {
    ProgramBuilder program = base().nodes(new GraphIr("a", List.of(nodes), 1, null, null));
    for (GraphNodeIr node : nodes) {
      if (node.maker() != null) {
        program.nodes(call(node.maker(), null, null));
      }
    }
    add(IrRule.GRAPH_FORM, what, program);
  }

  private void add(IrRule rule, String what, ProgramBuilder program) {
    all.add(new Broken(rule, what, program));
  }
}
