package ai.somagent.soma.lower;

import ai.somagent.soma.checked.FieldSymbol;
import ai.somagent.soma.checked.Limits;
import ai.somagent.soma.checked.NamedTypeSymbol;
import ai.somagent.soma.checked.NamedTypeSymbol.AliasDefinition;
import ai.somagent.soma.checked.NamedTypeSymbol.CaseSymbol;
import ai.somagent.soma.checked.NamedTypeSymbol.EnumDefinition;
import ai.somagent.soma.checked.NamedTypeSymbol.RecordDefinition;
import ai.somagent.soma.checked.NamedTypeSymbol.UnionDefinition;
import ai.somagent.soma.checked.SomaType;
import ai.somagent.soma.ir.type.FieldIr;
import ai.somagent.soma.ir.type.LimitsIr;
import ai.somagent.soma.ir.type.TypeDefinitionIr;
import ai.somagent.soma.ir.type.TypeDefinitionIr.CaseIr;
import ai.somagent.soma.ir.type.TypeDefinitionIr.EnumIr;
import ai.somagent.soma.ir.type.TypeDefinitionIr.RecordIr;
import ai.somagent.soma.ir.type.TypeDefinitionIr.UnionIr;
import ai.somagent.soma.ir.type.TypeIr;
import ai.somagent.soma.ir.type.TypeIr.ListTypeIr;
import ai.somagent.soma.ir.type.TypeIr.MapTypeIr;
import ai.somagent.soma.ir.type.TypeIr.NamedTypeIr;
import ai.somagent.soma.ir.type.TypeIr.OptionalTypeIr;
import ai.somagent.soma.ir.type.TypeIr.ScalarKind;
import ai.somagent.soma.ir.type.TypeIr.ScalarTypeIr;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Types of one program, and the table of every named type that is reachable from them. */
final class TypeLowering {
  private static final TypeIr ANYTHING = new ScalarTypeIr(ScalarKind.JSON, LimitsIr.NONE);

  private final Set<NamedTypeSymbol> seen = new HashSet<>();
  private final Deque<NamedTypeSymbol> waiting = new ArrayDeque<>();
  private final Map<String, TypeDefinitionIr> definitions = new TreeMap<>();

  TypeIr lower(SomaType type) {
    return switch (type) {
      case SomaType.ScalarType scalar ->
          new ScalarTypeIr(kind(scalar.scalar()), limits(scalar.limits()));
      case SomaType.ListType list ->
          new ListTypeIr(lower(list.element()), limits(list.limits()), list.limits().unique());
      case SomaType.MapType map ->
          new MapTypeIr(enumName(map.key()), lower(map.value()), limits(map.limits()));
      case SomaType.OptionalType optional -> optional(lower(optional.of()));
      case SomaType.NamedType named -> named(named.symbol());
      case SomaType.CaseType narrowed -> named(narrowed.union());
      case SomaType.NullType ignored -> optional(ANYTHING);
      case SomaType.CaughtErrorType ignored -> ANYTHING;
      case SomaType.RunType ignored -> ANYTHING;
      case SomaType.NoValueType ignored -> ANYTHING;
      case SomaType.ErrorType ignored -> ANYTHING;
    };
  }

  List<FieldIr> fields(List<FieldSymbol> fields) {
    List<FieldIr> lowered = new ArrayList<>(fields.size());
    for (FieldSymbol field : fields) {
      lowered.add(
          new FieldIr(
              field.name(),
              lower(field.type()),
              ConstantLowering.lower(field.defaultValue()),
              LabelLowering.lower(field.labels())));
    }
    return lowered;
  }

  /** Every named type met so far and what it consists of, by qualified name. */
  Map<String, TypeDefinitionIr> definitions() {
    NamedTypeSymbol symbol = waiting.poll();
    while (symbol != null) {
      define(symbol);
      symbol = waiting.poll();
    }
    return new LinkedHashMap<>(definitions);
  }

  private TypeIr named(NamedTypeSymbol symbol) {
    if (symbol.definition() instanceof AliasDefinition alias) {
      return lower(alias.base());
    }
    if (seen.add(symbol)) {
      waiting.add(symbol);
    }
    return new NamedTypeIr(symbol.qualifiedName());
  }

  private void define(NamedTypeSymbol symbol) {
    switch (symbol.definition()) {
      case RecordDefinition record ->
          definitions.put(symbol.qualifiedName(), new RecordIr(fields(record.fields())));
      case EnumDefinition values ->
          definitions.put(symbol.qualifiedName(), new EnumIr(values.cases()));
      case UnionDefinition union ->
          definitions.put(symbol.qualifiedName(), new UnionIr(cases(union)));
      case AliasDefinition ignored ->
          throw new IllegalStateException(symbol + " is an alias and has no place in the table");
    }
  }

  private List<CaseIr> cases(UnionDefinition union) {
    List<CaseIr> cases = new ArrayList<>(union.cases().size());
    for (CaseSymbol one : union.cases()) {
      cases.add(new CaseIr(one.name(), fields(one.fields())));
    }
    return cases;
  }

  private @Nullable String enumName(SomaType key) {
    if (key instanceof SomaType.NamedType named
        && named.symbol().definition() instanceof EnumDefinition) {
      named(named.symbol());
      return named.symbol().qualifiedName();
    }
    return null;
  }

  private static TypeIr optional(TypeIr of) {
    return of instanceof OptionalTypeIr ? of : new OptionalTypeIr(of);
  }

  private static ScalarKind kind(SomaType.Scalar scalar) {
    return switch (scalar) {
      case BOOL -> ScalarKind.BOOL;
      case INT -> ScalarKind.INT;
      case DOUBLE -> ScalarKind.DOUBLE;
      case STRING -> ScalarKind.STRING;
      case BYTES -> ScalarKind.BYTES;
      case DURATION -> ScalarKind.DURATION;
      case TIMESTAMP -> ScalarKind.TIMESTAMP;
      case JSON -> ScalarKind.JSON;
    };
  }

  private static LimitsIr limits(Limits limits) {
    return limits.equals(Limits.NONE)
        ? LimitsIr.NONE
        : new LimitsIr(limits.min(), limits.max(), limits.pattern(), limits.format());
  }
}
