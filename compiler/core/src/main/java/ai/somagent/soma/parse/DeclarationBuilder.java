package ai.somagent.soma.parse;

import ai.somagent.soma.grammar.SomaParser.ConstDeclContext;
import ai.somagent.soma.grammar.SomaParser.EnumCaseContext;
import ai.somagent.soma.grammar.SomaParser.EnumDeclContext;
import ai.somagent.soma.grammar.SomaParser.ErrorDeclContext;
import ai.somagent.soma.grammar.SomaParser.FunctionDeclContext;
import ai.somagent.soma.grammar.SomaParser.TypeDeclContext;
import ai.somagent.soma.grammar.SomaParser.UnionCaseContext;
import ai.somagent.soma.grammar.SomaParser.UnionDeclContext;
import ai.somagent.soma.source.Span;
import ai.somagent.soma.syntax.DeclarationSyntax;
import ai.somagent.soma.syntax.DeclarationSyntax.AliasSyntax;
import ai.somagent.soma.syntax.DeclarationSyntax.ConstSyntax;
import ai.somagent.soma.syntax.DeclarationSyntax.EnumSyntax;
import ai.somagent.soma.syntax.DeclarationSyntax.ErrorKindSyntax;
import ai.somagent.soma.syntax.DeclarationSyntax.FunctionSyntax;
import ai.somagent.soma.syntax.DeclarationSyntax.RecordSyntax;
import ai.somagent.soma.syntax.DeclarationSyntax.UnionCaseSyntax;
import ai.somagent.soma.syntax.DeclarationSyntax.UnionSyntax;
import ai.somagent.soma.syntax.NameSyntax;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.tree.ParseTree;
import org.jspecify.annotations.Nullable;

/** Declarations of data: types, errors, constants and functions. */
final class DeclarationBuilder {
  private final TreeBuilder builder;

  DeclarationBuilder(TreeBuilder builder) {
    this.builder = builder;
  }

  /** The declaration, or null where {@code tree} is not one of data. */
  @Nullable DeclarationSyntax declaration(ParseTree tree, Span span) {
    // Not a switch over types: each would cost milliseconds when it runs for the first time.
    if (tree instanceof TypeDeclContext type) {
      return type(type, span);
    }
    if (tree instanceof EnumDeclContext enumeration) {
      return enumeration(enumeration, span);
    }
    if (tree instanceof UnionDeclContext union) {
      return union(union, span);
    }
    if (tree instanceof ErrorDeclContext error) {
      return new ErrorKindSyntax(
          builder.names.word(error.word(), error), builder.types.parameters(error.params()), span);
    }
    if (tree instanceof FunctionDeclContext function) {
      return function(function, span);
    }
    if (tree instanceof ConstDeclContext constant) {
      return constant(constant, span);
    }
    return null;
  }

  private DeclarationSyntax type(TypeDeclContext context, Span span) {
    NameSyntax name = builder.names.word(context.word(), context);
    return context.ASSIGN() != null
        ? new AliasSyntax(name, builder.types.type(context.type(), context), span)
        : new RecordSyntax(name, builder.types.fields(context.fieldBlock()), span);
  }

  private EnumSyntax enumeration(EnumDeclContext context, Span span) {
    List<NameSyntax> cases = new ArrayList<>();
    for (EnumCaseContext enumCase : context.enumCase()) {
      cases.add(builder.names.word(enumCase.word(), enumCase));
    }
    SeparatorRules.checkCommas(builder.report, context, EnumCaseContext.class, false);
    return new EnumSyntax(builder.names.word(context.word(), context), cases, span);
  }

  private UnionSyntax union(UnionDeclContext context, Span span) {
    List<UnionCaseSyntax> cases = new ArrayList<>();
    for (UnionCaseContext unionCase : context.unionCase()) {
      cases.add(
          new UnionCaseSyntax(
              builder.names.word(unionCase.word(), unionCase),
              builder.types.parameters(unionCase.params()),
              TypeBuilder.withoutComma(unionCase, unionCase.COMMA() != null)));
    }
    return new UnionSyntax(builder.names.word(context.word(), context), cases, span);
  }

  private FunctionSyntax function(FunctionDeclContext context, Span span) {
    return new FunctionSyntax(
        builder.names.name(context.name(), context),
        builder.types.bindingParameters(context.params()),
        builder.types.type(context.type(), context),
        builder.expressions.expression(context.expr(), context),
        span);
  }

  private ConstSyntax constant(ConstDeclContext context, Span span) {
    return new ConstSyntax(
        builder.names.name(context.name(), context),
        builder.types.optionalType(context.type(), context),
        builder.expressions.expression(context.expr(), context),
        span);
  }
}
