package ai.somagent.soma.type;

import ai.somagent.soma.bind.BindCode;
import ai.somagent.soma.bind.BoundDeclaration;
import ai.somagent.soma.bind.NameReports;
import ai.somagent.soma.checked.LocalSymbol;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.diagnostic.RelatedSpan;
import ai.somagent.soma.syntax.NameSyntax;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says which names a variable may not take. */
final class HiddenNames {
  private HiddenNames() {}

  /** Why no variable may be called {@code name} here; null when one may. */
  static @Nullable Diagnostic refusal(NameSyntax name, ModuleScope scope, Environment environment) {
    LocalSymbol local = environment.findLocal(name.text());
    if (local != null) {
      RelatedSpan place = new RelatedSpan(scope.source(), local.span(), "declared here");
      return hidden(name, "another variable", scope).withRelated(List.of(place));
    }
    BoundDeclaration declared = scope.findDeclaration(name.text());
    if (declared != null) {
      return hidden(name, KnownNames.withArticle(declared.kind()), scope)
          .withRelated(List.of(NameReports.declaredHere(declared)));
    }
    if (scope.findAlias(name.text()) != null) {
      return hidden(name, "an imported module", scope);
    }
    boolean reserved = name.text().equals("input") || name.text().equals("run");
    return reserved
        ? Diagnostic.of(
                BindCode.RESERVED_NAME,
                scope.source(),
                name.span(),
                "`" + name.text() + "` is built in and cannot be declared again")
            .withHelp("choose another name")
        : null;
  }

  private static Diagnostic hidden(NameSyntax name, String what, ModuleScope scope) {
    return Diagnostic.of(
            BindCode.SHADOWED_NAME,
            scope.source(),
            name.span(),
            "`" + name.text() + "` would hide " + what + " of the same name")
        .withHelp("choose another name; nothing is ever hidden in Soma");
  }
}
