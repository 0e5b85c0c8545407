package ai.somagent.soma.worker;

import ai.somagent.soma.ir.BudgetIr;
import ai.somagent.soma.ir.CapsuleIr;
import ai.somagent.soma.ir.MembersIr;
import ai.somagent.soma.ir.ProgramIr;
import ai.somagent.soma.ir.ReferencesIr;
import ai.somagent.soma.ir.SlotIr;
import ai.somagent.soma.ir.SourceMap;
import ai.somagent.soma.ir.ToolActionIr;
import ai.somagent.soma.ir.digest.IrDigest;
import ai.somagent.soma.ir.node.ClausesIr;
import ai.somagent.soma.ir.node.ExpressionIr;
import ai.somagent.soma.ir.node.NodeIr;
import ai.somagent.soma.ir.node.RetryIr;
import ai.somagent.soma.ir.node.UndoIr;
import ai.somagent.soma.ir.type.FieldIr;
import ai.somagent.soma.ir.type.LimitsIr;
import ai.somagent.soma.ir.type.TypeDefinitionIr;
import ai.somagent.soma.ir.type.TypeIr;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Writes programs over the ledger by hand. Not thread-safe. */
final class ProgramDraft {
  static final TypeIr INT = new TypeIr.ScalarTypeIr(TypeIr.ScalarKind.INT, LimitsIr.NONE);
  static final TypeIr BOOL = new TypeIr.ScalarTypeIr(TypeIr.ScalarKind.BOOL, LimitsIr.NONE);
  static final TypeIr TEXT = new TypeIr.ScalarTypeIr(TypeIr.ScalarKind.STRING, LimitsIr.NONE);
  static final TypeIr ANY = new TypeIr.ScalarTypeIr(TypeIr.ScalarKind.JSON, LimitsIr.NONE);
  static final RetryIr ONCE = new RetryIr(0, 0, 0, List.of());

  private final String name;
  private long wallClockMillis = 60_000;
  private long toolCalls = 100;
  private @Nullable TypeIr output;
  private @Nullable String entry;
  private MembersIr members = MembersIr.NONE;
  private final List<FieldIr> input = new ArrayList<>();
  private final Map<String, TypeDefinitionIr> types = new LinkedHashMap<>();
  private final Map<String, List<FieldIr>> errors = new LinkedHashMap<>();
  private final Map<String, ToolActionIr> tools = new LinkedHashMap<>();
  private final Map<String, SlotIr> slots = new LinkedHashMap<>();
  private final Map<String, NodeIr> nodes = new LinkedHashMap<>();

  ProgramDraft(String name) {
    this.name = name;
  }

  ProgramDraft wallClock(long millis) {
    wallClockMillis = millis;
    return this;
  }

  ProgramDraft toolCalls(long most) {
    toolCalls = most;
    return this;
  }

  ProgramDraft input(String field, TypeIr type) {
    input.add(new FieldIr(field, type, null));
    return this;
  }

  ProgramDraft output(TypeIr type) {
    output = type;
    return this;
  }

  ProgramDraft slot(String id, TypeIr type) {
    slots.put(id, new SlotIr(id, type));
    return this;
  }

  /** A state variable. */
  ProgramDraft state(String id, TypeIr type) {
    slots.put(id, new SlotIr(id, type, true, List.of()));
    return this;
  }

  ProgramDraft error(String kind, FieldIr... fields) {
    errors.put(kind, List.of(fields));
    return this;
  }

  /** The first node that is added is the entry. */
  ProgramDraft node(NodeIr node) {
    entry = entry == null ? node.id() : entry;
    nodes.put(node.id(), node);
    return this;
  }

  ProgramDraft members(MembersIr all) {
    members = all;
    return this;
  }

  ProgramDraft type(String name, TypeDefinitionIr definition) {
    types.put(name, definition);
    return this;
  }

  /** Puts {@code node} where {@code id} was. */
  ProgramDraft replace(String id, NodeIr node) {
    nodes.replace(id, node);
    return this;
  }

  ProgramDraft call(
      String id, String action, String line, @Nullable String result, @Nullable String next) {
    return call(id, action, Map.of("line", text(line)), result, 5_000, ONCE, next);
  }

