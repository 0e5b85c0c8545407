package ai.somagent.soma.cli.command;

import ai.somagent.soma.cli.console.Console;
import ai.somagent.soma.cli.workspace.AtomicFile;
import ai.somagent.soma.cli.workspace.SourceFiles;
import ai.somagent.soma.diagnostic.CodeFix;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.diagnostic.TextEdit;
import ai.somagent.soma.source.SourceText;
import ai.somagent.soma.source.Span;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Applies the preferred fix of every finding that has one, again and again while that leaves fewer
 * findings. What would leave more errors, or as many findings as before, is not kept.
 */
final class FixRounds {
  private static final int MAX_ROUNDS = 20;

  /** Most fixes that are tried alone, each of which compiles the whole workspace. */
  private static final int MAX_SINGLE = 200;

  private final SourceFiles original;
  private CompiledSources current;
  private int single;

  FixRounds(CompiledSources sources) {
    this.original = sources.files();
    this.current = sources;
  }

  /** Fixes, writes the files that changed, and says how many; gives what is left. */
  CompiledSources write(Console console) {
    int before = current.compilation().diagnostics().size();
    for (int round = 0; round < MAX_ROUNDS && (together() || alone()); round++) {
      // Fixing one thing may bring up another that can be fixed.
    }
    int files = 0;
    for (int i = 0; i < original.texts().size(); i++) {
      SourceText text = current.files().texts().get(i);
      if (!text.text().equals(original.texts().get(i).text())) {
        try {
          byte[] old = original.texts().get(i).text().getBytes(StandardCharsets.UTF_8);
          byte[] after = text.text().getBytes(StandardCharsets.UTF_8);
          AtomicFile.replace(Path.of(text.name()), old, after);
          files++;
        } catch (IOException e) {
          console.complain("cannot write `" + text.name() + "`: " + AtomicFile.reason(e));
        }
      }
    }
    if (files > 0) {
      int fixed = before - current.compilation().diagnostics().size();
      console.err().println("fixed " + fixed + " in " + files + (files == 1 ? " file" : " files"));
    }
    return current;
  }

  private boolean together() {
    Map<String, List<TextEdit>> edits = new LinkedHashMap<>();
    for (Diagnostic diagnostic : current.compilation().diagnostics()) {
      if (!diagnostic.fixes().isEmpty()) {
        List<TextEdit> taken = edits.computeIfAbsent(diagnostic.source(), s -> new ArrayList<>());
        List<TextEdit> wanted = diagnostic.fixes().getFirst().edits();
        if (areApart(taken, wanted)) {
          taken.addAll(wanted);
        }
      }
    }
    return !edits.isEmpty() && keep(edits);
  }

  private boolean alone() {
    for (Diagnostic diagnostic : current.compilation().diagnostics()) {
      for (CodeFix fix : diagnostic.fixes().stream().limit(1).toList()) {
        if (single++ < MAX_SINGLE && keep(Map.of(diagnostic.source(), fix.edits()))) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean keep(Map<String, List<TextEdit>> edits) {
    List<SourceText> texts = new ArrayList<>();
    for (SourceText text : current.files().texts()) {
      texts.add(apply(text, edits.getOrDefault(text.name(), List.of())));
    }
    CompiledSources next = CompiledSources.of(new SourceFiles(texts, original.problems()));
    boolean better =
        errors(next) <= errors(current)
            && next.compilation().diagnostics().size() < current.compilation().diagnostics().size();
    current = better ? next : current;
    return better;
  }

  private static int errors(CompiledSources sources) {
    int errors = 0;
    for (Diagnostic diagnostic : sources.compilation().diagnostics()) {
      errors += diagnostic.isError() ? 1 : 0;
    }
    return errors;
  }

  /** Edits that touch might say two things of one place, or insert in either order. */
  private static boolean areApart(List<TextEdit> taken, List<TextEdit> wanted) {
    for (TextEdit mine : wanted) {
      for (TextEdit other : taken) {
        Span a = mine.span();
        Span b = other.span();
        if (a.start() <= b.end() && b.start() <= a.end()) {
          return false;
        }
      }
    }
    return true;
  }

  static SourceText apply(SourceText text, List<TextEdit> edits) {
    List<TextEdit> ordered = new ArrayList<>(edits);
    ordered.sort((a, b) -> Integer.compare(a.span().start(), b.span().start()));
    StringBuilder out = new StringBuilder();
    int at = 0;
    for (TextEdit edit : ordered) {
      out.append(text.text(), at, edit.span().start()).append(edit.replacement());
      at = edit.span().end();
    }
    return new SourceText(text.name(), out.append(text.text().substring(at)).toString());
  }
}
