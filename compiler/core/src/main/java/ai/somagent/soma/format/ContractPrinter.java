package ai.somagent.soma.format;

import ai.somagent.soma.syntax.DeclarationSyntax.ActionSyntax;
import ai.somagent.soma.syntax.DeclarationSyntax.Contract;
import ai.somagent.soma.syntax.DeclarationSyntax.GateRuleSyntax;
import ai.somagent.soma.syntax.DeclarationSyntax.PersonaSyntax;
import ai.somagent.soma.syntax.DeclarationSyntax.PolicyRuleSyntax;
import ai.somagent.soma.syntax.DeclarationSyntax.PolicySyntax;
import ai.somagent.soma.syntax.DeclarationSyntax.TaskSyntax;
import ai.somagent.soma.syntax.DeclarationSyntax.ToolSyntax;
import ai.somagent.soma.syntax.DeclarationSyntax.TopicSyntax;
import ai.somagent.soma.syntax.DeclarationSyntax.VerdictRuleSyntax;
import ai.somagent.soma.syntax.NameSyntax;
import ai.somagent.soma.syntax.SettingSyntax;
import ai.somagent.soma.syntax.StringSyntax;
import ai.somagent.soma.syntax.Syntax;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tools, topics, personas, policies and tasks. */
final class ContractPrinter {
  private final Printers printers;

  ContractPrinter(Printers printers) {
    this.printers = printers;
  }

  Doc contract(Contract contract) {
    int end = contract.span().end() - 1;
    return switch (contract) {
      case TopicSyntax topic ->
          Doc.concat(
              Doc.text("topic "),
              Words.word(topic.name()),
              printers.types().parameters(topic.fields(), topic.name().span().end()),
              printers.types().settings(topic.settings(), end));
      case ToolSyntax tool -> tool(tool, end);
      case PersonaSyntax persona ->
          Doc.concat(
              Doc.text("persona "),
              Words.word(persona.name()),
              version(persona.version()),
              Doc.text(" "),
              printers.layouts().body(persona.settings(), end, printers.types()::setting));
      case PolicySyntax policy ->
          Doc.concat(
              Doc.text("policy "),
              Words.word(policy.name()),
              version(policy.version()),
              Doc.text(" "),
              printers.layouts().body(policy.rules(), end, this::rule));
      case TaskSyntax task ->
          Doc.concat(
              Doc.text("task "),
              Words.word(task.name()),
              printers.types().bindings(task.parameters(), task.name().span().end()),
              printers.types().result(task.result()),
              Doc.text(" "),
              printers.statements().block(task.body()));
    };
  }

  /** {@code version "…"} after a space, or nothing. */
  Doc version(@Nullable StringSyntax version) {
    return version == null
        ? Doc.NOTHING
        : Doc.concat(Doc.text(" version "), printers.strings().print(version));
  }

  private Doc tool(ToolSyntax tool, int end) {
    NameSyntax kind = tool.bindingKind();
    StringSyntax target = tool.bindingTarget();
    Doc binding =
        kind == null || target == null
            ? Doc.NOTHING
            : Doc.concat(
                Doc.text(" via "),
                Words.word(kind),
                Doc.text(" "),
                printers.strings().print(target));
    List<Syntax> members = new ArrayList<>(tool.settings());
    members.addAll(tool.actions());
    members.sort(Comparator.comparingInt(member -> member.span().start()));
    return Doc.concat(
        Doc.text("tool "),
        Words.word(tool.name()),
        version(tool.version()),
        binding,
        Doc.text(" "),
        printers.layouts().body(members, end, ContractPrinter::rank, this::member));
  }

  private static int rank(Syntax member) {
    return member instanceof SettingSyntax ? 0 : Layouts.SECTION;
  }

  private Doc member(Syntax member) {
    return member instanceof SettingSyntax setting
        ? printers.types().setting(setting)
        : action((ActionSyntax) member);
  }

  private Doc action(ActionSyntax action) {
    return Doc.concat(
        Doc.text("action "),
        Words.word(action.name()),
        printers.types().parameters(action.parameters(), action.name().span().end()),
        printers.types().result(action.result()),
        printers.types().settings(action.settings(), action.span().end() - 1));
  }

  private Doc rule(PolicyRuleSyntax rule) {
    return switch (rule) {
      case VerdictRuleSyntax verdict -> verdict(verdict);
      case GateRuleSyntax gate -> gate(gate);
    };
  }

  private Doc verdict(VerdictRuleSyntax rule) {
    return Doc.group(
        Doc.concat(
            Doc.text(rule.deny() ? "deny when " : "warn when "),
            printers.expressions().print(rule.condition()),
            Doc.nest(
                Doc.concat(
                    printers.chains().lineBefore(rule.because().span().start()),
                    Doc.text("because "),
                    printers.strings().print(rule.because())))));
  }

  private Doc gate(GateRuleSyntax rule) {
    Doc condition = printers.expressions().print(rule.condition());
    int start = rule.approval().span().start();
    Doc trailing = printers.trivia().lineEnd(start);
    Doc with =
        Doc.concat(
            Doc.HARD,
            printers.trivia().lines(start),
            Doc.text("with "),
            printers.effects().effect(rule.approval()));
    return Doc.concat(Doc.text("gate when "), condition, trailing, Doc.nest(with));
  }
}
