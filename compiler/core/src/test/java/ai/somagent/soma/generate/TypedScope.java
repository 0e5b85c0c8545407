package ai.somagent.soma.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** The variables that a place of a generated program sees. */
final class TypedScope {
  /** The types that generated variables have. */
  enum Kind {
    INT,
    TEXT,
    BOOL,
    ITEM,
    MAYBE_ITEM,
    LEVEL,
    ANSWER,
    INTS,
    ITEMS
  }

  /**
   * @param branch the branch that declares it; 0 is the main line
   */
  record Variable(String name, Kind kind, boolean state, int branch) {}

  private final List<Variable> variables;
  final int branch;
  final boolean inLoop;
  final boolean cleanup;

  TypedScope() {
    this(new ArrayList<>(), 0, false, false);
  }

  private TypedScope(List<Variable> variables, int branch, boolean inLoop, boolean cleanup) {
    this.variables = variables;
    this.branch = branch;
    this.inLoop = inLoop;
    this.cleanup = cleanup;
  }

  /** What is bound in it is not seen outside. */
  TypedScope block() {
    return new TypedScope(new ArrayList<>(variables), branch, inLoop, cleanup);
  }

  TypedScope loop() {
    return new TypedScope(new ArrayList<>(variables), branch, true, cleanup);
  }

  TypedScope branch(int id) {
    return new TypedScope(new ArrayList<>(variables), id, false, cleanup);
  }

  TypedScope cleanup() {
    return new TypedScope(new ArrayList<>(variables), branch, false, true);
  }

  void add(String name, Kind kind, boolean state) {
    variables.add(new Variable(name, kind, state, branch));
  }

  @Nullable String read(Kind kind, Random random) {
    List<Variable> fitting = variables.stream().filter(v -> v.kind() == kind).toList();
    return fitting.isEmpty() ? null : fitting.get(random.nextInt(fitting.size())).name();
  }

  /** A state variable that may be set here, or null. */
  @Nullable Variable settable(Random random) {
    List<Variable> fitting =
        variables.stream().filter(v -> v.state() && v.branch() == branch).toList();
    return fitting.isEmpty() ? null : fitting.get(random.nextInt(fitting.size()));
  }
}
