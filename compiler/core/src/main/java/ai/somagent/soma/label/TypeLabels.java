package ai.somagent.soma.label;

import ai.somagent.soma.checked.FieldSymbol;
import ai.somagent.soma.checked.Label;
import ai.somagent.soma.checked.NamedTypeSymbol;
import ai.somagent.soma.checked.NamedTypeSymbol.AliasDefinition;
import ai.somagent.soma.checked.NamedTypeSymbol.CaseSymbol;
import ai.somagent.soma.checked.NamedTypeSymbol.EnumDefinition;
import ai.somagent.soma.checked.NamedTypeSymbol.RecordDefinition;
import ai.somagent.soma.checked.NamedTypeSymbol.UnionDefinition;
import ai.somagent.soma.checked.SomaType;
import ai.somagent.soma.checked.SomaType.Scalar;
import ai.somagent.soma.source.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the declarations of types say about labels. A record carries the labels of its fields inside
 * it; they come to the surface where a field is read, and where the value stops being of that type:
 * as {@code json}, as text for a model, or compared.
 */
final class TypeLabels {
  private TypeLabels() {}

  /** The field that {@code target.name} reads, or null where the type has no declared fields. */
  static @Nullable FieldSymbol field(SomaType target, String name) {
    for (FieldSymbol field : fields(target)) {
      if (field.name().equals(name)) {
        return field;
      }
    }
    return null;
  }

  /** The declared fields of {@code type}; none where it has no fields of its own. */
  static List<FieldSymbol> fields(SomaType type) {
    return switch (type) {
      case SomaType.OptionalType optional -> fields(optional.of());
      case SomaType.CaseType one -> fields(one.union(), one.caseName());
      case SomaType.CaughtErrorType error ->
          error.kind() == null ? List.of() : error.kind().fields();
      case SomaType.NamedType named
          when named.symbol().definition() instanceof RecordDefinition record ->
          record.fields();
      case SomaType.NamedType ignored -> List.of();
      case SomaType.ScalarType ignored -> List.of();
      case SomaType.ListType ignored -> List.of();
      case SomaType.MapType ignored -> List.of();
      case SomaType.NullType ignored -> List.of();
      case SomaType.RunType ignored -> List.of();
      case SomaType.NoValueType ignored -> List.of();
      case SomaType.ErrorType ignored -> List.of();
    };
  }

  /** The fields of one case of a union. */
  static List<FieldSymbol> fields(NamedTypeSymbol union, String caseName) {
    if (union.definition() instanceof UnionDefinition definition) {
      for (CaseSymbol one : definition.cases()) {
        if (one.name().equals(caseName)) {
          return one.fields();
        }
      }
    }
    return List.of();
  }

  /** Whether values of {@code type} may hold JSON, in which labels of fields are lost. */
  static boolean holdsJson(SomaType type) {
    return switch (type) {
      case SomaType.ScalarType scalar -> scalar.scalar() == Scalar.JSON;
      case SomaType.OptionalType optional -> holdsJson(optional.of());
      case SomaType.ListType list -> holdsJson(list.element());
      case SomaType.MapType map -> holdsJson(map.value());
      case SomaType.NamedType ignored -> false;
      case SomaType.CaseType ignored -> false;
      case SomaType.CaughtErrorType ignored -> false;
      case SomaType.NullType ignored -> false;
      case SomaType.RunType ignored -> false;
      case SomaType.NoValueType ignored -> false;
      case SomaType.ErrorType ignored -> false;
    };
  }

  /** The labels of everything inside values of {@code type}, found at {@code span}. */
  static LabelSet inside(SomaType type, Span span) {
    return new Inside(span).of(type);
  }

  private static final class Inside {
    private final Span span;
    private final Set<NamedTypeSymbol> seen = new HashSet<>();

    Inside(Span span) {
      this.span = span;
    }

    LabelSet of(SomaType type) {
      return switch (type) {
        case SomaType.OptionalType optional -> of(optional.of());
        case SomaType.ListType list -> of(list.element());
        case SomaType.MapType map -> of(map.key()).plus(of(map.value()));
        case SomaType.NamedType named -> seen.add(named.symbol()) ? of(named.symbol()) : none();
        case SomaType.CaseType one -> of(one.union().name(), fields(one.union(), one.caseName()));
        case SomaType.CaughtErrorType error ->
            error.kind() == null ? none() : of(error.kind().name(), error.kind().fields());
        case SomaType.ScalarType ignored -> none();
        case SomaType.NullType ignored -> none();
        case SomaType.RunType ignored -> none();
        case SomaType.NoValueType ignored -> none();
        case SomaType.ErrorType ignored -> none();
      };
    }

    private static LabelSet none() {
      return LabelSet.NONE;
    }

    private LabelSet of(NamedTypeSymbol symbol) {
      return switch (symbol.definition()) {
        case RecordDefinition record -> of(symbol.name(), record.fields());
        case UnionDefinition union -> {
          List<FieldSymbol> all = new ArrayList<>();
          union.cases().forEach(one -> all.addAll(one.fields()));
          yield of(symbol.name(), all);
        }
        case EnumDefinition ignored -> none();
        case AliasDefinition alias ->
            LabelSet.of(alias.labels(), span, "`" + symbol.name() + "` is");
      };
    }

    private LabelSet of(String owner, List<FieldSymbol> fields) {
      LabelSet all = none();
      for (FieldSymbol field : fields) {
        Set<Label> labels = field.labels();
        String what = "`" + field.name() + "` in `" + owner + "` is";
        all = all.plus(LabelSet.of(labels, span, what)).plus(of(field.type()));
      }
      return all;
    }
  }
}
