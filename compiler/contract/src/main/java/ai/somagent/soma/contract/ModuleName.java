package ai.somagent.soma.contract;

import ai.somagent.soma.contract.text.SomaWord;
import java.util.ArrayList;
import java.util.List;

/** What the module of a contract is called: its kind, its folders and its file. */
final class ModuleName {
  private ModuleName() {}

  /** {@code openapi} and {@code specs/plane-v2.json} give {@code openapi.specs.plane_v2}. */
  static String of(String kind, String file) {
    List<String> parts = new ArrayList<>();
    parts.add(kind);
    String[] folders = file.split("/");
    for (int i = 0; i < folders.length - 1; i++) {
      parts.add(SomaWord.lower(folders[i]));
    }
    parts.add(SomaWord.lower(base(file)));
    return String.join(".", parts);
  }

  /** The last part of {@code file} without what follows its first dot. */
  static String base(String file) {
    String last = file.substring(file.lastIndexOf('/') + 1);
    int dot = last.indexOf('.');
    return dot <= 0 ? last : last.substring(0, dot);
  }
}
