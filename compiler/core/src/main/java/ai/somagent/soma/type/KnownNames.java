package ai.somagent.soma.type;

import ai.somagent.soma.bind.BindCode;
import ai.somagent.soma.bind.BoundDeclaration;
import ai.somagent.soma.bind.BoundModule;
import ai.somagent.soma.bind.NameReports;
import ai.somagent.soma.checked.NamedTypeSymbol;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.syntax.DeclarationSyntax.PolicySyntax;
import ai.somagent.soma.syntax.NameSyntax;
import ai.somagent.soma.syntax.PathSyntax;
import java.util.ArrayList;
import java.util.List;

/** The names that one file may mean, by what they are the names of: for suggestions. */
final class KnownNames {
  private final ModuleScope scope;

  KnownNames(ModuleScope scope) {
    this.scope = scope;
  }

  /** Every policy that can be named without an alias. */
  List<String> policies() {
    List<String> names = new ArrayList<>();
    for (String name : scope.names()) {
      BoundDeclaration declaration = scope.findDeclaration(name);
      if (declaration != null && declaration.syntax() instanceof PolicySyntax) {
        names.add(name);
      }
    }
    return names;
  }

  /** Every type that may be meant by {@code path}: those behind its alias, if it has one. */
  List<String> types(PathSyntax path) {
    String alias = path.parts().getFirst().text();
    BoundModule target = path.parts().size() == 2 ? scope.findAlias(alias) : null;
    if (target == null) {
      return types();
    }
    List<String> names = new ArrayList<>();
    for (BoundDeclaration declaration : target.declarations().values()) {
      if (scope.symbols().type(declaration) != null) {
        names.add(alias + "." + declaration.name().text());
      }
    }
    return names;
  }

  /** Every type that can be named without an alias. */
  List<String> types() {
    List<String> names = new ArrayList<>();
    for (String name : scope.names()) {
      if (scope.findType(name) != null) {
        names.add(name);
      }
    }
    NamedTypeSymbol local = scope.local();
    if (local != null) {
      names.add(local.name());
    }
    names.addAll(BuiltinTypes.names());
    names.addAll(List.of("bool", "int", "double", "string", "bytes", "duration", "timestamp"));
    names.addAll(List.of("json", "list", "map"));
    return names;
  }

  /** Every error kind that can be named without an alias. */
  List<String> errors() {
    List<String> names = new ArrayList<>(BuiltinErrors.names());
    for (String name : scope.names()) {
      BoundDeclaration declaration = scope.findDeclaration(name);
      if (declaration != null && scope.symbols().error(declaration) != null) {
        names.add(name);
      }
    }
    return names;
  }

  /** That no error kind has the name. */
  Diagnostic noError(PathSyntax path) {
    return unknown(path, "unknown error `" + path.text() + "`", errors());
  }

  /** That no policy has the name. */
  Diagnostic noPolicy(PathSyntax path) {
    return unknown(path, "unknown policy `" + path.text() + "`", policies());
  }

  private Diagnostic unknown(PathSyntax path, String message, List<String> known) {
    return NameReports.unknown(
        BindCode.UNKNOWN_NAME,
        scope.source(),
        new NameSyntax(path.text(), path.span()),
        message,
        known);
  }

  /** A noun with `a` or `an` before it. */
  static String withArticle(String noun) {
    return ("aeiou".indexOf(noun.charAt(0)) >= 0 ? "an " : "a ") + noun;
  }
}
