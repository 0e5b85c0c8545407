package ai.somagent.soma.ir.verify;

import static ai.somagent.soma.ir.sample.SampleNodes.ping;
import static ai.somagent.soma.ir.sample.SampleTypes.INT;
import static ai.somagent.soma.ir.sample.SampleTypes.NO_RETRY;
import static ai.somagent.soma.ir.sample.SampleTypes.cel;
import static ai.somagent.soma.ir.sample.SampleTypes.field;
import static ai.somagent.soma.ir.sample.SampleTypes.named;

import ai.somagent.soma.ir.BudgetIr;
import ai.somagent.soma.ir.HandlerIr;
import ai.somagent.soma.ir.MembersIr.ScheduleIr;
import ai.somagent.soma.ir.MembersIr.SignalIr;
import ai.somagent.soma.ir.MembersIr.TopicSourceIr;
import ai.somagent.soma.ir.ReferencesIr.ChildIr;
import ai.somagent.soma.ir.ReferencesIr.PersonaIr;
import ai.somagent.soma.ir.ReferencesIr.TopicIr;
import ai.somagent.soma.ir.node.CeilingIr;
import ai.somagent.soma.ir.node.ClausesIr;
import ai.somagent.soma.ir.node.EffectIr.ApproveIr;
import ai.somagent.soma.ir.node.EffectIr.ApproverIr;
import ai.somagent.soma.ir.node.EffectIr.AskIr;
import ai.somagent.soma.ir.node.EffectIr.AwaitIr;
import ai.somagent.soma.ir.node.EffectIr.EmitIr;
import ai.somagent.soma.ir.node.EffectIr.RunIr;
import ai.somagent.soma.ir.node.ExpressionIr;
import ai.somagent.soma.ir.node.GateIr;
import ai.somagent.soma.ir.node.GraphNodeIr;
import ai.somagent.soma.ir.node.NodeIr.CallIr;
import ai.somagent.soma.ir.node.UndoIr;
import ai.somagent.soma.ir.sample.ProgramBuilder;
import ai.somagent.soma.ir.sample.SampleLanguage;
import ai.somagent.soma.ir.type.TypeDefinitionIr.RecordIr;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Short words for what {@link BrokenLanguage} breaks. */
final class LanguageParts {
  static final String DIGEST = "sha256:" + "0".repeat(64);
  static final ExpressionIr ONE = cel("1");
  static final HandlerIr NOTHING = new HandlerIr(Map.of(), null);

  private LanguageParts() {}

  static GraphNodeIr deliverable(String name, String maker, String... after) {
    return node(name, "deliverable", maker, 2, List.of(after));
  }

  static GraphNodeIr node(
      String name, String kind, @Nullable String maker, int rounds, List<String> after) {
    return new GraphNodeIr(
        name, kind, null, after, null, null, null, maker, null, List.of(), null, null, rounds,
        List.of(), false);
  }

  static CallIr undone(String id, UndoIr undo) {
    return new CallIr(id, "t.ping", Map.of(), null, withUndo(undo), null);
  }

  static CallIr write(String id, @Nullable GateIr gate) {
    List<GateIr> gates = gate == null ? List.of() : List.of(gate);
    return new CallIr(
        id,
        "t.save",
        Map.of("text", cel("\"a\"")),
        null,
        new ClausesIr(null, 1L, NO_RETRY, null, null, null, gates),
        null);
  }

  static ClausesIr withUndo(UndoIr undo) {
    return new ClausesIr(null, 1L, NO_RETRY, null, null, undo, List.of());
  }

  static ClausesIr within(@Nullable Long millis) {
    return new ClausesIr(null, null, null, millis, null, null, List.of());
  }

  static CallIr ceiling(@Nullable Long tokens, @Nullable Long calls) {
    CeilingIr ceiling = new CeilingIr(tokens, null, calls);
    ClausesIr clauses = new ClausesIr(null, 1L, NO_RETRY, null, ceiling, null, List.of());
    return new CallIr("a", "t.ping", Map.of(), null, clauses, null);
  }

  static ApproveIr approve(String id, @Nullable Long within, int quorum, @Nullable String next) {
    return new ApproveIr(
        id,
        cel("\"t\""),
        List.of(new ApproverIr("role", cel("\"r\""))),
        quorum,
        1,
        List.of(),
        Map.of(),
        null,
        null,
        within(within),
        next);
  }

  static AwaitIr listen(String id) {
    return new AwaitIr(id, "s", null, null, ClausesIr.NONE, null);
  }

  static AwaitIr await(@Nullable String signal, @Nullable ExpressionIr until, Long within) {
    return new AwaitIr("a", signal, until, null, within(within), null);
  }

  static AskIr ask(
      List<String> tools,
      int calls,
      ai.somagent.soma.ir.type.TypeIr answer,
      @Nullable String result) {
    return new AskIr("a", "a.p", cel("\"q\""), tools, calls, answer, result, ClausesIr.NONE, null);
  }

  static RunIr run(boolean detached, Map<String, ExpressionIr> arguments, ClausesIr clauses) {
    return new RunIr("a", "a.c", arguments, detached, null, clauses, null);
  }

  static EmitIr emit(Map<String, ExpressionIr> arguments) {
    return new EmitIr("a", "a.t", arguments, ClausesIr.NONE, null);
  }

  static SignalIr signal(int max, @Nullable TopicSourceIr source, @Nullable HandlerIr handler) {
    return new SignalIr(named("a.R"), max, source, handler);
  }

  static SignalIr handled(@Nullable String body) {
    return signal(1, null, new HandlerIr(Map.of("n", "i"), body));
  }

  static ScheduleIr schedule(String cron, String overlap, Map<String, ExpressionIr> arguments) {
    return new ScheduleIr(cron, "UTC", overlap, arguments);
  }

  static TopicIr topic() {
    return new TopicIr("t", null, null, named("a.R"));
  }

  static PersonaIr persona(List<String> tools) {
    return new PersonaIr(null, "m", "", 1, 10, tools, List.of());
  }

  static ChildIr child(String version, String digest) {
    return new ChildIr(version, digest, List.of(), null, List.of());
  }

  static ChildIr childOf(ai.somagent.soma.ir.type.TypeIr type) {
    return new ChildIr("1.0.0", DIGEST, List.of(field("n", type)), null, List.of());
  }

  static ProgramBuilder base() {
    return new ProgramBuilder()
        .budget(new BudgetIr(60_000, 100L, 10L, null))
        .tool("t.ping", ping())
        .type("a.R", new RecordIr(List.of(field("n", INT))))
        .slot("s", INT)
        .slot("r", INT)
        .slot("i", INT);
  }

  static ProgramBuilder risky() {
    return base().risk("medium").tool("t.save", SampleLanguage.save());
  }
}
