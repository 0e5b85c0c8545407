package ai.somagent.soma.type;

import ai.somagent.soma.bind.BoundDeclaration;
import ai.somagent.soma.bind.NameRules;
import ai.somagent.soma.checked.FieldSymbol;
import ai.somagent.soma.checked.NamedTypeSymbol;
import ai.somagent.soma.checked.NamedTypeSymbol.AliasDefinition;
import ai.somagent.soma.checked.NamedTypeSymbol.CaseSymbol;
import ai.somagent.soma.checked.NamedTypeSymbol.EnumDefinition;
import ai.somagent.soma.checked.NamedTypeSymbol.RecordDefinition;
import ai.somagent.soma.checked.NamedTypeSymbol.UnionDefinition;
import ai.somagent.soma.checked.SomaType;
import ai.somagent.soma.checked.SomaType.ErrorType;
import ai.somagent.soma.checked.SomaType.NamedType;
import ai.somagent.soma.checked.SomaType.ScalarType;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.diagnostic.DiagnosticSink;
import ai.somagent.soma.syntax.DeclarationSyntax.AliasSyntax;
import ai.somagent.soma.syntax.DeclarationSyntax.EnumSyntax;
import ai.somagent.soma.syntax.DeclarationSyntax.RecordSyntax;
import ai.somagent.soma.syntax.DeclarationSyntax.UnionCaseSyntax;
import ai.somagent.soma.syntax.DeclarationSyntax.UnionSyntax;
import ai.somagent.soma.syntax.NameSyntax;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Says what each declared type consists of: enums and aliases first, then records and unions. */
final class TypeCompleter {
  private final SymbolTable symbols;
  private final DiagnosticSink sink;
  private final Set<BoundDeclaration> inProgress = new HashSet<>();
  private final Set<NamedTypeSymbol> endless = new HashSet<>();

  TypeCompleter(SymbolTable symbols, DiagnosticSink sink) {
    this.symbols = symbols;
    this.sink = sink;
  }

  void completeAll() {
    for (Map.Entry<BoundDeclaration, NamedTypeSymbol> entry : symbols.types().entrySet()) {
      if (entry.getKey().syntax() instanceof EnumSyntax syntax) {
        completeEnum(entry.getKey(), syntax, entry.getValue());
      } else if (entry.getKey().syntax() instanceof AliasSyntax syntax) {
        completeAlias(entry.getKey(), syntax, entry.getValue());
      }
    }
    for (Map.Entry<BoundDeclaration, NamedTypeSymbol> entry : symbols.types().entrySet()) {
      if (entry.getKey().syntax() instanceof RecordSyntax syntax) {
        completeRecord(entry.getKey(), syntax, entry.getValue());
      } else if (entry.getKey().syntax() instanceof UnionSyntax syntax) {
        completeUnion(entry.getKey(), syntax, entry.getValue());
      }
    }
    symbols.types().forEach(this::refuseEndless);
  }

  private void completeEnum(
      BoundDeclaration declaration, EnumSyntax syntax, NamedTypeSymbol symbol) {
    List<String> cases = new ArrayList<>();
    for (NameSyntax name : syntax.cases()) {
      if (addCase(declaration, name, cases)) {
        cases.add(name.text());
      }
    }
    symbol.complete(new EnumDefinition(cases));
  }

  private boolean addCase(BoundDeclaration declaration, NameSyntax name, List<String> earlier) {
    if (name.isMissing()) {
      return false;
    }
    String source = declaration.file().source();
    NameRules.checkCase(name, false, "case", declaration.file().parsed().source(), sink);
    if (earlier.contains(name.text())) {
      sink.report(
          Diagnostic.of(
              TypeCode.REPEATED_FIELD,
              source,
              name.span(),
              "case `" + name.text() + "` is declared twice"));
      return false;
    }
    return true;
  }

  private void completeAlias(
      BoundDeclaration declaration, AliasSyntax syntax, NamedTypeSymbol symbol) {
    if (symbol.isComplete()) {
      return;
    }
    if (!inProgress.add(declaration)) {
      symbol.complete(new AliasDefinition(ErrorType.ERROR));
      reportRecursion(declaration, "type `" + symbol.name() + "` is declared by itself");
      return;
    }
    ModuleScope scope = symbols.scope(declaration);
    BoundDeclaration target = scope.findDeclaration(syntax.type().name());
    NamedTypeSymbol other = target == null ? null : symbols.type(target);
    if (target != null && other != null && target.syntax() instanceof AliasSyntax next) {
      completeAlias(target, next, other);
    }
    SomaType base = Assignability.base(scope.resolveType(syntax.type()));
    if (base != ErrorType.ERROR && !(base instanceof ScalarType)) {
      sink.report(
          Diagnostic.of(
                  TypeCode.INVALID_TYPE,
                  declaration.file().source(),
                  syntax.type().span(),
                  "`" + symbol.name() + "` cannot be another name for this type")
              .withHelp("`type Name = …` names a scalar; for fields write `type Name { … }`"));
      base = ErrorType.ERROR;
    }
    inProgress.remove(declaration);
    if (!symbol.isComplete()) {
      symbol.complete(new AliasDefinition(base));
    }
  }

  private void completeRecord(
      BoundDeclaration declaration, RecordSyntax syntax, NamedTypeSymbol symbol) {
    ModuleScope scope = symbols.scope(declaration);
    symbol.complete(new RecordDefinition(new FieldChecker(scope, sink).check(syntax.fields())));
  }

  private void completeUnion(
      BoundDeclaration declaration, UnionSyntax syntax, NamedTypeSymbol symbol) {
    FieldChecker fields = new FieldChecker(symbols.scope(declaration), sink);
    List<String> names = new ArrayList<>();
    List<CaseSymbol> cases = new ArrayList<>();
    for (UnionCaseSyntax one : syntax.cases()) {
      List<FieldSymbol> payload =
          fields.check(one.fields(), Set.of("kind"), "every case of a union");
      if (addCase(declaration, one.name(), names)) {
        names.add(one.name().text());
        cases.add(new CaseSymbol(one.name().text(), payload));
      }
    }
    symbol.complete(new UnionDefinition(cases));
  }

  private void refuseEndless(BoundDeclaration declaration, NamedTypeSymbol symbol) {
    List<NamedTypeSymbol> circle = new ArrayList<>();
    if (!endless.contains(symbol) && contains(symbol, symbol, new HashSet<>(), circle)) {
      endless.addAll(circle);
      reportRecursion(
          declaration,
          "every value of `" + symbol.name() + "` would hold another one, without end");
    }
  }

  /**
   * Whether each value of {@code outer} must hold one of {@code wanted}, by way of {@code circle}.
   */
  private static boolean contains(
      NamedTypeSymbol outer,
      NamedTypeSymbol wanted,
      Set<NamedTypeSymbol> seen,
      List<NamedTypeSymbol> circle) {
    if (!seen.add(outer) || !(outer.definition() instanceof RecordDefinition record)) {
      return false;
    }
    for (FieldSymbol field : record.fields()) {
      if (field.type() instanceof NamedType named
          && (named.symbol() == wanted || contains(named.symbol(), wanted, seen, circle))) {
        circle.add(outer);
        return true;
      }
    }
    return false;
  }

  private void reportRecursion(BoundDeclaration declaration, String message) {
    sink.report(
        Diagnostic.of(
                TypeCode.RECURSIVE_DEFINITION,
                declaration.file().source(),
                declaration.name().span(),
                message)
            .withHelp("break the circle, for example with an optional field or a list"));
  }
}
