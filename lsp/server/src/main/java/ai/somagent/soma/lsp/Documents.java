package ai.somagent.soma.lsp;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The documents that are open in the editor, in the order they were opened. Thread-safe. */
final class Documents {
  private final Map<String, OpenDocument> open = new LinkedHashMap<>();

  synchronized void put(OpenDocument document) {
    open.put(document.uri(), document);
  }

  synchronized void remove(String uri) {
    open.remove(uri);
  }

  synchronized Optional<OpenDocument> find(String uri) {
    return Optional.ofNullable(open.get(uri));
  }

  synchronized List<OpenDocument> all() {
    return new ArrayList<>(open.values());
  }
}
