package ai.somagent.soma.type;

import ai.somagent.soma.bind.BindCode;
import ai.somagent.soma.bind.BoundDeclaration;
import ai.somagent.soma.bind.BoundFile;
import ai.somagent.soma.bind.BoundModule;
import ai.somagent.soma.bind.NameReports;
import ai.somagent.soma.bind.NameRules;
import ai.somagent.soma.checked.DeclaredType;
import ai.somagent.soma.checked.ErrorSymbol;
import ai.somagent.soma.checked.FunctionSymbol;
import ai.somagent.soma.checked.LocalSymbol;
import ai.somagent.soma.checked.NamedTypeSymbol;
import ai.somagent.soma.checked.PolicySymbol;
import ai.somagent.soma.checked.SomaType;
import ai.somagent.soma.checked.ToolActionSymbol;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.diagnostic.DiagnosticSink;
import ai.somagent.soma.source.SourceText;
import ai.somagent.soma.source.Span;
import ai.somagent.soma.syntax.FileSyntax;
import ai.somagent.soma.syntax.NameSyntax;
import ai.somagent.soma.syntax.PathSyntax;
import ai.somagent.soma.syntax.TypeSyntax;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The names that one file sees: those of its module, its imports, and the built-in ones. The {@code
 * find…} methods answer null for an unknown name and report nothing; the {@code resolve…} methods
 * report it, with the nearest name as a fix.
 */
public final class ModuleScope {
  private final BoundFile file;
  private final BoundModule module;
  private final SymbolTable symbols;
  private final DiagnosticSink sink;
  private final @Nullable NamedTypeSymbol local;

  ModuleScope(BoundFile file, BoundModule module, SymbolTable symbols, DiagnosticSink sink) {
    this(file, module, symbols, sink, null);
  }

  private ModuleScope(
      BoundFile file,
      BoundModule module,
      SymbolTable symbols,
      DiagnosticSink sink,
      @Nullable NamedTypeSymbol local) {
    this.file = file;
    this.module = module;
    this.symbols = symbols;
    this.sink = sink;
    this.local = local;
  }

  /** The same names and one type more, which only the steps of one capsule see. */
  ModuleScope withType(NamedTypeSymbol added) {
    return new ModuleScope(file, module, symbols, sink, added);
  }

  /** The type that only the steps of one capsule see, or null. */
  @Nullable NamedTypeSymbol local() {
    return local;
  }

  /** Name of the text. */
  public String source() {
    return file.source();
  }

  /** The text itself. */
  SourceText text() {
    return file.parsed().source();
  }

  /** All that the text declares. */
  FileSyntax syntax() {
    return file.parsed().file();
  }

  /** Whether names are those of another system, which no rule of ours can change. */
  boolean isContract() {
    return file.isContract();
  }

  /** Dotted name of the module. */
  public String module() {
    return file.module();
  }

  /** Whether the next character after {@code span}, blanks left out, is {@code wanted}. */
  boolean isFollowedBy(Span span, char wanted) {
    String text = file.parsed().source().text();
    int at = span.end();
    while (at < text.length() && text.charAt(at) <= ' ') {
      at++;
    }
    return at < text.length() && text.charAt(at) == wanted;
  }

  /** What {@code name} stands for at the top level of this file, built-in names left out. */
  public @Nullable BoundDeclaration findDeclaration(String name) {
    if (local != null && local.name().equals(name)) {
      return null;
    }
    BoundDeclaration own = module.find(name);
    return own == null ? file.imports().get(name) : own;
  }

  /** A declaration by bare name, or by alias and name. */
  public @Nullable BoundDeclaration findDeclaration(PathSyntax path) {
    List<NameSyntax> parts = path.parts();
    if (parts.size() == 1) {
      return findDeclaration(parts.getFirst().text());
    }
    return parts.size() == 2 ? findInAlias(parts.getFirst().text(), parts.getLast().text()) : null;
  }

  @Nullable BoundDeclaration findInAlias(String alias, String name) {
    BoundModule target = file.aliases().get(alias);
    return target == null ? null : target.find(name);
  }

  /** Whether {@code path} begins with a name whose import was refused: then all has been said. */
  boolean isFailedImport(PathSyntax path) {
    return file.isFailedImport(path.parts().getFirst().text());
  }

  @Nullable BoundModule findAlias(String alias) {
    return file.aliases().get(alias);
  }

  /** A record, enum, union or alias, declared, imported or built in. */
  public @Nullable NamedTypeSymbol findType(String name) {
    if (local != null && local.name().equals(name)) {
      return local;
    }
    // One that takes a built-in name has been refused; what uses the name means the built-in type.
    NamedTypeSymbol builtin = BuiltinTypes.find(name);
    BoundDeclaration declaration = builtin == null ? findDeclaration(name) : null;
    return declaration == null ? builtin : symbols.type(declaration);
  }

  public @Nullable NamedTypeSymbol findType(PathSyntax path) {
    if (path.parts().size() == 1) {
      return findType(path.last().text());
    }
    BoundDeclaration declaration = findDeclaration(path);
    return declaration == null ? null : symbols.type(declaration);
  }

