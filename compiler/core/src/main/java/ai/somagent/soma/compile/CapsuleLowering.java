package ai.somagent.soma.compile;

import ai.somagent.soma.checked.CheckedCapsule;
import ai.somagent.soma.lower.ProgramLowering;
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
    List<CompiledCapsule> lowered = new ArrayList<>(capsules.size());
    for (CheckedCapsule capsule : capsules) {
      SourceText source = sources.get(capsule.source());
      if (source == null) {
        throw new IllegalStateException("no text is named " + capsule.source());
      }
      ProgramLowering.Lowered program = ProgramLowering.lower(capsule, source);
      lowered.add(new CompiledCapsule(program.program(), program.sourceMap()));
    }
    return List.copyOf(lowered);
  }
}
