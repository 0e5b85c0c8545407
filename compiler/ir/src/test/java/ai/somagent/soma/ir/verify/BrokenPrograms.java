package ai.somagent.soma.ir.verify;

import static ai.somagent.soma.ir.sample.SampleNodes.action;
import static ai.somagent.soma.ir.sample.SampleNodes.block;
import static ai.somagent.soma.ir.sample.SampleNodes.call;
import static ai.somagent.soma.ir.sample.SampleNodes.choose;
import static ai.somagent.soma.ir.sample.SampleNodes.end;
import static ai.somagent.soma.ir.sample.SampleNodes.exit;
import static ai.somagent.soma.ir.sample.SampleNodes.fail;
import static ai.somagent.soma.ir.sample.SampleNodes.let;
import static ai.somagent.soma.ir.sample.SampleNodes.loop;
import static ai.somagent.soma.ir.sample.SampleNodes.parallel;
import static ai.somagent.soma.ir.sample.SampleNodes.ping;
import static ai.somagent.soma.ir.sample.SampleNodes.read;
import static ai.somagent.soma.ir.sample.SampleNodes.yieldTo;
import static ai.somagent.soma.ir.sample.SampleTypes.BOOL;
import static ai.somagent.soma.ir.sample.SampleTypes.INT;
import static ai.somagent.soma.ir.sample.SampleTypes.NO_RETRY;
import static ai.somagent.soma.ir.sample.SampleTypes.STRING;
import static ai.somagent.soma.ir.sample.SampleTypes.cel;
import static ai.somagent.soma.ir.sample.SampleTypes.field;
import static ai.somagent.soma.ir.sample.SampleTypes.listOf;
import static ai.somagent.soma.ir.sample.SampleTypes.named;
import static ai.somagent.soma.ir.sample.SampleTypes.optional;
import static ai.somagent.soma.ir.sample.SampleTypes.scalar;

import ai.somagent.soma.ir.BudgetIr;
import ai.somagent.soma.ir.CapsuleIr;
import ai.somagent.soma.ir.ToolActionIr;
import ai.somagent.soma.ir.node.ExpressionIr;
import ai.somagent.soma.ir.node.NodeIr;
import ai.somagent.soma.ir.node.NodeIr.CallIr;
import ai.somagent.soma.ir.node.NodeIr.CatchIr;
import ai.somagent.soma.ir.node.NodeIr.ExitIr;
import ai.somagent.soma.ir.node.NodeIr.ExitIr.Mode;
import ai.somagent.soma.ir.node.NodeIr.FailIr;
import ai.somagent.soma.ir.node.NodeIr.ForIr;
import ai.somagent.soma.ir.node.NodeIr.LetIr;
import ai.somagent.soma.ir.node.NodeIr.ReturnIr;
import ai.somagent.soma.ir.node.NodeIr.TryIr;
import ai.somagent.soma.ir.node.RetryIr;
import ai.somagent.soma.ir.sample.ProgramBuilder;
import ai.somagent.soma.ir.type.LimitsIr;
import ai.somagent.soma.ir.type.TypeDefinitionIr.CaseIr;
import ai.somagent.soma.ir.type.TypeDefinitionIr.EnumIr;
import ai.somagent.soma.ir.type.TypeDefinitionIr.RecordIr;
import ai.somagent.soma.ir.type.TypeDefinitionIr.UnionIr;
import ai.somagent.soma.ir.type.TypeIr;
import ai.somagent.soma.ir.type.TypeIr.ListTypeIr;
import ai.somagent.soma.ir.type.TypeIr.MapTypeIr;
import ai.somagent.soma.ir.type.TypeIr.OptionalTypeIr;
import ai.somagent.soma.ir.type.TypeIr.ScalarKind;
import ai.somagent.soma.ir.type.TypeIr.ScalarTypeIr;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Programs with one thing wrong each, and the rule that must say so. */
final class BrokenPrograms {
  /** One case. */
  record Broken(IrRule rule, String what, ProgramBuilder program) {
    @Override
    public String toString() {
      return rule.id() + ": " + what;
    }
  }

