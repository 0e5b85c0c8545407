package ai.somagent.soma.query;

import ai.somagent.soma.bind.BoundDeclaration;
import ai.somagent.soma.checked.ErrorSymbol;
import ai.somagent.soma.checked.NamedTypeSymbol;
import ai.somagent.soma.syntax.CapsuleSyntax;
import ai.somagent.soma.syntax.DeclarationSyntax;
import ai.somagent.soma.syntax.NameSyntax;
import ai.somagent.soma.syntax.PathSyntax;
import ai.somagent.soma.syntax.PlanSyntax;
import ai.somagent.soma.type.Environment;
import ai.somagent.soma.type.ModuleScope;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Names joined by dots that begin with a module, a declaration or a built-in type. */
final class PathNames {
  private final NameCollector names;
  private final java.util.Map<String, Target> aliases;

  PathNames(NameCollector names, java.util.Map<String, Target> aliases) {
    this.names = names;
    this.aliases = aliases;
  }

  static PathSyntax append(PathSyntax path, NameSyntax last) {
    List<NameSyntax> parts = new ArrayList<>(path.parts());
    parts.add(last);
    return new PathSyntax(parts, path.span().to(last.span()));
  }

  /** Whether the path names a declaration, or a member of one; then its names are taken. */
  boolean use(PathSyntax path, Environment environment) {
    List<NameSyntax> parts = path.parts();
    ModuleScope scope = environment.scope();
    int at = 0;
    Target alias = parts.size() > 1 ? aliases.get(parts.getFirst().text()) : null;
    if (alias != null) {
      names.use(parts.getFirst(), alias);
      at = 1;
    }
    BoundDeclaration declaration =
        scope.findDeclaration(new PathSyntax(parts.subList(0, at + 1), path.span()));
    if (declaration == null) {
      return alias != null || builtin(path, scope);
    }
    names.use(parts.get(at), Scopes.target(declaration));
    if (parts.size() > at + 1) {
      NameSyntax member = parts.get(at + 1);
      names.use(member, member(declaration, member.text()));
    }
    return true;
  }

  private boolean builtin(PathSyntax path, ModuleScope scope) {
    NamedTypeSymbol type = scope.findType(path.parts().getFirst().text());
    if (type == null) {
      return false;
    }
    names.use(
        path.parts().getFirst(),
        new Target(Target.Kind.BUILTIN, "", path.parts().getFirst().text()));
    if (path.parts().size() > 1) {
      names.use(path.parts().get(1), Scopes.caseOf(type, path.parts().get(1).text()));
    }
    return true;
  }

  private static @Nullable Target member(BoundDeclaration declaration, String name) {
    String owner = declaration.module() + "." + declaration.name().text();
    return switch (declaration.syntax()) {
      case DeclarationSyntax.ToolSyntax tool -> new Target(Target.Kind.ACTION, owner, name);
      case DeclarationSyntax.EnumSyntax e -> new Target(Target.Kind.CASE, owner, name);
      case DeclarationSyntax.UnionSyntax u -> new Target(Target.Kind.CASE, owner, name);
      default -> null;
    };
  }

  /** What a named argument of {@code owner} names. */
  Target member(String owner, String name) {
    return new Target(Target.Kind.FIELD, owner, name);
  }

  /** The owner of the arguments of what {@code path} names, or null. */
  @Nullable String parametersOf(PathSyntax path, Environment environment) {
    List<NameSyntax> parts = path.parts();
    BoundDeclaration whole = environment.scope().findDeclaration(path);
    if (whole != null) {
      String name = whole.module() + "." + whole.name().text();
      boolean input =
          whole.syntax() instanceof CapsuleSyntax || whole.syntax() instanceof PlanSyntax;
      return input ? name + ".input" : name;
    }
    if (parts.size() > 1) {
      PathSyntax owner = new PathSyntax(parts.subList(0, parts.size() - 1), path.span());
      BoundDeclaration found = environment.scope().findDeclaration(owner);
      return found == null
          ? null
          : found.module() + "." + found.name().text() + "." + path.last().text();
    }
    NamedTypeSymbol type = environment.scope().findType(path);
    return type == null ? null : type.qualifiedName();
  }

  /** An error kind; {@code Error} and the built-in ones too. */
  void error(PathSyntax path, Environment environment) {
    if (Probe.isMarker(path.last())) {
      names.probe().found(new Probe.ErrorPlace(environment));
    }
    if (environment.scope().findDeclaration(path) != null) {
      use(path, environment);
      return;
    }
    ErrorSymbol builtin = environment.scope().findError(path);
    if (builtin != null || path.text().equals("Error")) {
      names.use(path.last(), new Target(Target.Kind.BUILTIN, "", path.text()));
    }
  }
}
