package ai.somagent.soma.type;

import ai.somagent.soma.checked.PlanNodeChecked.Kind;
import ai.somagent.soma.source.Span;
import ai.somagent.soma.syntax.BlockSyntax;
import ai.somagent.soma.syntax.EffectSyntax;
import ai.somagent.soma.syntax.EffectSyntax.ApproveSyntax;
import ai.somagent.soma.syntax.EffectSyntax.InvokeSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax;
import ai.somagent.soma.syntax.NameSyntax;
import ai.somagent.soma.syntax.PlanSyntax.DeployMember;
import ai.somagent.soma.syntax.PlanSyntax.EffectItem;
import ai.somagent.soma.syntax.PlanSyntax.NodeItem;
import ai.somagent.soma.syntax.PlanSyntax.NodeMember;
import ai.somagent.soma.syntax.Syntax;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A node of a plan as written.
 *
 * @param items of a deliverable or milestone
 * @param body of a deployment, or null
 */
record PlanNodeSource(
    Kind kind,
    NameSyntax name,
    List<NameSyntax> after,
    @Nullable ExpressionSyntax when,
    List<NodeItem> items,
    @Nullable BlockSyntax body,
    Span span) {
  PlanNodeSource {
    after = List.copyOf(after);
    items = List.copyOf(items);
  }

  static PlanNodeSource of(NodeMember node) {
    return new PlanNodeSource(
        node.milestone() ? Kind.MILESTONE : Kind.DELIVERABLE,
        node.name(),
        node.after(),
        node.when(),
        node.items(),
        null,
        node.span());
  }

  static PlanNodeSource of(DeployMember node) {
    return new PlanNodeSource(
        Kind.DEPLOY, node.name(), node.after(), node.when(), List.of(), node.body(), node.span());
  }

  /** What messages call it. */
  String noun() {
    return switch (kind) {
      case DELIVERABLE -> "deliverable";
      case MILESTONE -> "milestone";
      case DEPLOY -> "deployment";
    };
  }

  /** The effects that could make a result, in order. */
  List<InvokeSyntax> makers() {
    List<InvokeSyntax> makers = new ArrayList<>();
    for (EffectSyntax effect : effects()) {
      if (effect instanceof InvokeSyntax invoke) {
        makers.add(invoke);
      }
    }
    return makers;
  }

  List<ApproveSyntax> approvals() {
    List<ApproveSyntax> approvals = new ArrayList<>();
    for (EffectSyntax effect : effects()) {
      if (effect instanceof ApproveSyntax approve) {
        approvals.add(approve);
      }
    }
    return approvals;
  }

  /** The effects that do not belong to a let. */
  List<EffectSyntax> effects() {
    List<EffectSyntax> effects = new ArrayList<>();
    for (NodeItem item : items) {
      if (item instanceof EffectItem effect) {
        effects.add(effect.effect());
      }
    }
    return effects;
  }

  /** What is done or tested before the node has a result of its own. */
  List<Syntax> beforeResult() {
    List<Syntax> parts = new ArrayList<>();
    if (when != null) {
      parts.add(when);
    }
    if (body != null) {
      parts.add(body);
    }
    List<InvokeSyntax> makers = makers();
    if (!makers.isEmpty()) {
      parts.add(makers.getFirst());
    }
    return parts;
  }
}
