package ai.somagent.soma.generate;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** What a place of a generated program sees, and what may stand there. */
final class TypedScope {
  /** The types that generated values have. */
  enum Kind {
    INT,
    DOUBLE,
    TEXT,
    BOOL,
    DURATION,
    TIME,
    BYTES,
    JSON,
    LEVEL,
    KEY,
    ITEM,
    ANSWER,
    MAYBE_ITEM,
    MAYBE_TEXT,
    INTS,
    TEXTS,
    ITEMS,
    COUNTS,
    RANKS
  }

  /** Where steps stand, for what may be done there. */
  enum Place {
    /** Directly in the main line of a capsule. */
    MAIN,
    /** In a block of the main line, a task or a child. */
    BLOCK,
    /** In an undo or a {@code finally}. */
    CLEANUP
  }

  /**
   * @param branch the branch that declares it; 0 is the main line
   */
  record Variable(String name, Kind kind, boolean state, int branch) {}

  private final Map<Kind, List<Variable>> variables;
  final Place place;
  final int branch;
  final boolean inLoop;

  /** What {@code return} gives here: a kind, or null where nothing is given. */
  final @Nullable Kind returns;

  /** Whether signals and state of the capsule are seen. */
  final boolean ofMain;

  private TypedScope(
      Map<Kind, List<Variable>> variables,
      Place place,
      int branch,
      boolean inLoop,
      @Nullable Kind returns,
      boolean ofMain) {
    this.variables = variables;
    this.place = place;
    this.branch = branch;
    this.inLoop = inLoop;
    this.returns = returns;
    this.ofMain = ofMain;
  }

  /** The beginning of a capsule, which may be the main one, or of a task. */
  static TypedScope of(@Nullable Kind returns, boolean ofMain) {
    Place place = ofMain ? Place.MAIN : Place.BLOCK;
    return new TypedScope(new EnumMap<>(Kind.class), place, 0, false, returns, ofMain);
  }

  private TypedScope inside(Place where, int id, boolean loop) {
    Map<Kind, List<Variable>> seen = new EnumMap<>(Kind.class);
    variables.forEach((kind, list) -> seen.put(kind, new ArrayList<>(list)));
    return new TypedScope(seen, where, id, loop, returns, ofMain);
  }

  /** What is bound in it is not seen outside. */
  TypedScope block() {
    return inside(place == Place.MAIN ? Place.BLOCK : place, branch, inLoop);
  }

  TypedScope loop() {
    return inside(place == Place.MAIN ? Place.BLOCK : place, branch, true);
  }

  TypedScope branch(int id) {
    return inside(place == Place.MAIN ? Place.BLOCK : place, id, false);
  }

  TypedScope cleanup() {
    return inside(Place.CLEANUP, branch, false);
  }

  /** For expressions, which bind variables of their own. */
  TypedScope expression() {
    return inside(place, branch, inLoop);
  }

  void add(String name, Kind kind, boolean state) {
    variables
        .computeIfAbsent(kind, k -> new ArrayList<>())
        .add(new Variable(name, kind, state, branch));
  }

  @Nullable String read(Kind kind, Random random) {
    List<Variable> fitting = variables.getOrDefault(kind, List.of());
    return fitting.isEmpty() ? null : fitting.get(random.nextInt(fitting.size())).name();
  }

  /** A state variable that may be set here, or null. */
  @Nullable Variable settable(@Nullable Kind wanted, Random random) {
    List<Variable> fitting = new ArrayList<>();
    variables.forEach((kind, list) -> {
      for (Variable one : list) {
        if (one.state() && one.branch() == branch && (wanted == null || wanted == kind)) {
          fitting.add(one);
        }
      }
    });
    return fitting.isEmpty() ? null : fitting.get(random.nextInt(fitting.size()));
  }
}
