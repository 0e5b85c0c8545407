package ai.somagent.soma.json;

import ai.somagent.soma.syntax.Syntax;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Every node of the JSON form. Writer, reader and schema walk over these rows, so they cannot
 * differ in what a node is made of.
 */
final class AstTable {
  static final String FILE = "File";

  private static final Map<String, NodeRow<?>> BY_NAME = new LinkedHashMap<>();
  private static final Map<Class<?>, List<NodeRow<?>>> BY_TYPE = new LinkedHashMap<>();

  static {
    add(DataRows.rows());
    add(ContractRows.rows());
    add(CapsuleRows.rows());
    add(PlanRows.rows());
    add(ControlRows.rows());
    add(EffectRows.rows());
    add(ExpressionRows.rows());
  }

  private AstTable() {}

  private static void add(List<NodeRow<?>> rows) {
    for (NodeRow<?> row : rows) {
      if (BY_NAME.put(row.name, row) != null) {
        throw new IllegalStateException("two rows are called " + row.name);
      }
      if (row.isNamed()) {
        BY_TYPE.computeIfAbsent(row.type, type -> new ArrayList<>()).add(row);
      }
    }
  }

  static Collection<NodeRow<?>> rows() {
    return BY_NAME.values();
  }

  /** The names of all nodes. */
  static Collection<String> names() {
    return BY_NAME.keySet();
  }

  /** The row of a name that the table itself uses. */
  @SuppressWarnings("unchecked") // A slot and the row it names stand for the same syntax.
  static <T extends Syntax> NodeRow<T> row(String name) {
    NodeRow<?> row = BY_NAME.get(name);
    if (row == null) {
      throw new IllegalStateException("no row is called " + name);
    }
    return (NodeRow<T>) row;
  }

  /** The row of a syntax that is one of several in its place. */
  @SuppressWarnings("unchecked") // Rows are found by their type.
  static <T extends Syntax> NodeRow<T> rowFor(T syntax) {
    for (NodeRow<?> row : BY_TYPE.getOrDefault(syntax.getClass(), List.of())) {
      NodeRow<T> candidate = (NodeRow<T>) row;
      if (candidate.stands(syntax)) {
        return candidate;
      }
    }
    throw new IllegalStateException("no row for " + syntax.getClass().getSimpleName());
  }
}
