package ai.somagent.soma.lower;

import ai.somagent.soma.checked.LocalSymbol;
import ai.somagent.soma.ir.SlotIr;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gives every variable of one program an id that is unique and a CEL identifier. */
final class SlotTable implements SlotNames {
  /** Words that CEL reserves, its type names and namespaces, and our own two variables. */
  private static final Set<String> TAKEN =
      Set.of(
          "as",
          "break",
          "const",
          "continue",
          "else",
          "false",
          "for",
          "function",
          "if",
          "import",
          "in",
          "let",
          "loop",
          "namespace",
          "null",
          "package",
          "return",
          "true",
          "var",
          "void",
          "while",
          "bool",
          "bytes",
          "double",
          "dyn",
          "duration",
          "int",
          "list",
          "map",
          "null_type",
          "optional_type",
          "string",
          "timestamp",
          "type",
          "uint",
          "base64",
          "cel",
          "google",
          "lists",
          "math",
          "optional",
          "sets",
          "strings",
          "input",
          "run");

  /** Leaves room for a number within the 128 characters that a slot's id may have. */
  private static final int LONGEST = 120;

  private final TypeLowering types;
  private final Deque<Map<LocalSymbol, String>> ids = new ArrayDeque<>();
  private final Set<String> used = new HashSet<>(TAKEN);
  private final Map<String, SlotIr> slots = new LinkedHashMap<>();

  SlotTable(TypeLowering types) {
    this.types = types;
    ids.push(new HashMap<>());
  }

  /** From here on variables that were defined further in are new ones. */
  void enter() {
    ids.push(new HashMap<>());
  }

  /** Forgets the variables since {@link #enter}, not their slots. */
  void leave() {
    ids.pop();
  }

  /** Ids of all slots so far. */
  Set<String> ids() {
    return slots.keySet();
  }

  private @Nullable String find(LocalSymbol symbol) {
    for (Map<LocalSymbol, String> scope : ids) {
      String id = scope.get(symbol);
      if (id != null) {
        return id;
      }
    }
    return null;
  }

  private static SlotIr slot(LocalSymbol symbol, TypeLowering types) {
    return new SlotIr(
        shortened(symbol.name()),
        types.lower(symbol.type()),
        symbol.isState(),
        LabelLowering.lower(symbol.labels()));
  }

  /** Makes a slot for {@code symbol}, once, and gives its id. */
  String define(LocalSymbol symbol) {
    String known = find(symbol);
    if (known != null) {
      return known;
    }
    String id = unused(identifier(symbol.name()));
    ids.element().put(symbol, id);
    used.add(id);
    slots.put(id, slot(symbol, types));
    return id;
  }

  @Override
  public String slot(LocalSymbol symbol) {
    String id = find(symbol);
    if (id == null) {
      throw new IllegalStateException("variable " + symbol + " is read before it is bound");
    }
    return id;
  }

  Map<String, SlotIr> slots() {
    return slots;
  }

  private String unused(String wanted) {
    String id = wanted;
    for (int i = 2; used.contains(id); i++) {
      id = wanted + "_" + i;
    }
    return id;
  }

  private static String shortened(String name) {
    return name.length() <= LONGEST ? name : name.substring(0, LONGEST);
  }

  private static String identifier(String whole) {
    String name = shortened(whole);
    StringBuilder id = new StringBuilder(name.length() + 1);
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      id.append(isPart(c) ? c : '_');
    }
    if (id.isEmpty() || Character.isDigit(id.charAt(0))) {
      id.insert(0, '_');
    }
    return id.toString();
  }

  private static boolean isPart(char c) {
    return c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}
