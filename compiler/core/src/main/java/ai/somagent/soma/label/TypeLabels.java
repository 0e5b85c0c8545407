package ai.somagent.soma.label;

import ai.somagent.soma.checked.FieldSymbol;
import ai.somagent.soma.checked.NamedTypeSymbol;
import ai.somagent.soma.checked.NamedTypeSymbol.AliasDefinition;
import ai.somagent.soma.checked.NamedTypeSymbol.CaseSymbol;
import ai.somagent.soma.checked.NamedTypeSymbol.EnumDefinition;
import ai.somagent.soma.checked.NamedTypeSymbol.RecordDefinition;
import ai.somagent.soma.checked.NamedTypeSymbol.UnionDefinition;
import ai.somagent.soma.checked.SomaType;
import ai.somagent.soma.checked.SomaType.Scalar;
import ai.somagent.soma.source.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
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

  /**
   * Goes through the types inside a type, in the order of their fields. Records may lead to each
   * other in chains of any length, so that what is to come is kept here and not in calls.
   */
  private static final class Inside {
    private final Span span;
    private final Set<NamedTypeSymbol> seen = new HashSet<>();
    private final Deque<SomaType> types = new ArrayDeque<>();
    private LabelSet all = LabelSet.NONE;

    Inside(Span span) {
      this.span = span;
    }

    LabelSet of(SomaType whole) {
      types.push(whole);
      while (!types.isEmpty()) {
        visit(types.pop());
      }
      return all;
    }

    private void visit(SomaType type) {
      switch (type) {
        case SomaType.OptionalType optional -> types.push(optional.of());
        case SomaType.ListType list -> types.push(list.element());
        case SomaType.MapType map -> {
          types.push(map.value());
          types.push(map.key());
        }
        case SomaType.NamedType named -> {
          if (seen.add(named.symbol())) {
            visit(named.symbol());
          }
        }
        case SomaType.CaseType one ->
            visit(one.union().name(), fields(one.union(), one.caseName()));
        case SomaType.CaughtErrorType error -> {
          if (error.kind() != null) {
            visit(error.kind().name(), error.kind().fields());
          }
        }
        case SomaType.ScalarType ignored -> {}
        case SomaType.NullType ignored -> {}
        case SomaType.RunType ignored -> {}
        case SomaType.NoValueType ignored -> {}
        case SomaType.ErrorType ignored -> {}
      }
    }

    private void visit(NamedTypeSymbol symbol) {
      switch (symbol.definition()) {
        case RecordDefinition record -> visit(symbol.name(), record.fields());
        case UnionDefinition union -> {
          List<FieldSymbol> fields = new ArrayList<>();
          union.cases().forEach(one -> fields.addAll(one.fields()));
          visit(symbol.name(), fields);
        }
        case EnumDefinition ignored -> {}
        case AliasDefinition alias ->
            all = all.plus(LabelSet.of(alias.labels(), span, "`" + symbol.name() + "` is"));
      }
    }

    private void visit(String owner, List<FieldSymbol> fields) {
      for (FieldSymbol field : fields) {
        if (!field.labels().isEmpty()) {
          String what = "`" + field.name() + "` in `" + owner + "` is";
          all = all.plus(LabelSet.of(field.labels(), span, what));
        }
      }
      for (FieldSymbol field : fields.reversed()) {
        types.push(field.type());
      }
    }
  }
}