  private final List<Broken> all = new ArrayList<>();

  private BrokenPrograms() {}

  static List<Broken> all() {
    BrokenPrograms broken = new BrokenPrograms();
    broken.documents();
    broken.settings();
    broken.types();
    broken.limits();
    broken.errors();
    broken.tools();
    broken.structure();
    broken.exits();
    broken.expressions();
    broken.calls();
    broken.loops();
    broken.slots();
    broken.all.addAll(BrokenLanguage.all());
    return broken.all;
  }

  private void documents() {
    NodeIr[] nodes = new NodeIr[20_001];
    for (int i = 0; i < nodes.length; i++) {
      nodes[i] = end("n" + i);
    }
    add(IrRule.DOCUMENT_SIZE, "20,001 nodes", base().nodes(nodes));
    ProgramBuilder big = base();
    for (int i = 0; i < 50; i++) {
      String next = i == 49 ? null : "n" + (i + 1);
      big.slot("s" + i, STRING);
      big.nodes(let("n" + i, "s" + i, cel('"' + "x".repeat(90_000) + '"'), next));
    }
    add(IrRule.DOCUMENT_SIZE, "4.5 MB of text", big);
  }

  private void settings() {
    add(IrRule.NAME_FORM, "module", base().capsule(capsule("a..b", "c", "1.0.0", "low", "semi")));
    add(IrRule.NAME_FORM, "capsule", base().capsule(capsule("a", "c d", "1.0.0", "low", "semi")));
    add(IrRule.NAME_FORM, "slot", base().slot("a-b", INT));
    add(IrRule.NAME_FORM, "slot named input", base().slot("input", INT));
    add(IrRule.NAME_FORM, "type", base().type("a b", new RecordIr(List.of())));
    add(IrRule.NAME_FORM, "node", base().nodes(end("n 1")));
    add(IrRule.SETTING_VALUE, "version", base().capsule(capsule("a", "c", "1.0", "low", "semi")));
    add(IrRule.SETTING_VALUE, "risk", base().capsule(capsule("a", "c", "1.0.0", "none", "semi")));
    add(
        IrRule.SETTING_VALUE,
        "autonomy",
        base().capsule(capsule("a", "c", "1.0.0", "low", "full")));
    add(IrRule.BUDGET_VALUE, "no time", base().budget(new BudgetIr(0, 1L, null, null)));
    add(IrRule.BUDGET_VALUE, "calls", base().budget(new BudgetIr(1, -1L, null, null)));
    add(IrRule.BUDGET_VALUE, "tokens", base().budget(new BudgetIr(1, null, -1L, null)));
    add(IrRule.BUDGET_VALUE, "money", base().budget(new BudgetIr(1, null, null, Double.NaN)));
    add(
        IrRule.BUDGET_CALLS,
        "calls without a budget",
        base().budget(new BudgetIr(9_000, null, null, null)).nodes(call("a", null, null)));
    add(
        IrRule.BUDGET_CALLS,
        "two calls, one allowed",
        base()
            .budget(new BudgetIr(9_000, 1L, null, null))
            .nodes(call("a", null, "b"), call("b", null, null)));
  }

