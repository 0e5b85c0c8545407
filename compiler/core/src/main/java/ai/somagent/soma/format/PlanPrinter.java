package ai.somagent.soma.format;

import ai.somagent.soma.syntax.EffectSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax;
import ai.somagent.soma.syntax.NameSyntax;
import ai.somagent.soma.syntax.PlanSyntax;
import ai.somagent.soma.syntax.PlanSyntax.AcceptItem;
import ai.somagent.soma.syntax.PlanSyntax.BudgetMember;
import ai.somagent.soma.syntax.PlanSyntax.DeployMember;
import ai.somagent.soma.syntax.PlanSyntax.EffectItem;
import ai.somagent.soma.syntax.PlanSyntax.InputMember;
import ai.somagent.soma.syntax.PlanSyntax.LetItem;
import ai.somagent.soma.syntax.PlanSyntax.Member;
import ai.somagent.soma.syntax.PlanSyntax.NodeItem;
import ai.somagent.soma.syntax.PlanSyntax.NodeMember;
import ai.somagent.soma.syntax.PlanSyntax.PhaseMember;
import ai.somagent.soma.syntax.PlanSyntax.ReviseItem;
import ai.somagent.soma.syntax.PlanSyntax.SettingItem;
import ai.somagent.soma.syntax.PlanSyntax.SettingMember;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Plans, their members and the items of their nodes in canonical order. */
final class PlanPrinter {
  private static final int PROVISION = 2 * Layouts.SECTION;
  private static final int NODES = 3 * Layouts.SECTION + Layouts.APART;
  private static final int SYNC = 4 * Layouts.SECTION;
  private static final int IMPROVE = 5 * Layouts.SECTION;

  private final Printers printers;

  PlanPrinter(Printers printers) {
    this.printers = printers;
  }

  Doc plan(PlanSyntax plan) {
    int end = plan.span().end() - 1;
    return Doc.concat(
        Doc.text("plan "),
        Words.word(plan.name()),
        Doc.text(" version "),
        printers.strings().print(plan.version()),
        Doc.text(" "),
        printers.layouts().body(plan.members(), end, PlanPrinter::rank, this::member));
  }

  private static int rank(Member member) {
    return switch (member) {
      case SettingMember _ -> 0;
      case BudgetMember _ -> 1;
      case InputMember _ -> Layouts.SECTION;
      case PhaseMember phase ->
          switch (phase.phase()) {
            case PROVISION -> PROVISION;
            case SYNC -> SYNC;
            case IMPROVE -> IMPROVE;
          };
      case NodeMember _, DeployMember _ -> NODES;
    };
  }

  private Doc member(Member member) {
    int end = member.span().end() - 1;
    return switch (member) {
      case SettingMember setting -> printers.types().setting(setting.setting());
      case BudgetMember budget ->
          Doc.concat(
              Doc.text("budget"),
              printers.expressions().namedFrom(budget.arguments(), budget.span().start()));
      case InputMember input ->
          Doc.concat(Doc.text("input "), printers.types().fields(input.fields(), end));
      case PhaseMember phase ->
          Doc.concat(Doc.text(word(phase.phase())), printers.statements().block(phase.body()));
      case NodeMember node ->
          Doc.concat(
              head(
                  node.milestone() ? "milestone " : "deliverable ",
                  node.name(),
                  node.after(),
                  node.when()),
              printers.layouts().body(node.items(), end, PlanPrinter::itemRank, this::item));
      case DeployMember deploy ->
          Doc.concat(
              head("deploy ", deploy.name(), deploy.after(), deploy.when()),
              printers.statements().block(deploy.body()));
    };
  }

  private static String word(PlanSyntax.Phase phase) {
    return switch (phase) {
      case PROVISION -> "provision ";
      case SYNC -> "sync ";
      case IMPROVE -> "improve ";
    };
  }

  private Doc head(
      String word, NameSyntax name, List<NameSyntax> after, @Nullable ExpressionSyntax when) {
    return Doc.concat(
        Doc.text(word),
        Words.name(name),
        Doc.text(after.isEmpty() ? "" : " after " + Words.names(after)),
        when == null
            ? Doc.NOTHING
            : Doc.concat(Doc.text(" when "), printers.expressions().print(when)),
        Doc.text(" "));
  }

  /** Settings, maker and checks as written, then every condition, then who approves. */
  private static int itemRank(NodeItem item) {
    return switch (item) {
      case SettingItem _ -> 0;
      case EffectItem effect when effect.effect() instanceof EffectSyntax.ApproveSyntax -> 4;
      case EffectItem _, LetItem _ -> 1;
      case AcceptItem _ -> 2;
      case ReviseItem _ -> 3;
    };
  }

  private Doc item(NodeItem item) {
    return switch (item) {
      case SettingItem setting -> printers.types().setting(setting.setting());
      case LetItem let -> printers.statements().statement(let.let());
      case EffectItem effect -> printers.effects().effect(effect.effect());
      case AcceptItem accept ->
          Doc.concat(Doc.text("accept "), printers.expressions().print(accept.condition()));
      case ReviseItem revise ->
          Doc.concat(Doc.text("revise "), printers.statements().value(revise.effect()));
    };
  }
}
