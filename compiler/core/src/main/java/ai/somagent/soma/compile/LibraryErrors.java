package ai.somagent.soma.compile;

import ai.somagent.soma.diagnostic.Diagnostic;
import java.util.List;
import java.util.Set;

/** Library modules come with the product, so an error in one is ours and not the author's. */
final class LibraryErrors {
  private LibraryErrors() {}

  /**
   * @param own names of the texts of the workspace and of contracts
   * @throws IllegalStateException when another text has an error
   */
  static void refuse(List<Diagnostic> diagnostics, Set<String> own) {
    for (Diagnostic diagnostic : diagnostics) {
      if (diagnostic.isError() && !own.contains(diagnostic.source())) {
        throw new IllegalStateException(
            "library module "
                + diagnostic.source()
                + " does not compile: "
                + diagnostic.code().id()
                + " at offset "
                + diagnostic.span().start()
                + ": "
                + diagnostic.message());
      }
    }
  }
}
