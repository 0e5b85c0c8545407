package ai.somagent.soma.type;

import ai.somagent.soma.bind.BindCode;
import ai.somagent.soma.bind.NameReports;
import ai.somagent.soma.checked.DeclaredType;
import ai.somagent.soma.checked.Label;
import ai.somagent.soma.checked.Limits;
import ai.somagent.soma.checked.NamedTypeSymbol;
import ai.somagent.soma.checked.NamedTypeSymbol.AliasDefinition;
import ai.somagent.soma.checked.NamedTypeSymbol.EnumDefinition;
import ai.somagent.soma.checked.SomaType;
import ai.somagent.soma.checked.SomaType.ErrorType;
import ai.somagent.soma.checked.SomaType.ListType;
import ai.somagent.soma.checked.SomaType.MapType;
import ai.somagent.soma.checked.SomaType.NamedType;
import ai.somagent.soma.checked.SomaType.Scalar;
import ai.somagent.soma.checked.SomaType.ScalarType;
import ai.somagent.soma.diagnostic.CodeFix;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.diagnostic.DiagnosticSink;
import ai.somagent.soma.diagnostic.TextEdit;
import ai.somagent.soma.source.Span;
import ai.somagent.soma.syntax.NameSyntax;
import ai.somagent.soma.syntax.TypeSyntax;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns types as written into types. Limits stand as the author wrote them; the language's default
 * limits (1,000 items, 64 KiB of string, 1,000 entries, 256 KiB of json) belong to boundaries and
 * are put in when types are lowered.
 */
final class TypeResolver {
  private final ModuleScope scope;
  private final DiagnosticSink sink;
  private final LimitsResolver limits;
  private final Set<Label> labels = EnumSet.noneOf(Label.class);

  TypeResolver(ModuleScope scope, DiagnosticSink sink) {
    this.scope = scope;
    this.sink = sink;
    this.limits = new LimitsResolver(scope, sink);
  }

  /**
   * The type that {@code syntax} denotes, with the labels of the whole: written before it, inside
   * it, and those of the aliases it names.
   */
  DeclaredType declared(TypeSyntax syntax) {
    SomaType type = resolve(syntax);
    return new DeclaredType(type, labels);
  }

  private SomaType resolve(TypeSyntax syntax) {
    addLabels(syntax.labels());
    SomaType type = resolveName(syntax);
    return syntax.optional() ? BuiltinTypes.optional(type) : type;
  }

  private void addLabels(List<NameSyntax> written) {
    Map<Label, NameSyntax> here = new EnumMap<>(Label.class);
    for (NameSyntax name : written) {
      Label label = LabelNames.find(name.text());
      NameSyntax first = label == null ? null : here.putIfAbsent(label, name);
      if (label != null) {
        labels.add(label);
      }
      if (first != null) {
        sink.report(LabelNames.repeated(name, first, scope.text()));
      }
    }
  }

  private SomaType resolveName(TypeSyntax syntax) {
    if (syntax.name().last().isMissing()) {
      return ErrorType.ERROR;
    }
    String name = syntax.name().text();
    String foreign = genericFor(name, syntax.arguments().size());
    if (foreign != null && scope.findType(syntax.name()) == null) {
      return refuseGeneric(syntax, foreign);
    }
    return switch (name) {
      case "list" -> resolveList(syntax);
      case "map" -> resolveMap(syntax);
      default -> {
        refuseArguments(syntax);
        Scalar scalar = BuiltinTypes.scalar(name);
        yield scalar == null ? resolveNamed(syntax) : resolveScalar(scalar, syntax);
      }
    };
  }

  /** What a type of types is called here; empty for one that may be absent, null for others. */
  private static @Nullable String genericFor(String name, int arguments) {
    return switch (name) {
      case "Array", "List", "Set", "Sequence", "Iterable", "array", "ArrayList" ->
          arguments == 1 ? "list" : null;
      case "Map", "Dict", "dict", "Record", "HashMap" -> arguments == 2 ? "map" : null;
      case "Optional", "Option", "Maybe", "Nullable" -> arguments == 1 ? "" : null;
      default -> null;
    };
  }

  private SomaType refuseGeneric(TypeSyntax syntax, String meant) {
    Span name = syntax.name().span();
    Diagnostic plain =
        Diagnostic.of(
            BindCode.UNKNOWN_NAME,
            scope.source(),
            name,
            "unknown type `" + syntax.name().text() + "`");
    if (meant.isEmpty()) {
      Span inner = syntax.arguments().getFirst().span();
      sink.report(
          plain
              .withHelp("what may be absent has a `?` behind its type")
              .withFixes(
                  List.of(
                      new CodeFix(
                          "Write `?`",
                          List.of(
                              new TextEdit(new Span(name.start(), inner.start()), ""),
                              new TextEdit(new Span(inner.end(), inner.end() + 1), "?"))))));
    } else {
      sink.report(NameReports.suggest(plain, meant));
    }
    syntax.arguments().forEach(this::resolve);
    return ErrorType.ERROR;
  }

