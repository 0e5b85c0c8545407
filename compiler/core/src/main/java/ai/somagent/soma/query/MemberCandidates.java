package ai.somagent.soma.query;

import ai.somagent.soma.bind.BoundDeclaration;
import ai.somagent.soma.checked.CheckedExpression;
import ai.somagent.soma.checked.FieldSymbol;
import ai.somagent.soma.checked.NamedTypeSymbol;
import ai.somagent.soma.checked.SomaType;
import ai.somagent.soma.diagnostic.DiagnosticSink;
import ai.somagent.soma.syntax.PathSyntax;
import ai.somagent.soma.type.Assignability;
import ai.somagent.soma.type.Environment;
import ai.somagent.soma.type.ExpressionChecker;
import ai.somagent.soma.type.ExpressionLibrary;
import ai.somagent.soma.type.FieldSets;
import ai.somagent.soma.type.SyntaxPaths;
import ai.somagent.soma.type.TypeNames;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What may follow a dot. */
final class MemberCandidates {
  private static final List<String> RUN =
      List.of(
          "id",
          "tenant",
          "user",
          "started_at",
          "now",
          "checkpoint",
          "spent",
          "remaining",
          "uuid",
          "random");

  private final Candidates candidates;
  private final WorkspaceIndex index;
  private final FileFacts facts;

  MemberCandidates(Candidates candidates, WorkspaceIndex index, FileFacts facts) {
    this.candidates = candidates;
    this.index = index;
    this.facts = facts;
  }

  void of(Probe.MemberPlace place) {
    Environment environment = place.environment();
    PathSyntax path = SyntaxPaths.of(place.target());
    boolean free = path != null && environment.findLocal(path.parts().getFirst().text()) == null;
    if (free && path != null && named(path, environment)) {
      return;
    }
    SomaType known = facts.type(place.target().span());
    CheckedExpression target =
        new ExpressionChecker(new DiagnosticSink()).check(place.target(), environment, null);
    SomaType type = known == null || known == SomaType.ErrorType.ERROR ? target.type() : known;
    value(type, target);
  }

  /** Whether the path names something that is no value; then its members are suggested. */
  private boolean named(PathSyntax path, Environment environment) {
    String text = path.text();
    List<FieldSymbol> input = environment.input();
    if (text.equals("input") && input != null) {
      fields(input);
      return true;
    }
    if (text.equals("run") && input != null) {
      RUN.forEach(name -> candidates.add(name, Target.Kind.FIELD, "run", name, 0));
      return true;
    }
    NamedTypeSymbol type = environment.scope().findType(path);
    if (type != null) {
      cases(type);
      return true;
    }
    BoundDeclaration declaration = environment.scope().findDeclaration(path);
    if (declaration != null) {
      return TargetCandidates.actions(declaration, candidates);
    }
    return TargetCandidates.alias(path, environment.scope(), candidates, index);
  }

  private void cases(NamedTypeSymbol type) {
    switch (type.definition()) {
      case NamedTypeSymbol.EnumDefinition cases ->
          cases.cases().forEach(c -> candidates.add(c, Target.Kind.CASE, type.name(), c, 0));
      case NamedTypeSymbol.UnionDefinition union -> {
        for (NamedTypeSymbol.CaseSymbol one : union.cases()) {
          String insert = one.fields().isEmpty() ? one.name() : one.name() + "(";
          candidates.add(one.name(), Target.Kind.CASE, type.name(), insert, 0);
        }
      }
      case NamedTypeSymbol.RecordDefinition record -> {}
      case NamedTypeSymbol.AliasDefinition alias -> {}
    }
  }

  private void value(SomaType type, @Nullable CheckedExpression target) {
    SomaType inner = Assignability.withoutOptional(type);
    List<FieldSymbol> fields = FieldSets.of(inner);
    if (fields != null) {
      fields(fields);
    } else if (inner instanceof SomaType.NamedType named
        && named.symbol().definition() instanceof NamedTypeSymbol.UnionDefinition union) {
      union.cases().forEach(one -> fields(one.fields()));
    }
    if (target != null && !(target instanceof CheckedExpression.ErrorChecked)) {
      for (String name : ExpressionLibrary.membersOf(target)) {
        candidates.add(name, Target.Kind.FUNCTION, "library", name + "(", 3);
      }
    }
  }

  private void fields(List<FieldSymbol> fields) {
    for (FieldSymbol field : fields) {
      candidates.add(
          field.name(), Target.Kind.FIELD, TypeNames.show(field.type()), field.name(), 0);
    }
  }
}
