package ai.somagent.soma.query;

import ai.somagent.soma.bind.BoundDeclaration;
import ai.somagent.soma.checked.LocalSymbol;
import ai.somagent.soma.checked.NamedTypeSymbol;
import ai.somagent.soma.checked.SomaType;
import ai.somagent.soma.checked.SomaType.ErrorType;
import ai.somagent.soma.syntax.ArgumentSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.ApplySyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.IsSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.NameExpressionSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.SelectSyntax;
import ai.somagent.soma.syntax.NameSyntax;
import ai.somagent.soma.syntax.PathSyntax;
import ai.somagent.soma.syntax.Syntax;
import ai.somagent.soma.syntax.SyntaxChildren;
import ai.somagent.soma.type.Environment;
import ai.somagent.soma.type.SyntaxPaths;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names inside expressions. */
final class ExpressionNames {
  private static final Set<String> MACROS =
      Set.of(
          "all",
          "exists",
          "exists_one",
          "filter",
          "map",
          "sortBy",
          "transformList",
          "transformMap",
          "transformMapEntry",
          "optMap",
          "optFlatMap");

  private final FileFacts facts;
  private final NameCollector names;
  private final PathNames paths;
  private @Nullable String input;

  ExpressionNames(FileFacts facts, NameCollector names, PathNames paths) {
    this.facts = facts;
    this.names = names;
    this.paths = paths;
  }

  /**
   * @param owner of the fields of {@code input} from here on, or null where there is none
   */
  void inputOwner(@Nullable String owner) {
    input = owner;
  }

  void walk(@Nullable Syntax syntax, Environment environment) {
    switch (syntax) {
      case null -> {}
      case NameExpressionSyntax name -> bare(name.name(), environment);
      case SelectSyntax select -> select(select, environment);
      case ApplySyntax apply -> apply(apply, environment);
      case IsSyntax is -> is(is, environment);
      default -> {
        for (Syntax child : SyntaxChildren.of(syntax)) {
          if (!(child instanceof NameSyntax)) {
            walk(child, environment);
          }
        }
      }
    }
  }

  private void bare(NameSyntax name, Environment environment) {
    if (Probe.isMarker(name)) {
      names.probe().found(new Probe.ValuePlace(environment));
    }
    LocalSymbol local = environment.findLocal(name.text());
    if (local != null) {
      names.use(name, names.of(local));
      return;
    }
    BoundDeclaration declaration = environment.scope().findDeclaration(name.text());
    if (declaration != null) {
      names.use(name, Scopes.target(declaration));
    } else if (name.text().equals("run") || name.text().equals("input")) {
      names.use(name, new Target(Target.Kind.BUILTIN, "", name.text()));
    }
  }

  private void select(SelectSyntax select, Environment environment) {
    if (Probe.isMarker(select.name())) {
      names.probe().found(new Probe.MemberPlace(select.target(), environment));
    }
    PathSyntax path = freePath(select, environment);
    if (path != null && (isInput(path) || paths.use(path, environment))) {
      inputField(path, environment);
      return;
    }
    walk(select.target(), environment);
    SomaType type = Scopes.type(select.target(), environment, facts);
    names.use(select.name(), Scopes.field(type, select.name().text()));
  }

  private boolean isInput(PathSyntax path) {
    return input != null
        && path.parts().size() == 2
        && path.parts().getFirst().text().equals("input");
  }

  private void inputField(PathSyntax path, Environment environment) {
    if (isInput(path)) {
      bare(path.parts().getFirst(), environment);
      names.use(
          path.last(), new Target(Target.Kind.FIELD, String.valueOf(input), path.last().text()));
    }
  }

  /** The path that names something which is no value, or null. */
  private static @Nullable PathSyntax freePath(ExpressionSyntax syntax, Environment environment) {
    PathSyntax path = SyntaxPaths.of(syntax);
    boolean local = path == null || environment.findLocal(path.parts().getFirst().text()) != null;
    return local ? null : path;
  }

