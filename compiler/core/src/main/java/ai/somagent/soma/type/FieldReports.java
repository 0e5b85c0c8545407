package ai.somagent.soma.type;

import ai.somagent.soma.bind.NameReports;
import ai.somagent.soma.checked.CheckedExpression;
import ai.somagent.soma.checked.FieldSymbol;
import ai.somagent.soma.checked.NamedTypeSymbol;
import ai.somagent.soma.checked.NamedTypeSymbol.UnionDefinition;
import ai.somagent.soma.checked.SomaType;
import ai.somagent.soma.checked.SomaType.ListType;
import ai.somagent.soma.checked.SomaType.MapType;
import ai.somagent.soma.checked.SomaType.NamedType;
import ai.somagent.soma.checked.SomaType.Scalar;
import ai.somagent.soma.diagnostic.CodeFix;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.diagnostic.RelatedSpan;
import ai.somagent.soma.diagnostic.TextEdit;
import ai.somagent.soma.source.Span;
import ai.somagent.soma.syntax.NameSyntax;
import java.util.ArrayList;
import java.util.List;

/** What is said about fields, cases and indexes that are not there. */
final class FieldReports {

  Diagnostic unknown(
      NameSyntax name, String owner, List<FieldSymbol> fields, Environment environment) {
    List<String> names = new ArrayList<>();
    fields.forEach(field -> names.add(field.name()));
    Diagnostic found =
        NameReports.unknown(
            TypeCode.UNKNOWN_FIELD,
            environment.source(),
            name,
            owner + " has no field `" + name.text() + "`",
            names);
    boolean list = found.help() == null && !names.isEmpty();
    return list ? found.withHelp("it has " + SettingChecker.listed(names)) : found;
  }

  Diagnostic unknownCase(
      NameSyntax name, NamedTypeSymbol type, List<String> cases, Environment environment) {
    Diagnostic found =
        NameReports.unknown(
            TypeCode.UNKNOWN_CASE,
            environment.source(),
            name,
            "`" + type.name() + "` has no case `" + name.text() + "`",
            cases);
    Diagnostic helped =
        found.help() == null ? found.withHelp("it has " + SettingChecker.listed(cases)) : found;
    return type.module().isEmpty()
        ? helped
        : helped.withRelated(List.of(new RelatedSpan(type.source(), type.span(), "declared here")));
  }

  Diagnostic typeHasNoCases(NamedTypeSymbol type, Span span, Environment environment) {
    return Diagnostic.of(
            TypeCode.NOT_A_VALUE,
            environment.source(),
            span,
            "`" + type.name() + "` is a type, not a value")
        .withHelp("a field belongs to a value of the type, not to the type");
  }

  /** A question mark, or the one that {@code has} stands for, where nothing can be absent. */
  Diagnostic needless(Span target, NameSyntax name, SomaType type, Environment environment) {
    Span dots = new Span(target.end(), name.span().start());
    Diagnostic plain =
        Diagnostic.of(
            TypeCode.NEEDLESS_QUESTION_MARK,
            environment.source(),
            new Span(target.end(), name.span().end()),
            "`" + name.text() + "` is never absent: its type is `" + TypeNames.show(type) + "`");
    if (!environment.scope().text().slice(dots).contains("?")) {
      return plain.withHelp("leave out `has(…)`, which is always `true` here");
    }
    return plain
        .withHelp("write `." + name.text() + "`")
        .withFixes(
            List.of(new CodeFix("Remove the question mark", List.of(new TextEdit(dots, ".")))));
  }

  Diagnostic noFields(
      CheckedExpression target, NameSyntax name, SomaType type, Environment environment) {
    if (type instanceof NamedType named
        && named.symbol().definition() instanceof UnionDefinition union) {
      return unionField(name, named.symbol(), union, environment);
    }
    Diagnostic plain =
        Diagnostic.of(
            TypeCode.UNKNOWN_FIELD,
            environment.source(),
            name.span(),
            TypeNames.one(type) + " has no fields");
    if (type instanceof MapType) {
      Span dot = new Span(target.span().end(), name.span().end());
      String text = "[\"" + name.text() + "\"]";
      return plain
          .withHelp("entries of a map are read with `[key]`, or `[?key]` when they may be absent")
          .withFixes(List.of(NameReports.replace(dot, text, "Change to `" + text + "`")));
    }
    boolean size = name.text().equals("length") || name.text().equals("size");
    boolean sized = type instanceof ListType || Assignability.isScalar(type, Scalar.STRING);
    return size && sized
        ? plain
            .withHelp("write `.size()`")
            .withFixes(List.of(NameReports.replace(name.span(), "size()", "Change to `size()`")))
        : plain;
  }

  private static Diagnostic unionField(
      NameSyntax name, NamedTypeSymbol symbol, UnionDefinition union, Environment environment) {
    List<String> holders = new ArrayList<>();
    union.cases().stream()
        .filter(one -> FieldRules.find(one.fields(), name.text()) != null)
        .forEach(one -> holders.add(one.name()));
    Diagnostic plain =
        Diagnostic.of(
            TypeCode.UNKNOWN_FIELD,
            environment.source(),
            name.span(),
            holders.isEmpty()
                ? "no case of `" + symbol.name() + "` has a field `" + name.text() + "`"
                : "`" + name.text() + "` is there only in some cases of `" + symbol.name() + "`");
    return holders.isEmpty()
        ? plain
        : plain.withHelp(
            "ask first: `is " + holders.getFirst() + "`, or use `match` on " + "the value");
  }

  Diagnostic noIndex(CheckedExpression target, SomaType type, Environment environment) {
    boolean json = Assignability.isScalar(type, Scalar.JSON);
    return Diagnostic.of(
            json ? TypeCode.OPAQUE_JSON : TypeCode.NO_SUCH_OPERATION,
            environment.source(),
            target.span(),
            "`[…]` works on lists and maps, this is `" + TypeNames.show(type) + "`")
        .withHelp(json ? "JSON gets a type where it enters: `as T` after the call" : null);
  }
}
