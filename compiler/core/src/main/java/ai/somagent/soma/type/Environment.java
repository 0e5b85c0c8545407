package ai.somagent.soma.type;

import ai.somagent.soma.checked.FieldSymbol;
import ai.somagent.soma.checked.LocalSymbol;
import ai.somagent.soma.checked.SomaType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an expression can see: locals, the input, the names of its file, and what is known about
 * them at this point. Immutable; every {@code with…} gives a larger one.
 */
public final class Environment {
  private final ModuleScope scope;
  private final @Nullable List<FieldSymbol> input;
  private final @Nullable Environment parent;
  private final @Nullable LocalSymbol local;
  private final Narrowing facts;
  private final Set<String> hidden;
  private final RunAccess run;

  private Environment(
      ModuleScope scope,
      @Nullable List<FieldSymbol> input,
      @Nullable Environment parent,
      @Nullable LocalSymbol local,
      Narrowing facts,
      Set<String> hidden,
      RunAccess run) {
    this.scope = scope;
    this.input = input;
    this.parent = parent;
    this.local = local;
    this.facts = facts;
    this.hidden = hidden;
    this.run = run;
  }

  /** Sees the names of a file only: neither {@code input} nor {@code run}. */
  public static Environment of(ModuleScope scope) {
    return new Environment(scope, null, null, null, Narrowing.NONE, Set.of(), RunAccess.NONE);
  }

  /** Makes {@code input} and {@code run} visible, as in a capsule. */
  public Environment withInput(List<FieldSymbol> fields) {
    return new Environment(scope, List.copyOf(fields), this, null, facts, hidden, RunAccess.ALL);
  }

  public Environment with(LocalSymbol added) {
    return new Environment(scope, input, this, added, facts, hidden, run);
  }

  /** Adds what a condition has shown. */
  public Environment narrowed(Narrowing narrowing) {
    return narrowing.isEmpty()
        ? this
        : new Environment(scope, input, parent, local, facts.and(narrowing), hidden, run);
  }

  /** Knows of names that steps beside this one bind at the same time, and may not be read here. */
  Environment withHidden(Set<String> names) {
    Set<String> all = new HashSet<>(hidden);
    all.addAll(names);
    return new Environment(scope, input, parent, local, facts, all, run);
  }

  /** Allows less to be asked of the run. */
  Environment withRun(RunAccess access) {
    return new Environment(scope, input, parent, local, facts, hidden, access);
  }

  RunAccess runAccess() {
    return run;
  }

  boolean isHidden(String name) {
    return hidden.contains(name);
  }

  public ModuleScope scope() {
    return scope;
  }

  public String source() {
    return scope.source();
  }

  /** The fields of {@code input}, or null where there is none. */
  public @Nullable List<FieldSymbol> input() {
    return input;
  }

  /** The innermost local of this name, or null. */
  public @Nullable LocalSymbol findLocal(String name) {
    for (Environment at = this; at != null; at = at.parent) {
      if (at.local != null && at.local.name().equals(name)) {
        return at.local;
      }
    }
    return null;
  }

  /** Names of all visible locals, innermost first. */
  public List<String> localNames() {
    List<String> names = new ArrayList<>();
    for (Environment at = this; at != null; at = at.parent) {
      if (at.local != null) {
        names.add(at.local.name());
      }
    }
    return names;
  }

  /** What {@code place} is known to be here, or {@code declared} when nothing more is known. */
  SomaType narrow(@Nullable Place place, SomaType declared) {
    if (place == null) {
      return declared;
    }
    SomaType known = facts.find(place);
    return known == null ? declared : known;
  }
}