  private void types() {
    add(IrRule.TYPE_UNKNOWN, "slot", base().slot("s", named("a.B")));
    add(IrRule.TYPE_UNKNOWN, "input", base().input(field("a", listOf(named("a.B")))));
    add(IrRule.TYPE_UNKNOWN, "output", base().output(optional(named("a.B"))));
    add(
        IrRule.TYPE_UNKNOWN,
        "map key that is no enum",
        base()
            .type("a.R", new RecordIr(List.of()))
            .slot("s", new MapTypeIr("a.R", INT, LimitsIr.NONE)));
    add(
        IrRule.TYPE_INFINITE,
        "record of itself",
        base().type("a.R", new RecordIr(List.of(field("r", named("a.R"))))));
    add(
        IrRule.TYPE_INFINITE,
        "union whose cases all need another",
        base()
            .type("a.U", new UnionIr(List.of(new CaseIr("x", List.of(field("u", named("a.U"))))))));
    add(
        IrRule.TYPE_INFINITE,
        "record of a list of itself that cannot be empty",
        base()
            .type(
                "a.R",
                new RecordIr(
                    List.of(
                        field(
                            "r",
                            new ListTypeIr(
                                named("a.R"), new LimitsIr(1.0, null, null, null), false))))));
    add(
        IrRule.TYPE_FORM,
        "two fields of one name",
        base().type("a.R", new RecordIr(List.of(field("f", INT), field("f", BOOL)))));
    add(IrRule.TYPE_FORM, "empty enum", base().type("a.E", new EnumIr(List.of())));
    add(IrRule.TYPE_FORM, "case twice", base().type("a.E", new EnumIr(List.of("x", "x"))));
    add(IrRule.TYPE_FORM, "empty union", base().type("a.U", new UnionIr(List.of())));
    add(
        IrRule.TYPE_FORM,
        "case with a field kind",
        base().type("a.U", new UnionIr(List.of(new CaseIr("x", List.of(field("kind", INT)))))));
    add(
        IrRule.TYPE_FORM,
        "optional of an optional",
        base().slot("s", new OptionalTypeIr(optional(INT))));
    TypeIr deep = INT;
    for (int i = 0; i < 40; i++) {
      deep = listOf(deep);
    }
    add(IrRule.TYPE_FORM, "nested lists", base().slot("s", deep));
    add(IrRule.TYPE_DEFAULT, "text for int", base().input(field("a", INT, TextNode.valueOf("x"))));
    add(IrRule.TYPE_DEFAULT, "null", base().input(field("a", optional(INT), NullNode.instance)));
    add(
        IrRule.TYPE_DEFAULT,
        "beyond its bound",
        base().input(field("a", scalar(ScalarKind.INT, 0, 3), IntNode.valueOf(4))));
  }

  private void limits() {
    limit("pattern of a bool", ScalarKind.BOOL, new LimitsIr(null, null, "x", null));
    limit("size of a duration", ScalarKind.DURATION, new LimitsIr(1.0, null, null, null));
    limit("fraction of an int", ScalarKind.INT, new LimitsIr(0.5, null, null, null));
    limit("format of a double", ScalarKind.DOUBLE, new LimitsIr(null, null, null, "email"));
    limit("infinite bound", ScalarKind.DOUBLE, new LimitsIr(null, 1.0 / 0, null, null));
    limit("negative length", ScalarKind.STRING, new LimitsIr(-1.0, null, null, null));
    limit("least above most", ScalarKind.STRING, new LimitsIr(2.0, 1.0, null, null));
    limit("fraction of a byte", ScalarKind.BYTES, new LimitsIr(null, 1.5, null, null));
    limit(
        "pattern that is written out a billion times",
        ScalarKind.STRING,
        new LimitsIr(null, null, "(((a{1000}){1000}){1000})", null));
    limit(
        "pattern of many groups",
        ScalarKind.STRING,
        new LimitsIr(null, null, "(".repeat(51) + ")".repeat(51), null));
    limit("pattern of a json", ScalarKind.JSON, new LimitsIr(null, null, "x", null));
    add(
        IrRule.TYPE_FORM,
        "pattern of a list",
        base().slot("s", new ListTypeIr(INT, new LimitsIr(null, null, "x", null), false)));
  }

