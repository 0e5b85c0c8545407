package ai.somagent.soma.ir.verify;

import ai.somagent.soma.ir.ProgramIr;
import ai.somagent.soma.ir.node.EffectIr;
import ai.somagent.soma.ir.node.EffectIr.ApproveIr;
import ai.somagent.soma.ir.node.EffectIr.AskIr;
import ai.somagent.soma.ir.node.EffectIr.EndorseIr;
import ai.somagent.soma.ir.node.NodeIr;
import ai.somagent.soma.ir.type.FieldIr;
import ai.somagent.soma.ir.type.LimitsIr;
import ai.somagent.soma.ir.type.PatternBound;
import ai.somagent.soma.ir.type.TypeDefinitionIr;
import ai.somagent.soma.ir.type.TypeDefinitionIr.CaseIr;
import ai.somagent.soma.ir.type.TypeDefinitionIr.EnumIr;
import ai.somagent.soma.ir.type.TypeDefinitionIr.RecordIr;
import ai.somagent.soma.ir.type.TypeDefinitionIr.UnionIr;
import ai.somagent.soma.ir.type.TypeIr;
import ai.somagent.soma.ir.type.TypeIr.ListTypeIr;
import ai.somagent.soma.ir.type.TypeIr.MapTypeIr;
import ai.somagent.soma.ir.type.TypeIr.NamedTypeIr;
import ai.somagent.soma.ir.type.TypeIr.OptionalTypeIr;
import ai.somagent.soma.ir.type.TypeIr.ScalarTypeIr;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Types resolve, have values of finite size, and carry only limits that they can have. */
final class TypeRules {
  private static final int MAX_DEPTH = 32;

  private final ProgramIr program;
  private final Findings findings;

  private TypeRules(ProgramIr program, Findings findings) {
    this.program = program;
    this.findings = findings;
  }

  static void check(ProgramIr program, Findings findings) {
    TypeRules rules = new TypeRules(program, findings);
    program.types().forEach(rules::definition);
    program.errors().forEach((kind, fields) -> rules.fields("error `" + kind + "`", fields));
    program
        .tools()
        .forEach((key, tool) -> {
          rules.fields("tool `" + key + "`", tool.parameters());
          if (tool.result() != null) {
            rules.type("the result of tool `" + key + "`", tool.result(), 0);
          }
        });
    rules.fields("the input", program.input());
    rules.members();
    if (program.output() != null) {
      rules.type("the output", program.output(), 0);
    }
    program.slots().forEach((id, slot) -> rules.type("slot `" + id + "`", slot.type(), 0));
    if (findings.isEmpty()) {
      rules.defaults();
    }
  }

  /** Types of what a program refers to, of its members and in its nodes. */
  private void members() {
    program.references().topics().forEach((name, topic) -> type(topicOf(name), topic.payload(), 0));
    program
        .references()
        .capsules()
        .forEach((name, child) -> {
          fields("capsule `" + name + "`", child.input());
          optional("the output of capsule `" + name + "`", child.output());
        });
    program
        .members()
        .signals()
        .forEach((name, signal) -> type("signal `" + name + "`", signal.payload(), 0));
    program
        .members()
        .updates()
        .forEach((name, update) -> {
          fields("update `" + name + "`", update.parameters());
          optional("the result of update `" + name + "`", update.result());
        });
    program
        .members()
        .queries()
        .forEach((name, query) -> type("query `" + name + "`", query.type(), 0));
    for (NodeIr node : program.nodes().values()) {
      if (node instanceof EffectIr effect) {
        inside(effect, "node `" + node.id() + "`");
      }
    }
  }

  private static String topicOf(String name) {
    return "topic `" + name + "`";
  }

  private void inside(EffectIr effect, String where) {
    optional(where, effect.clauses().decode());
    switch (effect) {
      case AskIr ask -> type(where, ask.answer(), 0);
      case ApproveIr approve -> optional(where, approve.form());
      case EndorseIr endorse -> type(where, endorse.type(), 0);
      default -> {}
    }
  }

  private void optional(String where, @Nullable TypeIr type) {
    if (type != null) {
      type(where, type, 0);
    }
  }

  private void definition(String name, TypeDefinitionIr definition) {
    String where = "type `" + name + "`";
    switch (definition) {
      case RecordIr(List<FieldIr> fields) -> fields(where, fields);
      case EnumIr(List<String> cases) -> distinctNames(where, cases);
      case UnionIr(List<CaseIr> cases) -> {
        distinctNames(where, cases.stream().map(CaseIr::name).toList());
        for (CaseIr one : cases) {
          fields(where + " case `" + one.name() + "`", one.fields());
          if (one.fields().stream().anyMatch(field -> field.name().equals("kind"))) {
            findings.add(IrRule.TYPE_FORM, where + " case `" + one.name() + "` has a field `kind`");
          }
        }
      }
    }
  }

