package ai.somagent.soma.type;

import ai.somagent.soma.bind.BoundDeclaration;
import ai.somagent.soma.bind.BoundFile;
import ai.somagent.soma.bind.BoundModule;
import ai.somagent.soma.checked.ErrorSymbol;
import ai.somagent.soma.checked.FunctionSymbol;
import ai.somagent.soma.checked.LocalSymbol;
import ai.somagent.soma.checked.NamedTypeSymbol;
import ai.somagent.soma.checked.SomaType;
import ai.somagent.soma.checked.ToolActionSymbol;
import ai.somagent.soma.syntax.NameSyntax;
import ai.somagent.soma.syntax.PathSyntax;
import ai.somagent.soma.syntax.TypeSyntax;
import java.util.List;
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

  ModuleScope(BoundFile file, BoundModule module, SymbolTable symbols) {
    this.file = file;
    this.module = module;
    this.symbols = symbols;
  }

  /** Name of the text. */
  public String source() {
    return file.source();
  }

  /** Dotted name of the module. */
  public String module() {
    return file.module();
  }

  /** What {@code name} stands for at the top level of this file, built-in names left out. */
  public @Nullable BoundDeclaration findDeclaration(String name) {
    throw new UnsupportedOperationException();
  }

  /** A declaration by bare name, or by alias and name. */
  public @Nullable BoundDeclaration findDeclaration(PathSyntax path) {
    throw new UnsupportedOperationException();
  }

  /** A record, enum, union or alias, declared, imported or built in. */
  public @Nullable NamedTypeSymbol findType(String name) {
    throw new UnsupportedOperationException();
  }

  /** An error kind, declared, imported or built in; {@code Error} itself is none. */
  public @Nullable ErrorSymbol findError(PathSyntax path) {
    throw new UnsupportedOperationException();
  }

  /** An action by {@code tool.action} or {@code alias.tool.action}. */
  public @Nullable ToolActionSymbol findAction(PathSyntax path) {
    throw new UnsupportedOperationException();
  }

  /** A module constant, as a function without parameters. */
  public @Nullable FunctionSymbol findConst(String name) {
    throw new UnsupportedOperationException();
  }

  public @Nullable FunctionSymbol findFunction(String name) {
    throw new UnsupportedOperationException();
  }

  /** The error kind that {@code path} names; null after a report. */
  public @Nullable ErrorSymbol resolveError(PathSyntax path) {
    throw new UnsupportedOperationException();
  }

  /** The action that {@code path} names; null after a report. */
  public @Nullable ToolActionSymbol resolveAction(PathSyntax path) {
    throw new UnsupportedOperationException();
  }

  /** The type that {@code syntax} denotes; {@code ErrorType} after a report. */
  public SomaType resolveType(TypeSyntax syntax) {
    throw new UnsupportedOperationException();
  }

  /** Every name of this file's top level, imports and aliases included, in order. */
  public List<String> names() {
    throw new UnsupportedOperationException();
  }

  /**
   * Introduces a variable: reports a name in upper case, a reserved one, and one that hides
   * anything visible in {@code environment}. Always gives a symbol.
   */
  public LocalSymbol declare(
      NameSyntax name, SomaType type, Environment environment) {
    throw new UnsupportedOperationException();
  }
}