  private void errors() {
    add(IrRule.ERROR_FORM, "unqualified", base().error("Mine"));
    add(IrRule.ERROR_FORM, "built in with a field", base().error("Timeout", field("a", INT)));
    add(IrRule.ERROR_FORM, "common field", base().error("a.Mine", field("message", STRING)));
    add(IrRule.CATCH_KIND, "unknown", caught(List.of("a.Other")));
    add(IrRule.CATCH_KIND, "none", caught(List.of()));
    add(IrRule.CATCH_KIND, "all and one", caught(List.of("Error", "Timeout")));
    add(IrRule.CATCH_KIND, "twice", caught(List.of("Timeout", "Timeout")));
    add(IrRule.FAIL_KIND, "unknown", base().nodes(fail("a", "a.Other")));
    ProgramBuilder declared = base().error("a.Mine", field("why", STRING));
    add(IrRule.FAIL_FIELD, "missing", declared.nodes(fail("a", "a.Mine")));
    add(
        IrRule.FAIL_FIELD,
        "unknown",
        base().error("a.Mine").nodes(new FailIr("a", "a.Mine", Map.of("why", cel("1")))));
  }

  private void tools() {
    ToolActionIr good = ping();
    ToolActionIr forged =
        new ToolActionIr(
            good.tool(),
            good.action(),
            good.version(),
            good.bindingKind(),
            "evil.Ping",
            good.effect(),
            good.risk(),
            good.idempotent(),
            good.costMicroUsd(),
            good.parameters(),
            good.result(),
            good.errors(),
            good.digest());
    add(IrRule.TOOL_DIGEST, "other binding", base().tool("t.other", forged));
    add(IrRule.TOOL_FORM, "effect", base().tool("t.x", action("wish", "low", true, INT)));
    add(IrRule.TOOL_FORM, "risk", base().tool("t.x", action("read", "huge", true, INT)));
    add(
        IrRule.RISK_BELOW_TOOL,
        "low capsule, high tool",
        base().tool("t.x", action("write", "high", true, INT)));
  }

  private void structure() {
    add(IrRule.NODE_DANGLING, "next", base().nodes(let("a", "s", "b")));
    add(IrRule.NODE_DANGLING, "entry", base().entry("a"));
    add(IrRule.NODE_DANGLING, "branch", base().nodes(parallel("a", null, "b")));
    add(IrRule.NODE_SHARED, "itself", base().nodes(let("a", "s", "a")));
    add(
        IrRule.NODE_SHARED,
        "two arms in one",
        base().nodes(choose("a", "b", "b", null), let("b", "s", null)));
    add(
        IrRule.NODE_SHARED,
        "arm that joins the line",
        base().nodes(choose("a", "b", null, "b"), let("b", "s", null)));
    add(
        IrRule.NODE_SHARED,
        "cycle",
        base().nodes(loop("a", "i", 1, "b", null), let("b", "s", "a")));
    add(IrRule.NODE_UNREACHABLE, "loose", base().nodes(end("a"), end("b")));
    ProgramBuilder deep = base();
    for (int i = 0; i < 1_001; i++) {
      deep.nodes(choose("n" + i, "n" + (i + 1), null, null));
    }
    add(IrRule.NODE_DEPTH, "1,002 levels", deep.nodes(end("n1001")));
    ProgramBuilder misplaced = base().nodes(end("a"));
    add(IrRule.NODE_ID, "other key", misplaced.node("b", end("c")));
    add(IrRule.PARALLEL_FORM, "no branch", base().nodes(parallel("a", null)));
    add(IrRule.RETURN_MISSING, "no steps", base().output(INT));
  }

