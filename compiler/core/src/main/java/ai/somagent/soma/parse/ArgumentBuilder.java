package ai.somagent.soma.parse;

import ai.somagent.soma.grammar.SomaParser.ArgsContext;
import ai.somagent.soma.grammar.SomaParser.ArgumentContext;
import ai.somagent.soma.grammar.SomaParser.SettingBlockContext;
import ai.somagent.soma.grammar.SomaParser.SettingContext;
import ai.somagent.soma.syntax.ArgumentSyntax;
import ai.somagent.soma.syntax.NameSyntax;
import ai.somagent.soma.syntax.SettingSyntax;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.tree.ErrorNode;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/** Arguments and settings. */
final class ArgumentBuilder {
  private final TreeBuilder builder;

  ArgumentBuilder(TreeBuilder builder) {
    this.builder = builder;
  }

  /** Arguments of a function or construction: named or not. */
  List<ArgumentSyntax> arguments(@Nullable ArgsContext context) {
    if (context == null || context.children == null) {
      return List.of();
    }
    List<ArgumentSyntax> arguments = new ArrayList<>(context.children.size() / 2);
    for (ParseTree child : context.children) {
      if (child instanceof ArgumentContext argument) {
        arguments.add(argument(argument));
      }
    }
    SeparatorRules.checkGaps(builder.report, context, "an argument");
    return arguments;
  }

  /** Arguments that must all be named; {@code owner} says whose they are, in the plural. */
  List<ArgumentSyntax> named(@Nullable ArgsContext context, String owner) {
    List<ArgumentSyntax> arguments = arguments(context);
    if (context == null || context.children == null || !isSound(context)) {
      return arguments;
    }
    for (ArgumentSyntax argument : arguments) {
      if (argument.name() == null
          && argument.span().length() > 0
          && !builder.report.mentions(argument.span())) {
        builder.report.addSyntax(
            ParseDiagnostics.unnamedArgument(builder.source, argument.span(), owner));
      }
    }
    return arguments;
  }

  /** Whether the parser has said nothing about this list yet. */
  private static boolean isSound(ArgsContext context) {
    for (ParseTree child : context.children) {
      if (child instanceof TerminalNode node && ((LexedToken) node.getSymbol()).virtual
          || child instanceof ErrorNode) {
        return false;
      }
    }
    return context.exception == null;
  }

  private ArgumentSyntax argument(ArgumentContext context) {
    TerminalNode key = context.KEY();
    NameSyntax name = key == null ? null : NameBuilder.ofToken((LexedToken) key.getSymbol());
    return new ArgumentSyntax(
        name, builder.expressions.expression(context.expr(), context), TreeSpans.of(context));
  }

  /** Settings in braces. */
  List<SettingSyntax> settings(@Nullable SettingBlockContext context) {
    if (context == null || context.children == null) {
      return List.of();
    }
    List<SettingSyntax> settings = new ArrayList<>(context.children.size());
    for (ParseTree child : context.children) {
      if (child instanceof SettingContext setting) {
        settings.add(setting(setting));
      }
    }
    SeparatorRules.checkCommas(builder.report, context, SettingContext.class, false);
    return settings;
  }

  SettingSyntax setting(SettingContext context) {
    return new SettingSyntax(
        builder.names.key(context.key(), context),
        builder.expressions.expression(context.expr(), context),
        TypeBuilder.withoutComma(context, context.COMMA() != null));
  }
}
