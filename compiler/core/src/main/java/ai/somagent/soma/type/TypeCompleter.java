package ai.somagent.soma.type;

import ai.somagent.soma.bind.BoundDeclaration;
import ai.somagent.soma.bind.NameRules;
import ai.somagent.soma.checked.DeclaredType;
import ai.somagent.soma.checked.FieldSymbol;
import ai.somagent.soma.checked.NamedTypeSymbol;
import ai.somagent.soma.checked.NamedTypeSymbol.AliasDefinition;
import ai.somagent.soma.checked.NamedTypeSymbol.CaseSymbol;
import ai.somagent.soma.checked.NamedTypeSymbol.EnumDefinition;
import ai.somagent.soma.checked.NamedTypeSymbol.RecordDefinition;
import ai.somagent.soma.checked.NamedTypeSymbol.UnionDefinition;
import ai.somagent.soma.checked.SomaType;
import ai.somagent.soma.checked.SomaType.ErrorType;
import ai.somagent.soma.checked.SomaType.ScalarType;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.diagnostic.DiagnosticSink;
import ai.somagent.soma.syntax.DeclarationSyntax.AliasSyntax;
import ai.somagent.soma.syntax.DeclarationSyntax.EnumSyntax;
import ai.somagent.soma.syntax.DeclarationSyntax.RecordSyntax;
import ai.somagent.soma.syntax.DeclarationSyntax.UnionCaseSyntax;
import ai.somagent.soma.syntax.DeclarationSyntax.UnionSyntax;
import ai.somagent.soma.syntax.NameSyntax;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says what each declared type consists of: enums and aliases first, then records and unions. */
final class TypeCompleter {
  /** Longest chain of aliases, and deepest nesting of records. */
  private static final int MAX_LEVELS = 200;

  private final SymbolTable symbols;
  private final DiagnosticSink sink;
  private final Map<BoundDeclaration, Integer> aliasLevels = new HashMap<>();
  private final Set<NamedTypeSymbol> endless = new HashSet<>();

  TypeCompleter(SymbolTable symbols, DiagnosticSink sink) {
    this.symbols = symbols;
    this.sink = sink;
  }

  void completeAll() {
    for (Map.Entry<BoundDeclaration, NamedTypeSymbol> entry : symbols.types().entrySet()) {
      if (entry.getKey().syntax() instanceof EnumSyntax syntax) {
        completeEnum(entry.getKey(), syntax, entry.getValue());
      } else if (entry.getKey().syntax() instanceof AliasSyntax) {
        completeAlias(entry.getKey());
      }
    }
    for (Map.Entry<BoundDeclaration, NamedTypeSymbol> entry : symbols.types().entrySet()) {
      if (entry.getKey().syntax() instanceof RecordSyntax syntax) {
        completeRecord(entry.getKey(), syntax, entry.getValue());
      } else if (entry.getKey().syntax() instanceof UnionSyntax syntax) {
        completeUnion(entry.getKey(), syntax, entry.getValue());
      }
    }
    refuseNesting();
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
    if (!declaration.file().isContract()) {
      NameRules.checkPlain(name, false, "case", declaration.file().parsed().source(), sink);
    }
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

  /** Completes an alias after the aliases that it stands for, the last one of them first. */
  private void completeAlias(BoundDeclaration declaration) {
    Deque<BoundDeclaration> chain = new ArrayDeque<>();
    Set<BoundDeclaration> inChain = new HashSet<>();
    BoundDeclaration next = declaration;
    while (next != null && !symbolOf(next).isComplete()) {
      if (!inChain.add(next)) {
        NamedTypeSymbol symbol = symbolOf(next);
        symbol.complete(new AliasDefinition(ErrorType.ERROR));
        reportRecursion(next, "type `" + symbol.name() + "` is declared by itself");
        break;
      }
      chain.push(next);
      next = aliasBehind(next);
    }
    for (BoundDeclaration alias : chain) {
      if (alias.syntax() instanceof AliasSyntax syntax && !symbolOf(alias).isComplete()) {
        symbolOf(alias).complete(definitionOf(alias, syntax));
      }
    }
  }

  private NamedTypeSymbol symbolOf(BoundDeclaration declaration) {
    NamedTypeSymbol symbol = symbols.type(declaration);
    if (symbol == null) {
      throw new IllegalStateException(declaration + " is no type");
    }
    return symbol;
  }

  /** The alias that {@code alias} is another name for; null when it is one for something else. */
  private @Nullable BoundDeclaration aliasBehind(BoundDeclaration alias) {
    if (!(alias.syntax() instanceof AliasSyntax syntax)) {
      return null;
    }
    BoundDeclaration target = symbols.scope(alias).findDeclaration(syntax.type().name());
    return target != null && target.syntax() instanceof AliasSyntax ? target : null;
  }

  private AliasDefinition definitionOf(BoundDeclaration declaration, AliasSyntax syntax) {
    DeclaredType written = symbols.scope(declaration).resolveDeclared(syntax.type());
    return new AliasDefinition(baseOf(declaration, syntax, written.type()), written.labels());
  }

  private SomaType baseOf(BoundDeclaration declaration, AliasSyntax syntax, SomaType written) {
    BoundDeclaration behind = aliasBehind(declaration);
    int level = behind == null ? 1 : aliasLevels.getOrDefault(behind, 0) + 1;
    aliasLevels.put(declaration, level);
    SomaType base = Assignability.base(written);
    if (base == ErrorType.ERROR) {
      return base;
    }
    if (!(base instanceof ScalarType)) {
      sink.report(
          Diagnostic.of(
                  TypeCode.INVALID_TYPE,
                  declaration.file().source(),
                  syntax.type().span(),
                  "`" + declaration.name().text() + "` cannot be another name for this type")
              .withHelp("`type Name = …` names a scalar; for fields write `type Name { … }`"));
      return ErrorType.ERROR;
    }
    if (level > MAX_LEVELS) {
      reportDepth(declaration, "stands for more than " + MAX_LEVELS + " types, one by another");
      return ErrorType.ERROR;
    }
    return base;
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

  private void refuseNesting() {
    Map<NamedTypeSymbol, Integer> levels = RecordNesting.levels(symbols.types().values());
    symbols
        .types()
        .forEach((declaration, symbol) -> {
          Integer level = levels.get(symbol);
          if (level == null) {
            refuseEndless(declaration, symbol);
          } else if (level == MAX_LEVELS + 1) {
            reportDepth(declaration, "holds records more than " + MAX_LEVELS + " levels deep");
          }
        });
  }

  private void refuseEndless(BoundDeclaration declaration, NamedTypeSymbol symbol) {
    List<NamedTypeSymbol> circle =
        endless.contains(symbol) ? List.of() : RecordNesting.circle(symbol);
    if (!circle.isEmpty()) {
      endless.addAll(circle);
      reportRecursion(
          declaration,
          "every value of `" + symbol.name() + "` would hold another one, without end");
    }
  }

  private void reportDepth(BoundDeclaration declaration, String what) {
    sink.report(
        Diagnostic.of(
                TypeCode.TOO_DEEP,
                declaration.file().source(),
                declaration.name().span(),
                "type `" + declaration.name().text() + "` " + what)
            .withHelp("shorten the chain"));
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
