package ai.somagent.soma.type;

import ai.somagent.soma.bind.NameReports;
import ai.somagent.soma.bind.NameRules;
import ai.somagent.soma.checked.CheckedExpression;
import ai.somagent.soma.checked.DeclaredType;
import ai.somagent.soma.checked.FieldSymbol;
import ai.somagent.soma.checked.NamedTypeSymbol;
import ai.somagent.soma.checked.SomaType;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.diagnostic.DiagnosticSink;
import ai.somagent.soma.diagnostic.RelatedSpan;
import ai.somagent.soma.source.Span;
import ai.somagent.soma.syntax.ExpressionSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.ErrorExpressionSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.ListSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.MapSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.NameExpressionSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.SelectSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.UnarySyntax;
import ai.somagent.soma.syntax.FieldSyntax;
import ai.somagent.soma.syntax.StringSyntax;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of records, union cases, errors, inputs, outputs and parameter lists. A default
 * is a literal, an enum case, or a list or map of those.
 */
public final class FieldChecker {
  private final ModuleScope scope;
  private final DiagnosticSink sink;

  public FieldChecker(ModuleScope scope, DiagnosticSink sink) {
    this.scope = scope;
    this.sink = sink;
  }

  /** Fields in order; of two with one name the first. */
  public List<FieldSymbol> check(List<FieldSyntax> fields) {
    return check(fields, Set.of(), "");
  }

  /**
   * @param taken names that the language itself gives such a value
   * @param owner what has those, for the message
   */
  List<FieldSymbol> check(List<FieldSyntax> fields, Set<String> taken, String owner) {
    Map<String, FieldSyntax> seen = new LinkedHashMap<>();
    List<FieldSymbol> symbols = new ArrayList<>();
    for (FieldSyntax field : fields) {
      DeclaredType declared = scope.resolveDeclared(field.type());
      CheckedExpression value = checkDefault(field, declared.type());
      if (field.name().isMissing()) {
        continue;
      }
      if (!scope.isContract()) {
        NameRules.checkCase(field.name(), false, "field", scope.text(), sink);
      }
      if (taken.contains(field.name().text())) {
        reportTaken(field, owner);
      }
      FieldSyntax first = seen.putIfAbsent(field.name().text(), field);
      if (first == null) {
        symbols.add(
            new FieldSymbol(field.name().text(), declared.type(), value, declared.labels()));
      } else {
        reportRepeated(field, first);
      }
    }
    return symbols;
  }

  private void reportTaken(FieldSyntax field, String owner) {
    String name = field.name().text();
    sink.report(
        Diagnostic.of(
                TypeCode.REPEATED_FIELD,
                scope.source(),
                field.name().span(),
                owner + " already has `" + name + "`")
            .withHelp("choose another name"));
  }

  private void reportRepeated(FieldSyntax field, FieldSyntax first) {
    sink.report(
        Diagnostic.of(
                TypeCode.REPEATED_FIELD,
                scope.source(),
                field.name().span(),
                "`" + field.name().text() + "` is declared twice here")
            .withRelated(
                List.of(new RelatedSpan(scope.source(), first.name().span(), "declared here"))));
  }

  /** The default of {@code field}, or null without one. */
  @Nullable CheckedExpression checkDefault(FieldSyntax field, SomaType type) {
    ExpressionSyntax value = field.defaultValue();
    if (value == null) {
      return null;
    }
    if (!isConstant(value)) {
      sink.report(notConstant(field, value, type));
      return new CheckedExpression.ErrorChecked(value.span());
    }
    boolean absent =
        value instanceof ExpressionSyntax.NullSyntax
            && !(type instanceof SomaType.OptionalType)
            && type != SomaType.ErrorType.ERROR
            && !Assignability.isScalar(type, SomaType.Scalar.JSON);
    if (absent) {
      sink.report(neverAbsent(field, value, type));
      return new CheckedExpression.ErrorChecked(value.span());
    }
    return new ExpressionChecker(sink).check(value, Environment.of(scope), type);
  }

  private Diagnostic neverAbsent(FieldSyntax field, ExpressionSyntax value, SomaType type) {
    Span end = new Span(field.type().span().end(), field.type().span().end());
    return Diagnostic.of(
            TypeCode.TYPE_MISMATCH,
            scope.source(),
            value.span(),
            "expected `" + TypeNames.show(type) + "`, which cannot be absent")
        .withHelp("what may be absent has a `?` behind its type")
        .withFixes(List.of(NameReports.replace(end, "?", "Write `" + TypeNames.show(type) + "?`")));
  }

  private Diagnostic notConstant(FieldSyntax field, ExpressionSyntax value, SomaType type) {
    Diagnostic plain =
        Diagnostic.of(
            TypeCode.NOT_CONSTANT,
            scope.source(),
            value.span(),
            "the default of `" + field.name().text() + "` is not a plain value");
    boolean isCase =
        value instanceof NameExpressionSyntax name
            && Assignability.withoutOptional(type) instanceof SomaType.NamedType named
            && named.symbol().isComplete()
            && named.symbol().definition() instanceof NamedTypeSymbol.EnumDefinition cases
            && cases.cases().contains(name.name().text());
    return isCase
        ? NameReports.suggest(
            plain,
            TypeNames.show(Assignability.withoutOptional(type))
                + "."
                + scope.text().slice(value.span()))
        : plain.withHelp("a default is a literal, an enum case, or a list or map of those");
  }

  private static boolean isConstant(ExpressionSyntax value) {
    return switch (value) {
      case StringSyntax string -> string.isConstant();
      case ExpressionSyntax.IntSyntax number -> true;
      case ExpressionSyntax.DoubleSyntax number -> true;
      case ExpressionSyntax.DurationSyntax duration -> true;
      case ExpressionSyntax.BoolSyntax bool -> true;
      case ExpressionSyntax.NullSyntax none -> true;
      case UnarySyntax unary -> Literals.number(unary.operand()) != null;
      case SelectSyntax select -> SyntaxPaths.of(select) != null;
      case NameExpressionSyntax name -> false;
      case ListSyntax list ->
          list.elements().stream().allMatch(e -> !e.maybe() && isConstant(e.value()));
      case MapSyntax map ->
          map.entries().stream()
              .allMatch(e -> !e.maybe() && isConstant(e.key()) && isConstant(e.value()));
      case ErrorExpressionSyntax error -> true;
      case ExpressionSyntax.IndexSyntax index -> false;
      case ExpressionSyntax.ApplySyntax apply -> false;
      case ExpressionSyntax.BinarySyntax binary -> false;
      case ExpressionSyntax.ConditionalSyntax conditional -> false;
      case ExpressionSyntax.IsSyntax is -> false;
    };
  }
}
