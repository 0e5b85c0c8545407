package ai.somagent.soma.type;

import ai.somagent.soma.bind.BoundDeclaration;
import ai.somagent.soma.bind.BoundFile;
import ai.somagent.soma.bind.BoundModule;
import ai.somagent.soma.bind.BoundProgram;
import ai.somagent.soma.checked.CheckedCapsule;
import ai.somagent.soma.syntax.CapsuleSyntax;
import ai.somagent.soma.syntax.DeclarationSyntax;
import ai.somagent.soma.syntax.NameSyntax;
import ai.somagent.soma.syntax.PlanSyntax;
import ai.somagent.soma.type.RunnableTable.CapsuleChecked;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The checked declarations of a program; its capsules are checked when asked for. Immutable and
 * thread-safe.
 */
public final class CheckedDeclarations {
  /** The table that knows a file, for each file of the program. */
  private final Map<BoundFile, SymbolTable> owners;

  private final Map<SymbolTable, Integer> levels;
  private final int level;

  private CheckedDeclarations(
      Map<BoundFile, SymbolTable> owners, Map<SymbolTable, Integer> levels, int level) {
    this.owners = owners;
    this.levels = levels;
    this.level = level;
  }

  static CheckedDeclarations of(SymbolTable symbols) {
    Map<BoundFile, SymbolTable> owners = new HashMap<>();
    symbols.scopes().keySet().forEach(file -> owners.put(file, symbols));
    Map<SymbolTable, Integer> levels = new IdentityHashMap<>();
    levels.put(symbols, 0);
    return new CheckedDeclarations(owners, levels, 0);
  }

  /** The tables of what {@code files} see of the other files of {@code program}. */
  Map<BoundFile, SymbolTable> seenBy(BoundProgram program, Collection<BoundFile> files) {
    Set<String> modules = new HashSet<>();
    files.forEach(file -> modules.add(file.module()));
    Set<BoundFile> seen = new LinkedHashSet<>();
    for (BoundModule module : program.modules()) {
      if (modules.contains(module.name())) {
        seen.addAll(module.files());
      }
    }
    for (BoundFile file : files) {
      file.imports().values().forEach(declaration -> seen.add(declaration.file()));
      file.aliases().values().forEach(module -> seen.addAll(module.files()));
    }
    Map<BoundFile, SymbolTable> tables = new HashMap<>();
    for (BoundFile file : seen) {
      SymbolTable owner = owners.get(file);
      if (owner != null) {
        tables.put(file, owner);
      }
    }
    return tables;
  }

  /** The same with some files checked again; {@code seen} are the tables that these look into. */
  CheckedDeclarations with(
      Collection<BoundFile> gone, SymbolTable renewed, Collection<SymbolTable> seen) {
    Map<BoundFile, SymbolTable> all = new HashMap<>(owners);
    gone.forEach(all::remove);
    renewed.scopes().keySet().forEach(file -> all.put(file, renewed));
    int deepest = 0;
    Map<SymbolTable, Integer> known = new IdentityHashMap<>();
    for (SymbolTable table : all.values()) {
      Integer at = levels.get(table);
      if (at != null) {
        known.put(table, at);
      }
    }
    for (SymbolTable table : seen) {
      deepest = Math.max(deepest, 1 + levels.getOrDefault(table, 0));
    }
    known.put(renewed, deepest);
    return new CheckedDeclarations(all, known, Math.max(level, deepest));
  }

  /** How many earlier states of files are kept in memory, one behind the other, at most. */
  public int level() {
    return level;
  }

  /** The names that {@code file} sees. */
  public ModuleScope scope(BoundFile file) {
    SymbolTable owner = owners.get(file);
    ModuleScope scope = owner == null ? null : owner.scopes().get(file);
    if (scope == null) {
      throw new IllegalArgumentException("not a file of this program: " + file.source());
    }
    return scope;
  }

  /**
   * A capsule with its meaning, as far as it has one.
   *
   * @param sound whether nothing was wrong with it
   * @param named whether it is the one that its name stands for
   */
  public record CapsuleOutcome(CheckedCapsule capsule, boolean sound, boolean named) {}

  /**
   * Checks {@code syntax}, which stands in {@code file}, unless that has been done already; null
   * for what is neither a capsule nor a plan.
   */
  public @Nullable CapsuleOutcome capsule(BoundFile file, DeclarationSyntax syntax) {
    NameSyntax name =
        syntax instanceof CapsuleSyntax capsule
            ? capsule.name()
            : syntax instanceof PlanSyntax plan ? plan.name() : null;
    if (name == null) {
      return null;
    }
    ModuleScope scope = scope(file);
    BoundDeclaration declaration = scope.findDeclaration(name.text());
    boolean named = declaration != null && declaration.syntax() == syntax;
    CapsuleChecked known =
        declaration != null && named ? scope.symbols().capsule(declaration) : null;
    CapsuleChecked checked =
        known == null ? scope.symbols().runnables().capsule(syntax, scope) : known;
    return new CapsuleOutcome(checked.symbol(), checked.sound(), named);
  }
}