  @Nullable NamedTypeSymbol typeOf(BoundDeclaration declaration) {
    return symbols.type(declaration);
  }

  /** An error kind, declared, imported or built in; {@code Error} itself is none. */
  public @Nullable ErrorSymbol findError(PathSyntax path) {
    BoundDeclaration declaration = findDeclaration(path);
    if (declaration != null) {
      return symbols.error(declaration);
    }
    return path.parts().size() == 1 ? BuiltinErrors.find(path.last().text()) : null;
  }

  /** An action by {@code tool.action} or {@code alias.tool.action}. */
  public @Nullable ToolActionSymbol findAction(PathSyntax path) {
    BoundDeclaration tool = findTool(path);
    return tool == null ? null : symbols.actions(tool).get(path.last().text());
  }

  private @Nullable BoundDeclaration findTool(PathSyntax path) {
    int size = path.parts().size();
    return size < 2
        ? null
        : findDeclaration(new PathSyntax(path.parts().subList(0, size - 1), path.span()));
  }

  /** A module constant, as a function without parameters. */
  public @Nullable FunctionSymbol findConst(String name) {
    return findFunction(name);
  }

  /** A function or constant; null also while its own body is being checked. */
  public @Nullable FunctionSymbol findFunction(String name) {
    BoundDeclaration declaration = findDeclaration(name);
    return declaration == null ? null : symbols.function(declaration);
  }

  @Nullable FunctionSymbol functionOf(BoundDeclaration declaration, int depth) {
    return symbols.function(declaration, depth);
  }

  /** The error kind that {@code path} names; null after a report. */
  public @Nullable ErrorSymbol resolveError(PathSyntax path) {
    ErrorSymbol found = findError(path);
    boolean known = found != null || path.last().isMissing() || isFailedImport(path);
    if (!known && !reportWrongKind(path, "an error")) {
      sink.report(new KnownNames(this).noError(path));
    }
    return found;
  }

  /** The action that {@code path} names; null after a report. */
  public @Nullable ToolActionSymbol resolveAction(PathSyntax path) {
    if (path.last().isMissing() || isFailedImport(path)) {
      return null;
    }
    ToolActionSymbol found = findAction(path);
    return found == null ? new ActionReports(this, sink).report(path, findTool(path)) : found;
  }

  /** The policy that {@code path} names; null after a report. */
  public @Nullable PolicySymbol resolvePolicy(PathSyntax path) {
    if (path.last().isMissing() || isFailedImport(path)) {
      return null;
    }
    BoundDeclaration declaration = findDeclaration(path);
    PolicySymbol found = declaration == null ? null : symbols.policy(declaration);
    if (found == null && !reportWrongKind(path, "a policy")) {
      sink.report(new KnownNames(this).noPolicy(path));
    }
    return found;
  }

  Map<String, ToolActionSymbol> actionsOf(BoundDeclaration tool) {
    return symbols.actions(tool);
  }

  /** The topics, personas, tasks and capsules that effects of this file name. */
  public EffectTargets targets() {
    return new EffectTargets(this, sink);
  }

  SymbolTable symbols() {
    return symbols;
  }

  /** The type that {@code syntax} denotes, with its labels; {@code ErrorType} after a report. */
  public DeclaredType resolveDeclared(TypeSyntax syntax) {
    return new TypeResolver(this, sink).declared(syntax);
  }

  /** The same where labels play no part. */
  public SomaType resolveType(TypeSyntax syntax) {
    return resolveDeclared(syntax).type();
  }

  /** Every name of this file's top level, imports and aliases included, in order. */
  public List<String> names() {
    List<String> names = new ArrayList<>(module.declarations().keySet());
    names.addAll(file.imports().keySet());
    names.addAll(file.aliases().keySet());
    return names;
  }

  /** Reports that {@code path} is declared, but as something else; false when it is unknown. */
  boolean reportWrongKind(PathSyntax path, String wanted) {
    BoundDeclaration found = findDeclaration(path);
    if (found == null) {
      return false;
    }
    sink.report(
        Diagnostic.of(
                BindCode.WRONG_KIND_OF_NAME,
                source(),
                path.span(),
                "`"
                    + path.text()
                    + "` is "
                    + KnownNames.withArticle(found.kind())
                    + ", not "
                    + wanted)
            .withRelated(List.of(NameReports.declaredHere(found))));
    return true;
  }

  /**
   * Introduces a variable: reports a name in upper case, a reserved one, and one that hides
   * anything visible in {@code environment}. Always gives a symbol.
   */
  public LocalSymbol declare(NameSyntax name, SomaType type, Environment environment) {
    return declare(name, DeclaredType.of(type), false, environment);
  }

  /**
   * The same with labels.
   *
   * @param state whether it is a {@code var}
   */
  LocalSymbol declare(
      NameSyntax name, DeclaredType declared, boolean state, Environment environment) {
    if (!name.isMissing() && !name.text().equals("_")) {
      NameRules.checkCase(name, false, "variable", text(), sink);
      Diagnostic refused = HiddenNames.refusal(name, this, environment);
      if (refused != null) {
        sink.report(refused);
      }
    }
    return new LocalSymbol(name.text(), declared.type(), name.span(), state, declared.labels());
  }
}