  private void distinctNames(String where, List<String> cases) {
    if (cases.isEmpty()) {
      findings.add(IrRule.TYPE_FORM, where + " has no cases");
    }
    Set<String> seen = new HashSet<>();
    for (String one : cases) {
      if (!NameRules.IDENTIFIER.matcher(one).matches() || !seen.add(one)) {
        findings.add(IrRule.TYPE_FORM, where + " cannot have the case `" + one + "`");
      }
    }
  }

  private void fields(String where, List<FieldIr> fields) {
    Set<String> seen = new HashSet<>();
    for (FieldIr field : fields) {
      if (!NameRules.isFieldName(field.name()) || !seen.add(field.name())) {
        findings.add(IrRule.TYPE_FORM, where + " cannot have the field `" + field.name() + "`");
      }
      type(where + " field `" + field.name() + "`", field.type(), 0);
    }
  }

  private void type(String where, TypeIr type, int depth) {
    if (depth > MAX_DEPTH) {
      findings.add(IrRule.TYPE_FORM, where + " is nested more than " + MAX_DEPTH + " deep");
      return;
    }
    switch (type) {
      case ScalarTypeIr scalar -> scalar(where, scalar);
      case ListTypeIr list -> {
        sizes(where, list.limits());
        type(where, list.element(), depth + 1);
      }
      case MapTypeIr map -> {
        sizes(where, map.limits());
        if (map.keyEnum() != null && !(program.types().get(map.keyEnum()) instanceof EnumIr)) {
          findings.add(IrRule.TYPE_UNKNOWN, where + " names no enum `" + map.keyEnum() + "`");
        }
        type(where, map.value(), depth + 1);
      }
      case OptionalTypeIr optional -> {
        if (optional.of() instanceof OptionalTypeIr) {
          findings.add(IrRule.TYPE_FORM, where + " is an optional of an optional");
        }
        type(where, optional.of(), depth + 1);
      }
      case NamedTypeIr named -> {
        if (!program.types().containsKey(named.name())) {
          findings.add(IrRule.TYPE_UNKNOWN, where + " names no type `" + named.name() + "`");
        }
      }
    }
  }

  private void scalar(String where, ScalarTypeIr scalar) {
    if (!LimitRules.allows(scalar.kind(), scalar.limits())) {
      findings.add(IrRule.TYPE_FORM, where + " has limits that its type cannot have");
    }
    String pattern = scalar.limits().pattern();
    String refusal = pattern == null ? null : PatternBound.refusal(pattern);
    if (refusal != null) {
      findings.add(IrRule.TYPE_FORM, where + " has a pattern that is too large: " + refusal);
    }
  }

  private void sizes(String where, LimitsIr limits) {
    if (!LimitRules.areSizes(limits)) {
      findings.add(IrRule.TYPE_FORM, where + " has sizes that are none");
    }
  }

  /** Values of infinite size, and defaults; both need every name to resolve. */
  private void defaults() {
    for (String name : FiniteTypes.infinite(program.types())) {
      findings.add(IrRule.TYPE_INFINITE, "every value of type `" + name + "` contains another");
    }
    if (!findings.isEmpty()) {
      return;
    }
    DefaultValues values = new DefaultValues(program.types());
    program.types().forEach((name, type) -> defaultsOf(values, "type `" + name + "`", type));
    program.errors().forEach((kind, fields) -> defaultsOf(values, "error `" + kind + "`", fields));
    program
        .tools()
        .forEach((key, tool) -> defaultsOf(values, "tool `" + key + "`", tool.parameters()));
    defaultsOf(values, "the input", program.input());
  }

  private void defaultsOf(DefaultValues values, String where, TypeDefinitionIr definition) {
    switch (definition) {
      case RecordIr(List<FieldIr> fields) -> defaultsOf(values, where, fields);
      case UnionIr(List<CaseIr> cases) ->
          cases.forEach(one -> defaultsOf(values, where, one.fields()));
      case EnumIr _ -> {}
    }
  }

  private void defaultsOf(DefaultValues values, String where, List<FieldIr> fields) {
    for (FieldIr field : fields) {
      if (field.defaultValue() != null
          && (field.defaultValue().isNull() || !values.fits(field.defaultValue(), field.type()))) {
        findings.add(
            IrRule.TYPE_DEFAULT,
            where + " field `" + field.name() + "` has a default that is not of its type");
      }
    }
  }
}
