package ai.somagent.soma.type;

import ai.somagent.soma.bind.BoundDeclaration;
import ai.somagent.soma.bind.BoundFile;
import ai.somagent.soma.bind.BoundModule;
import ai.somagent.soma.bind.BoundProgram;
import ai.somagent.soma.checked.ErrorSymbol;
import ai.somagent.soma.checked.FunctionSymbol;
import ai.somagent.soma.checked.NamedTypeSymbol;
import ai.somagent.soma.checked.PersonaSymbol;
import ai.somagent.soma.checked.PolicySymbol;
import ai.somagent.soma.checked.ToolActionSymbol;
import ai.somagent.soma.checked.TopicSymbol;
import ai.somagent.soma.diagnostic.DiagnosticSink;
import ai.somagent.soma.syntax.DeclarationSyntax;
import ai.somagent.soma.syntax.DeclarationSyntax.ConstSyntax;
import ai.somagent.soma.syntax.DeclarationSyntax.ErrorKindSyntax;
import ai.somagent.soma.syntax.DeclarationSyntax.FunctionSyntax;
import ai.somagent.soma.syntax.DeclarationSyntax.PersonaSyntax;
import ai.somagent.soma.syntax.DeclarationSyntax.PolicySyntax;
import ai.somagent.soma.syntax.DeclarationSyntax.ToolSyntax;
import ai.somagent.soma.syntax.DeclarationSyntax.TopicSyntax;
import ai.somagent.soma.type.RunnableTable.CapsuleChecked;
import ai.somagent.soma.type.RunnableTable.TaskChecked;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The symbols of all declarations of a program; all but types are made when first asked for. */
final class SymbolTable {
  /** Tables of the files that the files of this one see and whose symbols are not made here. */
  private final Map<BoundFile, SymbolTable> others;

  private final DiagnosticSink sink;
  private final Map<BoundFile, ModuleScope> scopes = new LinkedHashMap<>();
  private final List<BoundDeclaration> declarations = new ArrayList<>();
  private final Map<BoundDeclaration, NamedTypeSymbol> types = new LinkedHashMap<>();
  private final Map<BoundDeclaration, ErrorSymbol> errors = new LinkedHashMap<>();
  private final Map<BoundDeclaration, Map<String, ToolActionSymbol>> tools = new LinkedHashMap<>();
  private final Map<BoundDeclaration, FunctionSymbol> functions = new LinkedHashMap<>();
  private final Map<BoundDeclaration, PolicySymbol> policies = new LinkedHashMap<>();
  private final Map<BoundDeclaration, TopicSymbol> topics = new LinkedHashMap<>();
  private final Map<BoundDeclaration, PersonaSymbol> personas = new LinkedHashMap<>();
  private final RunnableTable runnables;
  private final List<BoundDeclaration> inProgress = new ArrayList<>();

  SymbolTable(BoundProgram program, DiagnosticSink sink) {
    this(program, Map.of(), null, sink);
  }

  /**
   * @param others the tables of files that {@code files} see
   * @param files those to make symbols for, or null for all of them
   */
  SymbolTable(
      BoundProgram program,
      Map<BoundFile, SymbolTable> others,
      @Nullable Collection<BoundFile> files,
      DiagnosticSink sink) {
    this.sink = sink;
    this.others = others;
    this.runnables = new RunnableTable(this, sink);
    Set<String> modules = new HashSet<>();
    if (files != null) {
      files.forEach(file -> modules.add(file.module()));
    }
    for (BoundModule module : program.modules()) {
      if (files == null || modules.contains(module.name())) {
        add(module, files);
      }
    }
  }

  private void add(BoundModule module, @Nullable Collection<BoundFile> files) {
    for (BoundFile file : module.files()) {
      if (files == null || files.contains(file)) {
        scopes.put(file, new ModuleScope(file, module, this, sink));
      }
    }
    for (BoundDeclaration declaration : module.declarations().values()) {
      if (scopes.containsKey(declaration.file())) {
        declarations.add(declaration);
        if (isType(declaration.syntax())) {
          types.put(declaration, symbol(declaration));
        }
      }
    }
  }

  /** What its own files declare, in order of module and place. */
  List<BoundDeclaration> declarations() {
    return declarations;
  }

  /** Whether its symbols are made here and not by an earlier table. */
  boolean owns(BoundDeclaration declaration) {
    return owner(declaration) == this;
  }

  private SymbolTable owner(BoundDeclaration declaration) {
    return others.getOrDefault(declaration.file(), this);
  }

  private static boolean isType(DeclarationSyntax syntax) {
    return syntax instanceof DeclarationSyntax.RecordSyntax
        || syntax instanceof DeclarationSyntax.AliasSyntax
        || syntax instanceof DeclarationSyntax.EnumSyntax
        || syntax instanceof DeclarationSyntax.UnionSyntax;
  }

