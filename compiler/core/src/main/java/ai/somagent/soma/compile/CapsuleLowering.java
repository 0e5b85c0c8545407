package ai.somagent.soma.compile;

import ai.somagent.soma.checked.CheckedCapsule;
import ai.somagent.soma.checked.PolicySymbol;
import ai.somagent.soma.label.Labels;
import ai.somagent.soma.lower.Judgement;
import ai.somagent.soma.lower.ProgramLowering;
import ai.somagent.soma.policy.JudgedCapsule;
import ai.somagent.soma.policy.PolicyDecision;
import ai.somagent.soma.policy.PolicyJudge;
import ai.somagent.soma.source.SourceText;
import ai.somagent.soma.syntax.ParsedFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Lowers checked capsules. Apart from {@link Compilation}, so that checking loads no JSON. */
final class CapsuleLowering {
  private CapsuleLowering() {}

  static List<CompiledCapsule> lower(List<CheckedCapsule> capsules, List<ParsedFile> files) {
    Map<String, SourceText> sources = new HashMap<>();
    for (ParsedFile file : files) {
      sources.put(file.source().name(), file.source());
    }
    ProgramLowering lowering =
        new ProgramLowering(name -> text(sources, name), CapsuleLowering::judgement);
    List<CompiledCapsule> lowered = new ArrayList<>(capsules.size());
    for (CheckedCapsule capsule : capsules) {
      ProgramLowering.Lowered program = lowering.lower(capsule);
      lowered.add(new CompiledCapsule(program.program(), program.sourceMap()));
    }
    return List.copyOf(lowered);
  }

  private static SourceText text(Map<String, SourceText> sources, String name) {
    SourceText source = sources.get(name);
    if (source == null) {
      throw new IllegalStateException("no text is named " + name);
    }
    return source;
  }

  /** By the packs that the capsule names, and by those of its level that say anything about it. */
  private static Judgement judgement(CheckedCapsule capsule) {
    JudgedCapsule judged =
        PolicyJudge.judge(capsule, AutonomyPolicies.inForce(capsule), Labels.of(capsule));
    List<PolicySymbol> policies = new ArrayList<>(capsule.policies());
    for (PolicyDecision decision : judged.decisions()) {
      if (!policies.contains(decision.policy())) {
        policies.add(decision.policy());
      }
    }
    return policies.isEmpty() ? Judgement.NONE : new Judgement(policies, judged);
  }
}