  ProgramDraft call(
      String id,
      String action,
      Map<String, ExpressionIr> arguments,
      @Nullable String result,
      long timeoutMillis,
      RetryIr retry,
      @Nullable String next) {
    tools.computeIfAbsent("ledger." + action, key -> tool(action, "test.Ledger"));
    return node(
        new NodeIr.CallIr(id, "ledger." + action, arguments, result, timeoutMillis, retry, next));
  }

  /** Lets the call {@code id} be taken back by the region that begins with {@code body}. */
  ProgramDraft undo(String id, String body, String... captures) {
    NodeIr.CallIr call = (NodeIr.CallIr) Objects.requireNonNull(nodes.get(id));
    UndoIr undo = new UndoIr(body, List.of(captures));
    ClausesIr clauses =
        new ClausesIr(null, call.timeoutMillis(), call.retry(), null, null, undo, List.of());
    return replace(
        id,
        new NodeIr.CallIr(id, call.tool(), call.arguments(), call.result(), clauses, call.next()));
  }

  /** Binds the calls of {@code action} to something that is not there. */
  ProgramDraft bindElsewhere(String action) {
    tools.put("ledger." + action, tool(action, "test.Nowhere"));
    return this;
  }

  ProgramDraft returns(String id, String cel, String... reads) {
    return node(new NodeIr.ReturnIr(id, expression(cel, reads)));
  }

  static ExpressionIr expression(String cel, String... reads) {
    return new ExpressionIr(cel, List.copyOf(new TreeSet<>(List.of(reads))));
  }

  static ExpressionIr text(String text) {
    return new ExpressionIr("'" + text + "'", List.of());
  }

  static ExpressionIr number(long number) {
    return new ExpressionIr(Long.toString(number), List.of());
  }

  ProgramIr program() {
    return new ProgramIr(
        new CapsuleIr("test", name, "1.0.0", "medium", "supervised", Map.of(), List.of()),
        new BudgetIr(wallClockMillis, toolCalls, null, null),
        types,
        errors,
        tools,
        ReferencesIr.NONE,
        input,
        output,
        List.of(),
        List.of(),
        members,
        slots,
        Objects.requireNonNull(entry, "a program needs a node"),
        nodes);
  }

  /** Every node stands on a line of its own, in the order in which nodes were added. */
  SourceMap sourceMap() {
    Map<String, SourceMap.Place> places = new LinkedHashMap<>();
    int line = 1;
    for (String node : nodes.keySet()) {
      places.put(node, new SourceMap.Place("test.soma", line, 1, line, 9, node));
      line++;
    }
    return new SourceMap(IrDigest.of(program()), places);
  }

  private static ToolActionIr tool(String action, String target) {
    List<FieldIr> parameters =
        switch (action) {
          case "append", "refuse" -> List.of(new FieldIr("line", TEXT, null));
          case "append_slowly" ->
              List.of(new FieldIr("line", TEXT, null), new FieldIr("millis", INT, null));
          case "wait", "ignore" -> List.of(new FieldIr("millis", INT, null));
          case "flaky" -> List.of(new FieldIr("works_at", INT, null));
          default -> List.of();
        };
    TypeIr result =
        switch (action) {
          case "key" -> TEXT;
          case "wait", "ignore", "refuse" -> null;
          default -> INT;
        };
    ToolActionIr undigested =
        new ToolActionIr(
            "test.ledger",
            action,
            null,
            "java",
            target,
            "write",
            "medium",
            true,
            0,
            parameters,
            result,
            action.equals("refuse") ? List.of("test.Refused") : List.of(),
            "");
    return withDigest(undigested);
  }

  private static ToolActionIr withDigest(ToolActionIr tool) {
    return new ToolActionIr(
        tool.tool(),
        tool.action(),
        tool.version(),
        tool.bindingKind(),
        tool.bindingTarget(),
        tool.effect(),
        tool.risk(),
        tool.idempotent(),
        tool.costMicroUsd(),
        tool.parameters(),
        tool.result(),
        tool.errors(),
        IrDigest.of(tool));
  }
}