  private static NamedTypeSymbol symbol(BoundDeclaration declaration) {
    return new NamedTypeSymbol(
        declaration.module(),
        declaration.name().text(),
        declaration.file().source(),
        declaration.name().span());
  }

  Map<BoundFile, ModuleScope> scopes() {
    return scopes;
  }

  ModuleScope scope(BoundDeclaration declaration) {
    if (!owns(declaration)) {
      return owner(declaration).scope(declaration);
    }
    ModuleScope scope = scopes.get(declaration.file());
    if (scope == null) {
      throw new IllegalStateException("no scope for " + declaration);
    }
    return scope;
  }

  Map<BoundDeclaration, NamedTypeSymbol> types() {
    return types;
  }

  @Nullable NamedTypeSymbol type(BoundDeclaration declaration) {
    return owner(declaration).types.get(declaration);
  }

  @Nullable ErrorSymbol error(BoundDeclaration declaration) {
    if (!owns(declaration)) {
      return owner(declaration).error(declaration);
    }
    ErrorSymbol known = errors.get(declaration);
    if (known == null && declaration.syntax() instanceof ErrorKindSyntax syntax) {
      known = new ErrorDeclarationChecker(scope(declaration), sink).check(syntax);
      errors.put(declaration, known);
    }
    return known;
  }

  /** Actions by name; empty for what is no tool. */
  Map<String, ToolActionSymbol> actions(BoundDeclaration declaration) {
    if (!owns(declaration)) {
      return owner(declaration).actions(declaration);
    }
    Map<String, ToolActionSymbol> known = tools.get(declaration);
    if (known == null && declaration.syntax() instanceof ToolSyntax syntax) {
      known = new ToolChecker(scope(declaration), sink).check(syntax);
      tools.put(declaration, known);
    }
    return known == null ? Map.of() : known;
  }

  @Nullable PolicySymbol policy(BoundDeclaration declaration) {
    if (!owns(declaration)) {
      return owner(declaration).policy(declaration);
    }
    PolicySymbol known = policies.get(declaration);
    if (known == null && declaration.syntax() instanceof PolicySyntax syntax) {
      known = new PolicyChecker(scope(declaration), sink).check(syntax);
      policies.put(declaration, known);
    }
    return known;
  }

  /** Null for what is no topic. */
  @Nullable TopicSymbol topic(BoundDeclaration declaration) {
    if (!owns(declaration)) {
      return owner(declaration).topic(declaration);
    }
    TopicSymbol known = topics.get(declaration);
    if (known == null && declaration.syntax() instanceof TopicSyntax syntax) {
      known = new TopicChecker(scope(declaration), sink).check(syntax);
      topics.put(declaration, known);
    }
    return known;
  }

  /** Null for what is no persona. */
  @Nullable PersonaSymbol persona(BoundDeclaration declaration) {
    if (!owns(declaration)) {
      return owner(declaration).persona(declaration);
    }
    PersonaSymbol known = personas.get(declaration);
    if (known == null && declaration.syntax() instanceof PersonaSyntax syntax) {
      known = new PersonaChecker(scope(declaration), sink).check(syntax);
      personas.put(declaration, known);
    }
    return known;
  }

  RunnableTable runnables() {
    return runnables;
  }

  /** Null for what is no task, and where running it closes a cycle, which has been reported. */
  @Nullable TaskChecked task(BoundDeclaration declaration) {
    return owns(declaration) ? runnables.task(declaration) : owner(declaration).task(declaration);
  }

  /** Null for what is no capsule, and where running it closes a cycle. */
  @Nullable CapsuleChecked capsule(BoundDeclaration declaration) {
    return owns(declaration)
        ? runnables.capsule(declaration)
        : owner(declaration).capsule(declaration);
  }

  /** A function or constant; null for anything else, and while its own body is being checked. */
  @Nullable FunctionSymbol function(BoundDeclaration declaration) {
    return function(declaration, 0);
  }

  /**
   * @param depth levels of expressions around the use that asks, so that chains of functions stay
   *     within a stack
   */
  @Nullable FunctionSymbol function(BoundDeclaration declaration, int depth) {
    if (!owns(declaration)) {
      return owner(declaration).function(declaration, depth);
    }
    FunctionSymbol known = functions.get(declaration);
    if (known != null || inProgress.contains(declaration)) {
      return known;
    }
    inProgress.add(declaration);
    FunctionChecker checker = new FunctionChecker(scope(declaration), sink, depth);
    if (declaration.syntax() instanceof FunctionSyntax syntax) {
      known = checker.checkFunction(syntax);
    } else if (declaration.syntax() instanceof ConstSyntax syntax) {
      known = checker.checkConst(syntax);
    }
    inProgress.removeLast();
    if (known != null) {
      functions.put(declaration, known);
    }
    return known;
  }
}