  private SomaType resolveScalar(Scalar scalar, TypeSyntax syntax) {
    return new ScalarType(scalar, limits.resolve(syntax, LimitsResolver.keysOf(scalar)));
  }

  private SomaType resolveNamed(TypeSyntax syntax) {
    NamedTypeSymbol symbol = scope.findType(syntax.name());
    if (symbol == null) {
      reportUnknown(syntax);
      return ErrorType.ERROR;
    }
    if (!syntax.limits().isEmpty()) {
      sink.report(
          Diagnostic.of(
                  TypeCode.INVALID_TYPE,
                  scope.source(),
                  syntax.limits().getFirst().span(),
                  "limits belong into the declaration of `" + symbol.name() + "`")
              .withHelp("only built-in types take limits where they are used"));
    }
    if (symbol.isComplete() && symbol.definition() instanceof AliasDefinition alias) {
      labels.addAll(alias.labels());
    }
    return new NamedType(symbol);
  }

  private void reportUnknown(TypeSyntax syntax) {
    String name = syntax.name().text();
    if (scope.isFailedImport(syntax.name())) {
      return;
    }
    if (scope.reportWrongKind(syntax.name(), "a type")) {
      return;
    }
    String keyword = keywordFor(name);
    String message = "unknown type `" + name + "`";
    if (keyword != null) {
      sink.report(
          Diagnostic.of(BindCode.UNKNOWN_NAME, scope.source(), syntax.name().span(), message)
              .withHelp("write `" + keyword + "`")
              .withFixes(
                  List.of(
                      NameReports.replace(
                          syntax.name().span(), keyword, "Change to `" + keyword + "`"))));
      return;
    }
    NameSyntax whole = new NameSyntax(name, syntax.name().span());
    sink.report(
        NameReports.unknown(
            BindCode.UNKNOWN_NAME,
            scope.source(),
            whole,
            message,
            new KnownNames(scope).types(syntax.name())));
  }

  /** What people coming from other languages mean. */
  private static @Nullable String keywordFor(String name) {
    return switch (name) {
      case "float", "number", "Double", "Float", "decimal", "f64", "f32" -> "double";
      case "any", "object", "Object", "dyn", "Any", "JSON", "Json" -> "json";
      case "str", "String", "text" -> "string";
      case "integer", "Integer", "long", "i64", "i32", "uint", "Int" -> "int";
      case "boolean", "Boolean", "Bool" -> "bool";
      case "datetime", "date", "time", "Timestamp", "instant" -> "timestamp";
      case "Duration", "interval" -> "duration";
      default -> null;
    };
  }

  private SomaType resolveList(TypeSyntax syntax) {
    Limits found = limits.resolve(syntax, List.of("min", "max", "unique"));
    if (!hasArguments(syntax, 1, "`list` needs the type of its items")) {
      return ErrorType.ERROR;
    }
    return new ListType(resolve(syntax.arguments().getFirst()), found);
  }

  private SomaType resolveMap(TypeSyntax syntax) {
    Limits found = limits.resolve(syntax, List.of("min", "max"));
    if (!hasArguments(syntax, 2, "`map` needs the types of its keys and values")) {
      return ErrorType.ERROR;
    }
    SomaType key = resolve(syntax.arguments().getFirst());
    SomaType value = resolve(syntax.arguments().get(1));
    if (!isKey(key)) {
      sink.report(
          Diagnostic.of(
                  TypeCode.INVALID_TYPE,
                  scope.source(),
                  syntax.arguments().getFirst().span(),
                  "`" + TypeNames.show(key) + "` cannot be the key of a map")
              .withHelp("keys are `string` or an enum"));
      return ErrorType.ERROR;
    }
    return new MapType(key, value, found);
  }

  private static boolean isKey(SomaType key) {
    if (key == ErrorType.ERROR || Assignability.isScalar(key, Scalar.STRING)) {
      return true;
    }
    return key instanceof NamedType named
        && named.symbol().isComplete()
        && named.symbol().definition() instanceof EnumDefinition;
  }

  private boolean hasArguments(TypeSyntax syntax, int count, String message) {
    if (syntax.arguments().size() == count) {
      return true;
    }
    String example = count == 1 ? "`list<string>`" : "`map<string, int>`";
    sink.report(
        Diagnostic.of(TypeCode.INVALID_TYPE, scope.source(), syntax.span(), message)
            .withHelp("for example " + example));
    return false;
  }

  private void refuseArguments(TypeSyntax syntax) {
    if (syntax.arguments().isEmpty()) {
      return;
    }
    sink.report(
        Diagnostic.of(
            TypeCode.INVALID_TYPE,
            scope.source(),
            syntax.arguments().getFirst().span(),
            "`" + syntax.name().text() + "` takes no types in angle brackets"));
  }
}
