package ai.somagent.soma.query;

import ai.somagent.soma.bind.BoundDeclaration;
import ai.somagent.soma.bind.BoundModule;
import ai.somagent.soma.syntax.CapsuleSyntax;
import ai.somagent.soma.syntax.DeclarationSyntax;
import ai.somagent.soma.syntax.FieldSyntax;
import ai.somagent.soma.syntax.PlanSyntax;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parameters or fields behind the qualified name of whoever owns them. */
final class ParameterFields {
  private ParameterFields() {}

  /** Empty when nothing of that name has any. */
  static List<FieldSyntax> of(String owner, WorkspaceIndex index) {
    BoundModule best = module(owner, index);
    if (best == null) {
      return List.of();
    }
    String[] rest = owner.substring(best.name().length() + 1).split("\\.");
    BoundDeclaration declaration = best.find(rest[0]);
    return declaration == null ? List.of() : fields(declaration.syntax(), rest);
  }

  /** The module whose name is the longest that {@code owner} begins with. */
  static @Nullable BoundModule module(String owner, WorkspaceIndex index) {
    BoundModule best = null;
    for (BoundModule module : index.workspace().program().modules()) {
      boolean holds = owner.startsWith(module.name() + ".");
      if (holds && (best == null || module.name().length() > best.name().length())) {
        best = module;
      }
    }
    return best;
  }

  private static List<FieldSyntax> fields(DeclarationSyntax syntax, String[] rest) {
    String member = rest.length > 1 ? rest[1] : "";
    return switch (syntax) {
      case DeclarationSyntax.RecordSyntax record -> record.fields();
      case DeclarationSyntax.ErrorKindSyntax error -> error.fields();
      case DeclarationSyntax.TopicSyntax topic -> topic.fields();
      case DeclarationSyntax.TaskSyntax task -> task.parameters();
      case DeclarationSyntax.FunctionSyntax function -> function.parameters();
      case DeclarationSyntax.UnionSyntax union ->
          union.cases().stream()
              .filter(one -> one.name().text().equals(member))
              .findFirst()
              .map(DeclarationSyntax.UnionCaseSyntax::fields)
              .orElse(List.of());
      case DeclarationSyntax.ToolSyntax tool ->
          tool.actions().stream()
              .filter(one -> one.name().text().equals(member))
              .findFirst()
              .map(DeclarationSyntax.ActionSyntax::parameters)
              .orElse(List.of());
      case CapsuleSyntax capsule ->
          capsule.members().stream()
              .filter(CapsuleSyntax.InputMember.class::isInstance)
              .findFirst()
              .map(input -> ((CapsuleSyntax.InputMember) input).fields())
              .orElse(List.of());
      case PlanSyntax plan ->
          plan.members().stream()
              .filter(PlanSyntax.InputMember.class::isInstance)
              .findFirst()
              .map(input -> ((PlanSyntax.InputMember) input).fields())
              .orElse(List.of());
      default -> List.of();
    };
  }
}