  private void exits() {
    add(IrRule.EXIT_TARGET, "nothing around", base().nodes(yieldTo("a", "a")));
    add(
        IrRule.EXIT_TARGET,
        "beside",
        base().nodes(block("a", "b", null, "c"), end("b"), yieldTo("c", "a")));
    add(
        IrRule.EXIT_TARGET,
        "continue of a block",
        base().nodes(block("a", "b", null, null), exit("b", "a", Mode.CONTINUE)));
    add(
        IrRule.EXIT_TARGET,
        "yield to an if",
        base().nodes(choose("a", "b", null, null), yieldTo("b", "a")));
    add(
        IrRule.EXIT_TARGET,
        "break of a windowed loop",
        base().nodes(loop("a", "i", 2, "b", null), exit("b", "a", Mode.BREAK)));
    add(
        IrRule.EXIT_CROSSES,
        "out of a branch",
        base().nodes(block("a", "b", null, null), parallel("b", null, "c"), yieldTo("c", "a")));
    add(
        IrRule.EXIT_CROSSES,
        "out of a windowed turn",
        base()
            .nodes(
                loop("a", "i", 1, "b", null),
                loop("b", "s", 2, "c", null),
                exit("c", "a", Mode.CONTINUE)));
    add(
        IrRule.EXIT_VALUE,
        "yield of nothing",
        base().nodes(block("a", "b", null, null), new ExitIr("b", "a", Mode.YIELD, null)));
    add(
        IrRule.EXIT_VALUE,
        "continue with a value",
        base().nodes(loop("a", "i", 1, "b", null), new ExitIr("b", "a", Mode.CONTINUE, cel("1"))));
    add(IrRule.RETURN_VALUE, "value", base().nodes(new ReturnIr("a", cel("1"))));
    add(IrRule.RETURN_VALUE, "no value", base().output(INT).nodes(end("a")));
    add(IrRule.RETURN_CROSSES, "from a branch", base().nodes(parallel("a", null, "b"), end("b")));
    add(
        IrRule.RETURN_CROSSES,
        "from a windowed turn",
        base().nodes(loop("a", "i", 2, "b", null), choose("b", "c", null, null), end("c")));
  }

  private void expressions() {
    expression(IrRule.EXPRESSION_FORM, "empty", cel(" "));
    expression(IrRule.EXPRESSION_FORM, "too long", cel("1" + " ".repeat(100_000)));
    expression(IrRule.EXPRESSION_FORM, "too deep", cel("(".repeat(201) + "1" + ")".repeat(201)));
    expression(IrRule.EXPRESSION_FORM, "open string", cel("\"a"));
    expression(IrRule.EXPRESSION_READS, "silent read of the input", cel("input.a"));
    expression(IrRule.EXPRESSION_READS, "silent read of a slot", cel("i + 1"));
    expression(IrRule.EXPRESSION_READS, "claimed read", cel("1", "run"));
    expression(IrRule.EXPRESSION_READS, "read of nothing known", cel("other", "other"));
    expression(
        IrRule.EXPRESSION_READS,
        "unsorted",
        new ExpressionIr("input.a == run.id", List.of("run", "input")));
    expression(IrRule.EXPRESSION_READS, "twice", new ExpressionIr("run.id", List.of("run", "run")));
  }

  private void calls() {
    ToolActionIr save = action("write", "low", false, null, field("a", INT));
    Map<String, ExpressionIr> one = Map.of("a", cel("1"));
    add(
        IrRule.CALL_TOOL,
        "unknown",
        base().nodes(new CallIr("a", "t.x", Map.of(), null, 1, NO_RETRY, null)));
    callOf(IrRule.CALL_ARGUMENT, "missing", save, Map.of(), null, 1, NO_RETRY);
    callOf(
        IrRule.CALL_ARGUMENT,
        "unknown",
        save,
        Map.of("a", cel("1"), "b", cel("1")),
        null,
        1,
        NO_RETRY);
    callOf(IrRule.CALL_RESULT, "none to take", save, one, "s", 1, NO_RETRY);
    callOf(
        IrRule.CALL_RESULT,
        "other type",
        action("read", "low", true, STRING),
        Map.of(),
        "s",
        1,
        NO_RETRY);
    callOf(IrRule.CALL_TIMEOUT, "no time", save, one, null, 0, NO_RETRY);
    callOf(IrRule.CALL_TIMEOUT, "beyond the budget", save, one, null, 60_001, NO_RETRY);
    callOf(
        IrRule.CALL_RETRY, "write", save, one, null, 1, new RetryIr(1, 1, 1, List.of("Timeout")));
    ToolActionIr safe = action("write", "low", true, null);
    callOf(
        IrRule.CALL_RETRY, "negative", safe, Map.of(), null, 1, new RetryIr(-1, 1, 1, List.of()));
    callOf(
        IrRule.CALL_RETRY, "backwards", safe, Map.of(), null, 1, new RetryIr(1, 2, 1, List.of()));
    callOf(
        IrRule.CALL_RETRY,
        "unknown kind",
        safe,
        Map.of(),
        null,
        1,
        new RetryIr(1, 1, 1, List.of("a.Other")));
  }

