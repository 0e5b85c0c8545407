package ai.somagent.soma.ir.sample;

import static ai.somagent.soma.ir.sample.SampleTypes.BOOL;
import static ai.somagent.soma.ir.sample.SampleTypes.DOUBLE;
import static ai.somagent.soma.ir.sample.SampleTypes.DURATION;
import static ai.somagent.soma.ir.sample.SampleTypes.INT;
import static ai.somagent.soma.ir.sample.SampleTypes.JSON;
import static ai.somagent.soma.ir.sample.SampleTypes.NO_RETRY;
import static ai.somagent.soma.ir.sample.SampleTypes.STRING;
import static ai.somagent.soma.ir.sample.SampleTypes.TIMESTAMP;
import static ai.somagent.soma.ir.sample.SampleTypes.cel;
import static ai.somagent.soma.ir.sample.SampleTypes.field;
import static ai.somagent.soma.ir.sample.SampleTypes.listOf;
import static ai.somagent.soma.ir.sample.SampleTypes.named;
import static ai.somagent.soma.ir.sample.SampleTypes.optional;
import static ai.somagent.soma.ir.sample.SampleTypes.scalar;
import static ai.somagent.soma.ir.sample.SampleTypes.text;

import ai.somagent.soma.ir.BudgetIr;
import ai.somagent.soma.ir.CapsuleIr;
import ai.somagent.soma.ir.ProgramIr;
import ai.somagent.soma.ir.ToolActionIr;
import ai.somagent.soma.ir.node.ExpressionIr;
import ai.somagent.soma.ir.node.NodeIr.BlockIr;
import ai.somagent.soma.ir.node.NodeIr.CallIr;
import ai.somagent.soma.ir.node.NodeIr.CatchIr;
import ai.somagent.soma.ir.node.NodeIr.ExitIr;
import ai.somagent.soma.ir.node.NodeIr.ExitIr.Mode;
import ai.somagent.soma.ir.node.NodeIr.FailIr;
import ai.somagent.soma.ir.node.NodeIr.ForIr;
import ai.somagent.soma.ir.node.NodeIr.IfIr;
import ai.somagent.soma.ir.node.NodeIr.LetIr;
import ai.somagent.soma.ir.node.NodeIr.ParallelIr;
import ai.somagent.soma.ir.node.NodeIr.ReturnIr;
import ai.somagent.soma.ir.node.NodeIr.TryIr;
import ai.somagent.soma.ir.node.RetryIr;
import ai.somagent.soma.ir.type.LimitsIr;
import ai.somagent.soma.ir.type.TypeDefinitionIr.CaseIr;
import ai.somagent.soma.ir.type.TypeDefinitionIr.EnumIr;
import ai.somagent.soma.ir.type.TypeDefinitionIr.RecordIr;
import ai.somagent.soma.ir.type.TypeDefinitionIr.UnionIr;
import ai.somagent.soma.ir.type.TypeIr.ListTypeIr;
import ai.somagent.soma.ir.type.TypeIr.MapTypeIr;
import ai.somagent.soma.ir.type.TypeIr.ScalarKind;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Valid programs built by hand. */
public final class SamplePrograms {
  /** Key and text of the tool actions of {@link #everything()}. */
  public static final String FETCH = "acme.store.fetch";

  public static final String SAVE = "acme.store.save";

  private SamplePrograms() {}

  public static List<ProgramIr> all() {
    return List.of(empty(), everything(), SampleLanguage.program());
  }

  /** No steps at all. */
  public static ProgramIr empty() {
    return new ProgramBuilder().build();
  }

  /** Every operation, every kind of type, every optional part present somewhere. */
  public static ProgramIr everything() {
    ProgramBuilder program =
        new ProgramBuilder()
            .capsule(capsule())
            .budget(new BudgetIr(600_000, 100L, 8_000L, 0.4))
            .output(named("acme.web.Decision"));
    types(program);
    tools(program);
    slots(program);
    mainLine(program);
    loops(program);
    attempt(program);
    return program.build();
  }

