package ai.somagent.soma.parse;

import ai.somagent.soma.grammar.SomaParser.FieldBlockContext;
import ai.somagent.soma.grammar.SomaParser.FieldContext;
import ai.somagent.soma.grammar.SomaParser.LabelContext;
import ai.somagent.soma.grammar.SomaParser.ParamsContext;
import ai.somagent.soma.grammar.SomaParser.TypeArgsContext;
import ai.somagent.soma.grammar.SomaParser.TypeContext;
import ai.somagent.soma.source.Span;
import ai.somagent.soma.syntax.ArgumentSyntax;
import ai.somagent.soma.syntax.FieldSyntax;
import ai.somagent.soma.syntax.NameSyntax;
import ai.somagent.soma.syntax.PathSyntax;
import ai.somagent.soma.syntax.TypeSyntax;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.ParseTree;
import org.jspecify.annotations.Nullable;

/** Types, and the fields and parameters that carry them. */
final class TypeBuilder {
  private final TreeBuilder builder;

  TypeBuilder(TreeBuilder builder) {
    this.builder = builder;
  }

  /** A type that has to be there. */
  TypeSyntax type(@Nullable TypeContext context, ParserRuleContext parent) {
    if (context == null) {
      Span span = TreeSpans.emptyAt(TreeSpans.end(parent));
      PathSyntax name = new PathSyntax(List.of(new NameSyntax("", span)), span);
      return new TypeSyntax(List.of(), name, List.of(), List.of(), false, span);
    }
    List<NameSyntax> labels = List.of();
    if (!context.label().isEmpty()) {
      labels = new ArrayList<>(2);
      for (LabelContext label : context.label()) {
        labels.add(NameBuilder.ofToken((LexedToken) label.start));
      }
    }
    List<ArgumentSyntax> limits = builder.arguments.named(context.args(), "limits of a type");
    return new TypeSyntax(
        labels,
        builder.names.typeName(context.typeName(), context),
        arguments(context.typeArgs()),
        limits,
        context.QUESTION() != null,
        TreeSpans.of(context));
  }

  @Nullable TypeSyntax optionalType(@Nullable TypeContext context, ParserRuleContext parent) {
    return context == null ? null : type(context, parent);
  }

  private List<TypeSyntax> arguments(@Nullable TypeArgsContext context) {
    if (context == null || context.children == null) {
      return List.of();
    }
    List<TypeSyntax> types = new ArrayList<>(2);
    for (ParseTree child : context.children) {
      if (child instanceof TypeContext type) {
        types.add(type(type, context));
      }
    }
    return types;
  }

  /** Fields in braces: a comma is wanted only between fields of one line. */
  List<FieldSyntax> fields(@Nullable FieldBlockContext context) {
    return fields(context, false);
  }

  /** Parameters in parentheses: a comma is always wanted. */
  List<FieldSyntax> parameters(@Nullable ParamsContext context) {
    return fields(context, true);
  }

  /** Parameters that the body refers to by their bare name, so that they may not be reserved. */
  List<FieldSyntax> bindingParameters(@Nullable ParamsContext context) {
    List<FieldSyntax> fields = fields(context, true);
    for (FieldSyntax field : fields) {
      if (SeparatorRules.isReservedName(builder.source, field.name())) {
        builder.report.add(ParseDiagnostics.reservedName(builder.source, field.name().span()));
      }
    }
    return fields;
  }

  private List<FieldSyntax> fields(@Nullable ParserRuleContext context, boolean commas) {
    if (context == null || context.children == null) {
      return List.of();
    }
    List<FieldSyntax> fields = new ArrayList<>(context.children.size());
    for (ParseTree child : context.children) {
      if (child instanceof FieldContext field) {
        fields.add(field(field));
      }
    }
    SeparatorRules.checkCommas(builder.report, context, FieldContext.class, commas);
    return fields;
  }

  private FieldSyntax field(FieldContext context) {
    return new FieldSyntax(
        builder.names.key(context.key(), context),
        type(context.type(), context),
        builder.expressions.optional(context.expr()),
        withoutComma(context, context.COMMA() != null));
  }

  /** The span of an item without the comma that may end it. */
  static Span withoutComma(ParserRuleContext context, boolean comma) {
    Span span = TreeSpans.of(context);
    if (!comma || context.getChildCount() < 2) {
      return span;
    }
    ParseTree last = context.getChild(context.getChildCount() - 2);
    int end =
        last instanceof ParserRuleContext rule
            ? TreeSpans.end(rule)
            : ((LexedToken) last.getPayload()).end();
    return new Span(span.start(), Math.max(span.start(), end));
  }
}
