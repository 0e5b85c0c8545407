package ai.somagent.soma.ir.sample;

import static ai.somagent.soma.ir.sample.SampleTypes.BOOL;
import static ai.somagent.soma.ir.sample.SampleTypes.INT;
import static ai.somagent.soma.ir.sample.SampleTypes.JSON;
import static ai.somagent.soma.ir.sample.SampleTypes.STRING;
import static ai.somagent.soma.ir.sample.SampleTypes.cel;
import static ai.somagent.soma.ir.sample.SampleTypes.field;
import static ai.somagent.soma.ir.sample.SampleTypes.listOf;
import static ai.somagent.soma.ir.sample.SampleTypes.named;
import static ai.somagent.soma.ir.sample.SampleTypes.optional;

import ai.somagent.soma.ir.BudgetIr;
import ai.somagent.soma.ir.CapsuleIr;
import ai.somagent.soma.ir.HandlerIr;
import ai.somagent.soma.ir.MembersIr.EventIr;
import ai.somagent.soma.ir.MembersIr.QueryIr;
import ai.somagent.soma.ir.MembersIr.ScheduleIr;
import ai.somagent.soma.ir.MembersIr.SignalIr;
import ai.somagent.soma.ir.MembersIr.TopicSourceIr;
import ai.somagent.soma.ir.MembersIr.UpdateIr;
import ai.somagent.soma.ir.ProgramIr;
import ai.somagent.soma.ir.ReferencesIr.ChildIr;
import ai.somagent.soma.ir.ReferencesIr.PersonaIr;
import ai.somagent.soma.ir.ReferencesIr.TopicIr;
import ai.somagent.soma.ir.ToolActionIr;
import ai.somagent.soma.ir.node.CeilingIr;
import ai.somagent.soma.ir.node.ClausesIr;
import ai.somagent.soma.ir.node.EffectIr.ApproveIr;
import ai.somagent.soma.ir.node.EffectIr.ApproverIr;
import ai.somagent.soma.ir.node.EffectIr.AskIr;
import ai.somagent.soma.ir.node.EffectIr.AwaitIr;
import ai.somagent.soma.ir.node.EffectIr.EmitIr;
import ai.somagent.soma.ir.node.EffectIr.EndorseIr;
import ai.somagent.soma.ir.node.EffectIr.RunIr;
import ai.somagent.soma.ir.node.EffectIr.SleepIr;
import ai.somagent.soma.ir.node.EffectIr.TaskIr;
import ai.somagent.soma.ir.node.ExpressionIr;
import ai.somagent.soma.ir.node.GateIr;
import ai.somagent.soma.ir.node.GraphNodeIr;
import ai.somagent.soma.ir.node.NodeIr.CallIr;
import ai.somagent.soma.ir.node.NodeIr.CatchIr;
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
import ai.somagent.soma.ir.type.FieldIr;
import ai.somagent.soma.ir.type.TypeDefinitionIr.RecordIr;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A program with every operation, clause, member and reference that {@code everything} has not. */
public final class SampleLanguage {
  public static final String SUPERVISED = "somagent.autonomy.supervised";

  private static final String SAVE = "acme.store.save";
  private static final RetryIr TWICE = new RetryIr(2, 1_000, 30_000, List.of("Timeout"));
  private static final ExpressionIr ONE = cel("1");

  private SampleLanguage() {}

  public static ProgramIr program() {
    ProgramBuilder program =
        new ProgramBuilder()
            .capsule(
                new CapsuleIr(
                    "acme.plans",
                    "site",
                    "2.0.0",
                    "medium",
                    "supervised",
                    "A site before March.",
                    Map.of("owner", "team:web"),
                    List.of()))
            .budget(new BudgetIr(600_000, 100L, 8_000L, 4.0))
            .input(
                new FieldIr("email", STRING, null, List.of("pii")), field("page", optional(STRING)))
            .output(INT)
            .outputLabels("untrusted")
            .raises("Rejected", "Timeout", "acme.plans.Late");
    declarations(program);
    members(program);
    mainLine(program);
    waits(program);
    plan(program);
    return program.build();
  }

  /** {@code action} that writes {@code text}, labelled {@code pii}. */
  public static ToolActionIr save() {
    return ProgramBuilder.sealed(
        new ToolActionIr(
            "acme.store",
            "save",
            null,
            "java",
            "acme.Store",
            "write",
            "medium",
            true,
            0,
            List.of(new FieldIr("text", STRING, null, List.of("pii"))),
            STRING,
            List.of("untrusted"),
            List.of(),
            ""));
  }

