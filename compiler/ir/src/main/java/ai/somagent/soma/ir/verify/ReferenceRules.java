package ai.somagent.soma.ir.verify;

import ai.somagent.soma.ir.ProgramIr;
import ai.somagent.soma.ir.ReferencesIr.ChildIr;
import ai.somagent.soma.ir.ReferencesIr.PersonaIr;
import ai.somagent.soma.ir.ReferencesIr.PolicyIr;
import ai.somagent.soma.ir.ReferencesIr.TopicIr;
import ai.somagent.soma.ir.digest.Digests;
import ai.somagent.soma.ir.type.FieldIr;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Personas, topics, child capsules and policies are possible ones. */
final class ReferenceRules {
  private static final double HOTTEST = 2;

  private final ProgramIr program;
  private final Findings findings;

  private ReferenceRules(ProgramIr program, Findings findings) {
    this.program = program;
    this.findings = findings;
  }

  static void check(ProgramIr program, Findings findings) {
    ReferenceRules rules = new ReferenceRules(program, findings);
    program.references().personas().forEach(rules::persona);
    program.references().topics().forEach(rules::topic);
    program.references().capsules().forEach(rules::child);
    rules.policies(program.references().policies());
    rules.raises();
  }

  private void persona(String name, PersonaIr persona) {
    boolean sound =
        NameRules.isQualified(name)
            && !persona.model().isEmpty()
            && persona.temperature() >= 0
            && persona.temperature() <= HOTTEST
            && persona.maxTokens() > 0
            && isSorted(persona.tools());
    if (!sound) {
      refuse("persona `" + name + "` has a part that no persona can have");
    }
    for (String tool : persona.tools()) {
      if (!program.tools().containsKey(tool)) {
        findings.add(
            IrRule.REFERENCE_UNKNOWN, "persona `" + name + "` names no tool `" + tool + "`");
      }
    }
  }

  private void topic(String name, TopicIr topic) {
    List<FieldIr> fields = MemberRules.record(program, topic.payload());
    boolean sound =
        NameRules.isQualified(name)
            && !topic.wireName().isBlank()
            && fields != null
            && (topic.retentionMillis() == null || topic.retentionMillis() > 0)
            && (topic.key() == null
                || fields.stream().anyMatch(field -> field.name().equals(topic.key())));
    if (!sound) {
      refuse("topic `" + name + "` has a part that no topic can have");
    }
  }

  private void child(String name, ChildIr child) {
    boolean itself = name.equals(program.capsule().id());
    if (!NameRules.isQualified(name)
        || itself
        || !NameRules.isVersion(child.version())
        || !Digests.isDigest(child.digest())) {
      refuse("`" + name + "` is no capsule that can be run from here");
    }
  }

  private void policies(List<PolicyIr> policies) {
    Set<String> seen = new HashSet<>();
    for (PolicyIr policy : policies) {
      if (!NameRules.isQualified(policy.name())
          || !NameRules.isVersion(policy.version())
          || !seen.add(policy.name())) {
        refuse("`" + policy.name() + "` is no policy, or named twice");
      }
    }
  }

  private void raises() {
    if (!isSorted(program.raises())) {
      refuse("what is raised must be sorted and named once");
    }
    for (String kind : program.raises()) {
      if (!ErrorRules.isKnown(program, kind)) {
        refuse("nothing can raise `" + kind + "`");
      }
    }
  }

  static boolean isSorted(List<String> names) {
    return List.copyOf(new TreeSet<>(names)).equals(names);
  }

  private void refuse(String message) {
    findings.add(IrRule.REFERENCE_FORM, message);
  }
}
