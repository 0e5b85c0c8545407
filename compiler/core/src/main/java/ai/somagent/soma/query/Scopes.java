package ai.somagent.soma.query;

import ai.somagent.soma.bind.BoundDeclaration;
import ai.somagent.soma.checked.LocalSymbol;
import ai.somagent.soma.checked.NamedTypeSymbol;
import ai.somagent.soma.checked.SomaType;
import ai.somagent.soma.diagnostic.DiagnosticSink;
import ai.somagent.soma.syntax.ExpressionSyntax;
import ai.somagent.soma.syntax.NameSyntax;
import ai.somagent.soma.type.Assignability;
import ai.somagent.soma.type.Environment;
import ai.somagent.soma.type.ExpressionChecker;
import org.jspecify.annotations.Nullable;

/** From names and types to targets. */
final class Scopes {
  private Scopes() {}

  /** What a declaration is for those who name it. */
  static Target target(BoundDeclaration declaration) {
    Target.Kind kind =
        switch (declaration.kind()) {
          case "record", "type", "enum", "union" -> Target.Kind.TYPE;
          case "error" -> Target.Kind.ERROR;
          case "function" -> Target.Kind.FUNCTION;
          case "constant" -> Target.Kind.CONSTANT;
          case "tool" -> Target.Kind.TOOL;
          case "topic" -> Target.Kind.TOPIC;
          case "persona" -> Target.Kind.PERSONA;
          case "policy" -> Target.Kind.POLICY;
          case "task" -> Target.Kind.TASK;
          case "plan" -> Target.Kind.PLAN;
          default -> Target.Kind.CAPSULE;
        };
    return new Target(kind, declaration.module(), declaration.name().text());
  }

  /** The type at {@code syntax}, from what is known or by checking it once more; never null. */
  static SomaType type(ExpressionSyntax syntax, Environment environment, FileFacts facts) {
    SomaType known = facts.type(syntax.span());
    return known != null
        ? known
        : new ExpressionChecker(new DiagnosticSink()).check(syntax, environment, null).type();
  }

  /** The field {@code name} of values of {@code type}, or null. */
  static @Nullable Target field(SomaType type, String name) {
    SomaType inner = Assignability.withoutOptional(type);
    String owner =
        switch (inner) {
          case SomaType.NamedType named -> ownerOf(named.symbol(), name);
          case SomaType.CaseType one -> one.union().qualifiedName() + "." + one.caseName();
          case SomaType.CaughtErrorType caught ->
              caught.kind() == null ? "Error" : caught.kind().qualifiedName();
          default -> null;
        };
    return owner == null ? null : new Target(Target.Kind.FIELD, owner, name);
  }

  /** A field of a union that is not narrowed is that of the first case that has it. */
  private static @Nullable String ownerOf(NamedTypeSymbol symbol, String field) {
    if (!(symbol.definition() instanceof NamedTypeSymbol.UnionDefinition union)) {
      return symbol.qualifiedName();
    }
    for (NamedTypeSymbol.CaseSymbol one : union.cases()) {
      if (one.fields().stream().anyMatch(known -> known.name().equals(field))) {
        return symbol.qualifiedName() + "." + one.name();
      }
    }
    return null;
  }

  static Target caseOf(NamedTypeSymbol type, String name) {
    return new Target(Target.Kind.CASE, type.qualifiedName(), name);
  }

  /** The variable that {@code name} introduces, of unknown type where checking has none. */
  static LocalSymbol variable(NameSyntax name, FileFacts facts) {
    LocalSymbol known = facts.variable(name.span().start());
    return known != null && known.name().equals(name.text())
        ? known
        : new LocalSymbol(name.text(), SomaType.ErrorType.ERROR, name.span());
  }
}
