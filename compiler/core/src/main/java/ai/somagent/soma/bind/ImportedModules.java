package ai.somagent.soma.bind;

import ai.somagent.soma.library.ContractLibrary;
import ai.somagent.soma.source.SourceText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where imports that the workspace does not answer are looked up. */
public interface ImportedModules {

  /** Texts of a module by its name; an empty list when there is no such module. */
  List<SourceText> texts(String module);

  /** Version of such a module, or null when it has none. */
  @Nullable String version(String module);

  /** Every module there is, for suggestions; may be empty. */
  List<String> names();

  ContractLibrary contracts();
}
