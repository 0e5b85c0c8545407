package ai.somagent.soma.generate;

import ai.somagent.soma.generate.TypedScope.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Writes the members of a plan: what it provides, its nodes, and what follows them. */
final class PlanForms {
  private final Random random;
  private final StepWriter steps;
  private final StringBuilder out = new StringBuilder();
  private final List<String> deliverables = new ArrayList<>();

  PlanForms(Random random, StepWriter steps) {
    this.random = random;
    this.steps = steps;
  }

  /** Members after the input; {@code scope} is that of the plan. */
  String members(TypedScope scope) {
    if (random.nextBoolean()) {
      out.append("provision {\nlet base = call t.put(item: ");
      out.append(steps.expression(Kind.ITEM, scope));
      out.append(") undo call t.drop(key: base)\n");
      scope.add("base", Kind.TEXT, false);
      steps.step(1, scope.block());
      out.append(steps.taken()).append("}\n");
    }
    for (int i = 0, count = 1 + random.nextInt(3); i < count; i++) {
      deliverable("d" + i, scope);
    }
    milestone(scope);
    end();
    return out.toString();
  }

  private String after() {
    return random.nextBoolean() || deliverables.isEmpty()
        ? ""
        : " after " + deliverables.get(random.nextInt(deliverables.size()));
  }

  private void deliverable(String name, TypedScope scope) {
    boolean optional = random.nextInt(4) == 0;
    boolean maybe = random.nextInt(4) == 0;
    out.append("deliverable ").append(name).append(after());
    out.append(maybe ? " when " + steps.expression(Kind.BOOL, scope) : "").append(" {\n");
    out.append(random.nextBoolean() ? "title: \"Node\"\n" : "");
    out.append(optional ? "optional: true\n" : "");
    out.append(random.nextBoolean() ? "rounds: 1\n" : "");
    TypedScope inner = scope.block();
    out.append(maker(inner)).append('\n');
    inner.add(name, Kind.ITEM, false);
    if (random.nextBoolean()) {
      out.append("let check = call t.get(name: ").append(name).append(".name)\n");
      inner.add("check", Kind.ITEM, false);
    }
    for (int i = random.nextInt(3); i > 0; i--) {
      out.append("accept ").append(steps.expression(Kind.BOOL, inner)).append('\n');
    }
    out.append(random.nextInt(3) > 0 ? "" : "accept " + name + ".size > 1\nrevise " + maker(inner));
    out.append("\n}\n");
    deliverables.add(name);
    scope.add(name, optional || maybe ? Kind.MAYBE_ITEM : Kind.ITEM, false);
  }

  private String maker(TypedScope scope) {
    String text = steps.expression(Kind.TEXT, scope);
    return switch (random.nextInt(3)) {
      case 0 -> "call t.get(name: " + text + ") retry 1 within 5m";
      case 1 -> "ask guide(prompt: " + text + ") as Item within 1m";
      default -> "call t.fetch(name: " + text + ") as Item";
    };
  }

  private void milestone(TypedScope scope) {
    out.append("milestone ready after ").append(deliverables.getLast()).append(" {\n");
    out.append("accept ").append(steps.expression(Kind.BOOL, scope)).append('\n');
    if (random.nextBoolean()) {
      out.append("approve(title: \"Ready?\", by: role(\"owner\")) within 24h\n");
    }
    out.append("}\ndeploy production after ready");
    out.append(random.nextBoolean() ? "" : " when " + steps.expression(Kind.BOOL, scope));
    out.append(" {\ncall t.put(item: ").append(steps.expression(Kind.ITEM, scope));
    out.append(") undo {}\n}\n");
  }

  private void end() {
    if (random.nextBoolean()) {
      out.append("sync {\nlet finished = outcomes.filter(o, o.status == NodeStatus.accepted)\n");
      out.append("emit seen(name: \"done\", count: finished.size())\n}\n");
    }
    if (random.nextInt(3) == 0) {
      out.append("improve {\nlet _more = ask guide(prompt: \"${outcomes.size()}\") within 1m\n}\n");
    }
  }
}
