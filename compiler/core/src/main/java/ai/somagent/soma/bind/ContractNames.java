package ai.somagent.soma.bind;

import ai.somagent.soma.syntax.DeclarationSyntax.PersonaSyntax;
import ai.somagent.soma.syntax.DeclarationSyntax.PolicySyntax;
import ai.somagent.soma.syntax.DeclarationSyntax.ToolSyntax;

/** What the name after {@code as} of a contract import stands for. */
final class ContractNames {
  private ContractNames() {}

  /**
   * The name stands for all that the contract declares, so that {@code plane.Pet} is a type; where
   * the contract comes to a single tool, persona or policy, also for that one, so that {@code call
   * plane.list_pets()} needs no name in between.
   */
  static void importAs(String alias, BoundModule contract, BoundFile file) {
    file.importModule(alias, contract);
    BoundDeclaration only = null;
    for (BoundDeclaration declaration : contract.declarations().values()) {
      if (declaration.syntax() instanceof ToolSyntax
          || declaration.syntax() instanceof PersonaSyntax
          || declaration.syntax() instanceof PolicySyntax) {
        if (only != null) {
          return;
        }
        only = declaration;
      }
    }
    if (only != null) {
      file.importDeclaration(alias, only);
    }
  }
}