  private static void declarations(ProgramBuilder program) {
    program
        .type("acme.plans.Withdraw", new RecordIr(List.of(field("reason", STRING))))
        .type("acme.plans.Paid", new RecordIr(List.of(field("order", STRING), field("n", INT))))
        .error("acme.plans.Late", field("by", INT))
        .error("Timeout")
        .error("Rejected", field("by", JSON), field("comment", optional(STRING)))
        .tool(SAVE, save())
        .persona(
            "acme.plans.guide",
            new PersonaIr("1.0.0", "small", "Be brief.", 0.2, 500, List.of(SAVE), List.of("pii")))
        .topic(
            "acme.plans.paid",
            new TopicIr("acme.paid", "order", 86_400_000L, named("acme.plans.Paid")))
        .child(
            "acme.plans.build",
            new ChildIr(
                "1.0.0",
                "sha256:" + "a".repeat(64),
                List.of(field("n", INT)),
                INT,
                List.of("untrusted")))
        .policy(SUPERVISED)
        .slot("answer", STRING)
        .slot("why", STRING)
        .slot("who", STRING)
        .slot("more", INT)
        .slot("event", named("acme.plans.Paid"))
        .slot("saved", STRING)
        .slot("vote", JSON)
        .slot("child", INT)
        .slot("handle", JSON)
        .slot("gone", named("acme.plans.Withdraw"))
        .slot("won", INT)
        .slot("clean", STRING)
        .slot("task", INT)
        .slot("made", INT)
        .slot("api", optional(INT))
        .slot("outcomes", listOf(JSON))
        .labelled("mail", STRING, "pii")
        .state("turns", INT)
        .var("count", INT, cel("0"));
  }

  private static void members(ProgramBuilder program) {
    program
        .signal("withdraw", new SignalIr(named("acme.plans.Withdraw"), 10, null, null))
        .signal(
            "paid",
            new SignalIr(
                named("acme.plans.Paid"),
                100,
                new TopicSourceIr("acme.plans.paid", Map.of("order", cel("run.id", "run"))),
                new HandlerIr(Map.of("order", "who", "n", "more"), "h1")))
        .update(
            "extend",
            new UpdateIr(
                List.of(field("why", STRING)),
                INT,
                List.of("untrusted"),
                List.of("acme.plans.Late"),
                new HandlerIr(Map.of("why", "why"), "h2")))
        .query("stage", new QueryIr(INT, List.of("pii"), cel("count", "count")))
        .trigger(new ScheduleIr("0 6 * * 1", "UTC", "skip", Map.of("email", cel("\"a\""))))
        .trigger(
            new EventIr(
                "acme.plans.paid",
                "event",
                cel("event.n > 0", "event"),
                Map.of("email", cel("event.order", "event"))))
        .nodes(
            new SetIr("h1", "count", cel("count + more", "count", "more"), null),
            new SetIr("h2", "count", cel("count + size(why)", "count", "why"), "h3"),
            new ReturnIr("h3", cel("count", "count")))
        .entry("n1");
  }

  private static void mainLine(ProgramBuilder program) {
    program.nodes(
        new CheckpointIr("n1", "start", "n2"),
        new LetIr("n2", "mail", cel("input.email", "input"), "n3"),
        new VarIr("n3", "turns", cel("0"), "n4"),
        new WhileIr("n4", cel("turns < 3", "turns"), 3, "n5", "n7"),
        new SetIr("n5", "turns", cel("turns + 1", "turns"), "n6"),
        new ExitIr("n6", "n4", Mode.BREAK, null),
        new AskIr(
            "n7",
            "acme.plans.guide",
            cel("mail", "mail"),
            List.of(SAVE),
            2,
            STRING,
            "answer",
            clauses(null, 60_000L, null, null, new CeilingIr(500L, 0.5, null), null),
            "n8"),
        new EndorseIr(
            "n8",
            cel("answer", "answer"),
            STRING,
            List.of("untrusted"),
            "read by a person",
            null,
            "clean",
            ClausesIr.NONE,
            "n9"),
        approve("n9", "vote", "n10"),
        new CallIr(
            "n10",
            SAVE,
            Map.of("text", cel("mail", "mail")),
            "saved",
            new ClausesIr(
                STRING,
                30_000L,
                TWICE,
                120_000L,
                new CeilingIr(null, null, 4L),
                new UndoIr("u1", List.of("saved")),
                List.of(new GateIr(SUPERVISED, 0, "n9"))),
            "n11"),
        new CallIr("u1", SAVE, Map.of("text", cel("saved", "saved")), null, 1_000, TWICE, null),
        new EmitIr(
            "n11",
            "acme.plans.paid",
            Map.of("order", cel("clean", "clean"), "n", cel("count", "count")),
            ClausesIr.NONE,
            "n12"));
  }

