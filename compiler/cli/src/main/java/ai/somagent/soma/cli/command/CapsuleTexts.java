package ai.somagent.soma.cli.command;

import ai.somagent.soma.checked.CheckedCapsule;
import ai.somagent.soma.compile.Compilation;
import ai.somagent.soma.format.Formatter;
import ai.somagent.soma.syntax.ParsedFile;
import java.util.HashMap;
import java.util.Map;

/** The files of capsules in canonical layout: what they share with others is part of them, too. */
final class CapsuleTexts {
  private final Map<String, String> files = new HashMap<>();

  CapsuleTexts(Compilation compilation) {
    for (ParsedFile file : compilation.files()) {
      files.put(file.source().name(), Formatter.format(file));
    }
  }

  /** The canonical text of everything in the file that declares {@code capsule}, versions aside. */
  String of(CheckedCapsule capsule) {
    return files
        .getOrDefault(capsule.source(), "")
        .replace("version \"" + capsule.version() + "\"", "version");
  }
}