  private static CapsuleIr capsule() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("owner", "team:web");
    settings.put("classification", "internal");
    return new CapsuleIr(
        "acme.web", "everything", "1.2.3", "medium", "semi", settings, List.of("demo"));
  }

  private static void types(ProgramBuilder program) {
    program
        .type("acme.web.Level", new EnumIr(List.of("low", "high")))
        .type(
            "acme.web.Page",
            new RecordIr(
                List.of(
                    field("url", text("^https://", "uri")),
                    field("size", scalar(ScalarKind.INT, 0, 1e6), IntNode.valueOf(0)),
                    field("ratio", scalar(ScalarKind.DOUBLE, 0, 0.5)),
                    field("hash", scalar(ScalarKind.BYTES, 32, 32)),
                    field("seen", TIMESTAMP),
                    field("written", text("", "date-time")),
                    field("age", DURATION),
                    field("extra", scalar(ScalarKind.JSON, 0, 1024)),
                    field("parent", optional(named("acme.web.Page"))),
                    field("level", named("acme.web.Level"), TextNode.valueOf("low")))))
        .type(
            "acme.web.Decision",
            new UnionIr(
                List.of(
                    new CaseIr("rejected", List.of(field("reason", STRING))),
                    new CaseIr(
                        "accepted", List.of(field("pages", listOf(named("acme.web.Page"), 9)))),
                    new CaseIr("skipped", List.of()))))
        .error("acme.web.Refused", field("reason", STRING), field("code", optional(INT)))
        .error("Timeout")
        .error("ToolError", field("code", STRING))
        .input(
            field("urls", new ListTypeIr(STRING, new LimitsIr(1.0, 50.0, null, null), true)),
            field(
                "weights",
                new MapTypeIr("acme.web.Level", DOUBLE, new LimitsIr(null, 10.0, null, null))),
            field("strict", BOOL),
            field("note", optional(STRING)));
  }

  private static void tools(ProgramBuilder program) {
    program
        .tool(
            FETCH,
            ProgramBuilder.sealed(
                new ToolActionIr(
                    "acme.store",
                    "fetch",
                    "2.0",
                    "http",
                    "https://store.example/fetch",
                    "read",
                    "low",
                    true,
                    0,
                    List.of(
                        field("url", STRING),
                        field("depth", INT, IntNode.valueOf(1)),
                        field("hint", optional(STRING))),
                    named("acme.web.Page"),
                    List.of("acme.web.Refused"),
                    "")))
        .tool(
            SAVE,
            ProgramBuilder.sealed(
                new ToolActionIr(
                    "acme.store",
                    "save",
                    null,
                    "java",
                    "ai.somagent.soma.tool.store.StoreTool",
                    "write",
                    "medium",
                    false,
                    100,
                    List.of(field("page", named("acme.web.Page"))),
                    null,
                    List.of(),
                    "")));
  }

  private static void slots(ProgramBuilder program) {
    program
        .slot("count", INT)
        .slot("first", named("acme.web.Page"))
        .slot("second", named("acme.web.Page"))
        .slot("index", INT)
        .slot("url", STRING)
        .slot("page", named("acme.web.Page"))
        .slot("pages", listOf(named("acme.web.Page")))
        .slot("level", named("acme.web.Level"))
        .slot("weight", DOUBLE)
        .slot("grade", INT)
        .slot("error", JSON)
        .slot("saved", BOOL);
  }

  private static void mainLine(ProgramBuilder program) {
    program.nodes(
        new LetIr("n1", "count", cel("size(input.urls)", "input"), "n2"),
        new IfIr("n2", cel("count == 0", "count"), "n3", "n4", "n5"),
        new FailIr(
            "n3", "acme.web.Refused", Map.of("reason", cel("\"nothing in \" + run.id", "run"))),
        new CallIr("n4", SAVE, Map.of("page", cel("{}")), null, 1_000, NO_RETRY, null),
        new ParallelIr("n5", List.of("n6", "n7"), "n8"),
        fetch("n6", "first", cel("input.urls[0]", "input"), null),
        fetch("n7", "second", cel("input.urls[1]", "input"), null));
  }

  private static void loops(ProgramBuilder program) {
    program.nodes(
        new ForIr(
            "n8", cel("input.urls", "input"), false, "index", "url", 50, 8, "n9", "pages", "n12"),
        new IfIr("n9", cel("index == count", "count", "index"), "n10", null, "n11"),
        new ExitIr("n10", "n8", Mode.CONTINUE, null),
        fetch("n11", "page", cel("url", "url"), "n11a"),
        new ExitIr("n11a", "n8", Mode.YIELD, cel("page", "page")),
        new ForIr(
            "n12",
            cel("input.weights", "input"),
            true,
            "level",
            "weight",
            10,
            1,
            "n13",
            null,
            "n15"),
        new IfIr("n13", cel("weight > 0.5", "weight"), "n14", null, null),
        new ExitIr("n14", "n12", Mode.BREAK, null),
        new BlockIr("n15", "n16", "grade", "n19"),
        new IfIr("n16", cel("first.size > second.size", "first", "second"), "n17", "n18", null),
        new ExitIr("n17", "n15", Mode.YIELD, cel("1")),
        new ExitIr("n18", "n15", Mode.YIELD, cel("size(pages)", "pages")));
  }

  private static void attempt(ProgramBuilder program) {
    program.nodes(
        new TryIr(
            "n19",
            "n20",
            List.of(
                new CatchIr(List.of("Timeout", "ToolError"), "error", "n22"),
                new CatchIr(List.of("Error"), null, "n23")),
            "saved",
            "n24"),
        new CallIr("n20", SAVE, Map.of("page", cel("first", "first")), null, 500, NO_RETRY, "n21"),
        new ExitIr("n21", "n19", Mode.YIELD, cel("true")),
        new ExitIr("n22", "n19", Mode.YIELD, cel("error.kind == \"Timeout\"", "error")),
        new ReturnIr("n23", cel("{\"kind\": \"skipped\"}")),
        new ReturnIr(
            "n24",
            cel(
                "saved && grade > 0 ? {\"kind\": \"accepted\", \"pages\": pages} :"
                    + " {\"kind\": \"rejected\", \"reason\": \"no\"}",
                "grade",
                "pages",
                "saved")));
  }

  private static CallIr fetch(String id, String slot, ExpressionIr url, @Nullable String next) {
    return new CallIr(
        id,
        FETCH,
        Map.of("url", url),
        slot,
        30_000,
        new RetryIr(3, 1_000, 30_000, List.of("Timeout")),
        next);
  }
}
