package ai.somagent.soma.type;

import ai.somagent.soma.checked.FieldSymbol;
import ai.somagent.soma.checked.NamedTypeSymbol;
import ai.somagent.soma.checked.NamedTypeSymbol.RecordDefinition;
import ai.somagent.soma.checked.SomaType;
import ai.somagent.soma.checked.SomaType.NamedType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The records that approvals give. */
final class Approvals {
  private static final String NAME = "Approval";

  private Approvals() {}

  /** What an approval gives; with a form there are {@code answers} besides. */
  static SomaType result(@Nullable NamedTypeSymbol form) {
    if (form == null) {
      return BuiltinTypes.named(BuiltinRecords.APPROVAL);
    }
    String module = form.module();
    String owner =
        module.isEmpty()
            ? form.qualifiedName()
            : form.qualifiedName().substring(module.length() + 1);
    NamedTypeSymbol symbol = new NamedTypeSymbol(module, owner, NAME, form.source(), form.span());
    List<FieldSymbol> fields = new ArrayList<>(List.of(BuiltinRecords.approvalFields()));
    fields.add(new FieldSymbol("answers", BuiltinTypes.named(form), null));
    symbol.complete(new RecordDefinition(fields));
    return BuiltinTypes.named(symbol);
  }

  /** Whether values of {@code type} are what an approval gave. */
  static boolean isApproval(SomaType type) {
    return type instanceof NamedType named
        && named.symbol().name().equals(NAME)
        && (named.symbol().equals(BuiltinRecords.APPROVAL) || hasAnswers(named.symbol()));
  }

  private static boolean hasAnswers(NamedTypeSymbol symbol) {
    return symbol.isComplete()
        && symbol.definition() instanceof RecordDefinition record
        && FieldRules.find(record.fields(), "answers") != null;
  }
}