  private void apply(ApplySyntax apply, Environment environment) {
    if (apply.target() == null) {
      global(apply, environment);
      return;
    }
    if (Probe.isMarker(apply.function())) {
      names.probe().found(new Probe.MemberPlace(apply.target(), environment));
    }
    PathSyntax path = freePath(apply.target(), environment);
    PathSyntax whole = path == null ? null : PathNames.append(path, apply.function());
    if (whole != null && paths.use(whole, environment)) {
      arguments(apply.arguments(), paths.parametersOf(whole, environment), environment);
      return;
    }
    walk(apply.target(), environment);
    if (MACROS.contains(apply.function().text())) {
      macro(apply, environment);
    } else if (apply.function().text().equals("with")) {
      SomaType type = Scopes.type(apply.target(), environment, facts);
      String owner =
          type instanceof SomaType.NamedType named ? named.symbol().qualifiedName() : null;
      arguments(apply.arguments(), owner, environment);
    } else {
      arguments(apply.arguments(), null, environment);
    }
  }

  private void global(ApplySyntax apply, Environment environment) {
    PathSyntax path = new PathSyntax(List.of(apply.function()), apply.function().span());
    boolean declared = paths.use(path, environment);
    arguments(
        apply.arguments(), declared ? paths.parametersOf(path, environment) : null, environment);
  }

  /**
   * @param owner of the names before the colons, or null where they are unknown
   */
  void arguments(List<ArgumentSyntax> arguments, @Nullable String owner, Environment environment) {
    for (ArgumentSyntax argument : arguments) {
      probe(argument, arguments, owner, environment);
      if (argument.name() != null && owner != null) {
        names.use(argument.name(), paths.member(owner, argument.name().text()));
      }
      walk(argument.value(), environment);
    }
  }

  private void probe(
      ArgumentSyntax argument,
      List<ArgumentSyntax> all,
      @Nullable String owner,
      Environment environment) {
    boolean bare =
        argument.name() == null
            && argument.value() instanceof NameExpressionSyntax value
            && Probe.isMarker(value.name());
    if (owner != null && (bare || Probe.isMarker(argument.name()))) {
      Set<String> given = new HashSet<>();
      for (ArgumentSyntax one : all) {
        if (one.name() != null) {
          given.add(one.name().text());
        }
      }
      names.probe().found(new Probe.ArgumentPlace(owner, given, environment));
    }
  }

  private void macro(ApplySyntax apply, Environment environment) {
    Environment inner = environment;
    List<ArgumentSyntax> arguments = apply.arguments();
    for (int i = 0; i < arguments.size(); i++) {
      ExpressionSyntax value = arguments.get(i).value();
      boolean last = i + 1 == arguments.size();
      if (!last && value instanceof NameExpressionSyntax name && binds(name.name(), i)) {
        LocalSymbol variable = Scopes.variable(name.name(), facts);
        names.define(name.name(), variable, null);
        inner = inner.with(variable);
      } else {
        walk(value, inner);
      }
    }
  }

  private boolean binds(NameSyntax name, int position) {
    LocalSymbol known = facts.variable(name.span().start());
    return position == 0 || known != null && known.name().equals(name.text());
  }

  private void is(IsSyntax is, Environment environment) {
    walk(is.value(), environment);
    caseName(is.caseName(), Scopes.type(is.value(), environment, facts), environment);
  }

  /** A case as a pattern or after {@code is}: bare, or after the name of its type. */
  void caseName(PathSyntax path, SomaType subject, Environment environment) {
    if (path.parts().size() > 1) {
      paths.use(path, environment);
      return;
    }
    SomaType type =
        subject == ErrorType.ERROR
            ? subject
            : ai.somagent.soma.type.Assignability.withoutOptional(subject);
    if (type instanceof SomaType.NamedType named && hasCases(named.symbol())) {
      names.use(path.last(), Scopes.caseOf(named.symbol(), path.last().text()));
    } else if (type instanceof SomaType.CaughtErrorType) {
      paths.error(path, environment);
    }
  }

  private static boolean hasCases(NamedTypeSymbol symbol) {
    return symbol.isComplete()
        && (symbol.definition() instanceof NamedTypeSymbol.UnionDefinition
            || symbol.definition() instanceof NamedTypeSymbol.EnumDefinition);
  }
}