  private static void waits(ProgramBuilder program) {
    program.nodes(
        new RaceIr(
            "n12", List.of(new RaceArmIr("r1", "r2"), new RaceArmIr("r3", "r4")), "won", "n13"),
        new AwaitIr("r1", "withdraw", null, "gone", ClausesIr.NONE, null),
        new ExitIr("r2", "n12", Mode.YIELD, cel("size(gone.reason)", "gone")),
        new SleepIr("r3", cel("duration(\"60s\")"), false, ClausesIr.NONE, null),
        new ExitIr("r4", "n12", Mode.YIELD, ONE),
        new TryIr(
            "n13",
            "t1",
            List.of(new CatchIr(List.of("Timeout"), null, null)),
            300_000L,
            TWICE,
            "t3",
            null,
            "n14"),
        new AwaitIr("t1", null, cel("count > 3", "count"), null, ClausesIr.NONE, "t2"),
        new RunIr(
            "t2",
            "acme.plans.build",
            Map.of("n", ONE),
            false,
            "child",
            clauses(null, null, TWICE, 60_000L, null, new UndoIr(null, List.of())),
            null),
        new SleepIr("t3", cel("timestamp(run.started_at)", "run"), true, ClausesIr.NONE, null),
        new TaskIr(
            "n14", "settle", "k1", "task", clauses(null, null, TWICE, 5_000L, null, null), "n15"),
        new RunIr(
            "k1",
            "acme.plans.build",
            Map.of("n", ONE),
            true,
            "handle",
            clauses(null, null, null, null, new CeilingIr(null, 1.0, null), null),
            "k2"),
        new ExitIr("k2", "n14", Mode.YIELD, ONE),
        new TaskIr("n15", "tidy", "k3", null, ClausesIr.NONE, "n16"),
        new ExitIr("k3", "n15", Mode.LEAVE, null));
  }

  private static void plan(ProgramBuilder program) {
    program.nodes(
        new GraphIr(
            "n16",
            List.of(
                new GraphNodeIr(
                    "api",
                    "deliverable",
                    "HTTP API",
                    List.of(),
                    cel("task > 0", "task"),
                    "made",
                    "api",
                    "g1",
                    "g2",
                    List.of(cel("made > 0", "made")),
                    "g3",
                    "g4",
                    2,
                    List.of(),
                    true),
                new GraphNodeIr(
                    "beta",
                    "milestone",
                    null,
                    List.of("api"),
                    null,
                    null,
                    null,
                    null,
                    null,
                    List.of(cel("api.hasValue()", "api")),
                    "g5",
                    null,
                    1,
                    List.of(new GateIr(SUPERVISED, 1, "g5")),
                    false)),
            5,
            "outcomes",
            "n17"),
        make("g1"),
        new SleepIr("g2", cel("duration(\"1s\")"), false, ClausesIr.NONE, null),
        approve("g3", null, null),
        make("g4"),
        approve("g5", null, null),
        new ReturnIr("n17", cel("size(outcomes) + won", "outcomes", "won")));
  }

  private static RunIr make(String id) {
    return new RunIr(id, "acme.plans.build", Map.of("n", ONE), false, "made", ClausesIr.NONE, null);
  }

  static ApproveIr approve(String id, @Nullable String result, @Nullable String next) {
    return new ApproveIr(
        id,
        cel("\"List it?\""),
        List.of(new ApproverIr("role", cel("\"reviewer\""))),
        2,
        1,
        List.of(cel("run.user", "run")),
        Map.of("mail", cel("mail", "mail")),
        BOOL,
        result,
        clauses(null, null, null, 86_400L, null, null),
        next);
  }

  private static ClausesIr clauses(
      ai.somagent.soma.ir.type.@Nullable TypeIr decode,
      @Nullable Long timeout,
      @Nullable RetryIr retry,
      @Nullable Long within,
      @Nullable CeilingIr ceiling,
      @Nullable UndoIr undo) {
    return new ClausesIr(decode, timeout, retry, within, ceiling, undo, List.of());
  }
}
