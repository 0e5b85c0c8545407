package ai.somagent.soma.cli.process;

import ai.somagent.soma.archive.BundleWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The marketplace bundle with so much documentation that its checks take a while. */
final class LargeBundle {
  private static final int FILES = 14;
  private static final int FILE_BYTES = 1_000_000;

  private LargeBundle() {}

  static Path write(Path folder) throws Exception {
    Path content = Files.createDirectory(folder.resolve("content"));
    for (String name : new String[] {"judge.soma", "soma.json"}) {
      copy(SomaProcess.repository("capsules/marketplace").resolve(name), content.resolve(name));
    }
    String line = "Nothing secret stands on this line, which is read all the same, number ";
    for (int file = 0; file < FILES; file++) {
      StringBuilder text = new StringBuilder(FILE_BYTES);
      for (int number = 0; text.length() < FILE_BYTES; number++) {
        text.append(line).append(number).append('\n');
      }
      Files.writeString(content.resolve("notes-" + file + ".md"), text);
    }
    Path bundle = folder.resolve("large.zip");
    Files.write(bundle, BundleWriter.build(content).archive());
    return bundle;
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
  }
}
