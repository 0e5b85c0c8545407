package ai.somagent.soma.query;

import ai.somagent.soma.compile.CheckedFile;
import ai.somagent.soma.compile.CheckedWorkspace;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.diagnostic.TextEdit;
import ai.somagent.soma.source.SourceText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks what a workspace would be with a plan's edits, before anybody is given the plan. */
final class RenameTrial {
  private RenameTrial() {}

  /** What would be wrong then and is not now; null when the edits break nothing. */
  static @Nullable String objection(CheckedWorkspace before, Map<String, List<TextEdit>> edits) {
    CheckedWorkspace after = before;
    for (Map.Entry<String, List<TextEdit>> entry : edits.entrySet()) {
      CheckedFile file = before.file(entry.getKey());
      if (file != null) {
        after = after.with(apply(file.parsed().source(), entry.getValue()));
      }
    }
    List<String> known = errors(before);
    List<String> found = errors(after);
    if (found.size() <= known.size()) {
      return null;
    }
    known.forEach(found::remove);
    return found.getFirst();
  }

  private static List<String> errors(CheckedWorkspace workspace) {
    List<String> messages = new ArrayList<>();
    for (CheckedFile file : workspace.files()) {
      for (Diagnostic diagnostic : file.diagnostics()) {
        if (diagnostic.isError()) {
          messages.add(diagnostic.message());
        }
      }
    }
    return messages;
  }

  private static SourceText apply(SourceText text, List<TextEdit> edits) {
    List<TextEdit> ordered = new ArrayList<>(edits);
    ordered.sort(Comparator.comparingInt(edit -> edit.span().start()));
    StringBuilder out = new StringBuilder();
    int at = 0;
    for (TextEdit edit : ordered) {
      out.append(text.text(), at, edit.span().start()).append(edit.replacement());
      at = edit.span().end();
    }
    return new SourceText(text.name(), out.append(text.text().substring(at)).toString());
  }
}