  private void loops() {
    add(IrRule.LOOP_BOUND, "no turns", base().nodes(loopOf(false, null, 0, 1, null)));
    add(IrRule.LOOP_BOUND, "too many", base().nodes(loopOf(false, null, 100_001, 1, null)));
    add(IrRule.LOOP_BOUND, "no window", base().nodes(loopOf(false, null, 1, 0, null)));
    add(IrRule.LOOP_FORM, "map without key", base().nodes(loopOf(true, null, 1, 1, null)));
    add(IrRule.SLOT_TYPE, "index", base().slot("k", STRING).nodes(loopOf(false, "k", 1, 1, null)));
    add(IrRule.SLOT_TYPE, "key", base().slot("k", INT).nodes(loopOf(true, "k", 1, 1, null)));
    add(IrRule.SLOT_TYPE, "result", base().nodes(loopOf(false, null, 1, 1, "s")));
  }

  private void slots() {
    add(IrRule.SLOT_UNKNOWN, "set", base().nodes(let("a", "other", null)));
    add(IrRule.SLOT_UNSET, "read before", base().slot("r", INT).nodes(read("a", "r", "s", null)));
    add(IrRule.SLOT_SET_TWICE, "let", base().nodes(let("a", "s", "b"), let("b", "s", null)));
    add(
        IrRule.SLOT_RACE,
        "branches",
        base().nodes(parallel("a", null, "b", "c"), let("b", "s", null), let("c", "s", null)));
    add(IrRule.VALUE_MISSING, "block", base().nodes(block("a", null, "s", null)));
  }

  private void add(IrRule rule, String what, ProgramBuilder program) {
    all.add(new Broken(rule, what, program));
  }

  private void limit(String what, ScalarKind kind, LimitsIr limits) {
    add(IrRule.TYPE_FORM, what, base().slot("x", new ScalarTypeIr(kind, limits)));
  }

  private void expression(IrRule rule, String what, ExpressionIr value) {
    add(
        rule,
        what,
        base().nodes(new LetIr("a", "i", cel("1"), "b"), new LetIr("b", "s", value, null)));
  }

  private void callOf(
      IrRule rule,
      String what,
      ToolActionIr action,
      Map<String, ExpressionIr> arguments,
      @Nullable String result,
      long timeout,
      RetryIr retry) {
    add(
        rule,
        what,
        base()
            .tool("t.x", action)
            .nodes(new CallIr("a", "t.x", arguments, result, timeout, retry, null)));
  }

  private static ForIr loopOf(
      boolean overMap, @Nullable String key, int max, int window, @Nullable String result) {
    return new ForIr("a", cel("[1]"), overMap, key, "i", max, window, null, result, null);
  }

  private static ProgramBuilder caught(List<String> kinds) {
    return base().nodes(new TryIr("a", null, List.of(new CatchIr(kinds, null, null)), null, null));
  }

  private static CapsuleIr capsule(
      String module, String name, String version, String risk, String autonomy) {
    return new CapsuleIr(module, name, version, risk, autonomy, Map.of(), List.of());
  }

  /** A valid start: a tool {@code t.ping} and int slots {@code s} and {@code i}. */
  private static ProgramBuilder base() {
    return new ProgramBuilder().tool("t.ping", ping()).slot("s", INT).slot("i", INT);
  }
}
