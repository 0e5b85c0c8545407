package ai.somagent.soma.bind;

import ai.somagent.soma.library.ContractLibrary;
import ai.somagent.soma.source.SourceText;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Library modules given as texts.
 *
 * @param texts text of each module by its name
 * @param versions version of each that has one
 */
public record LibraryTexts(
    Map<String, String> texts, Map<String, String> versions, ContractLibrary contracts)
    implements ImportedModules {
  public static final LibraryTexts NONE = of(Map.of());

  public static LibraryTexts of(Map<String, String> texts) {
    return new LibraryTexts(texts, Map.of(), ContractLibrary.EMPTY);
  }

  @Override
  public List<SourceText> texts(String module) {
    String text = texts.get(module);
    return text == null ? List.of() : List.of(new SourceText("library/" + module + ".soma", text));
  }

  @Override
  public @Nullable String version(String module) {
    return versions.get(module);
  }

  @Override
  public List<String> names() {
    return texts.keySet().stream().sorted().toList();
  }
}
