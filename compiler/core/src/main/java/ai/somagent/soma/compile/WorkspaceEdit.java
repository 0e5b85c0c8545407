package ai.somagent.soma.compile;

import ai.somagent.soma.bind.BindCode;
import ai.somagent.soma.bind.BoundFile;
import ai.somagent.soma.bind.ModuleRebinder;
import ai.somagent.soma.bind.ModuleRebinder.Rebound;
import ai.somagent.soma.checked.FunctionSymbol;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.diagnostic.DiagnosticSink;
import ai.somagent.soma.label.FunctionMeaning;
import ai.somagent.soma.parse.Parser;
import ai.somagent.soma.syntax.ImportSyntax;
import ai.somagent.soma.syntax.ParsedFile;
import ai.somagent.soma.type.CheckedDeclarations;
import ai.somagent.soma.type.DeclarationChecker;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One edit of a text whose module header and imports stay as they are: finds the texts to check
 * again and checks them. Use once.
 */
final class WorkspaceEdit {
  private final CheckedWorkspace before;
  private final LibraryImports library;
  private final ParsedFile edited;
  private final Dependants dependants;
  private final Set<String> changed;
  private DiagnosticSink sink = new DiagnosticSink();

  /**
   * @param outlines of all texts as they are now
   * @param changed names of the declarations that are not as they were
   */
  WorkspaceEdit(
      CheckedWorkspace before,
      LibraryImports library,
      ParsedFile edited,
      Map<String, FileOutline> outlines,
      Set<String> changed) {
    this.before = before;
    this.library = library;
    this.edited = edited;
    this.changed = changed;
    this.dependants = new Dependants(outlines);
  }

  /** What has been checked again, and what is known now. */
  record Redone(
      Rebound rebound, CheckedDeclarations declarations, Map<String, CheckedFile> files) {}

  /** Null where only checking everything will do. */
  @Nullable Redone run() {
    dependants.change(changed);
    Set<String> more = new HashSet<>();
    while (true) {
      Map<BoundFile, ParsedFile> texts = texts(more);
      if (texts == null) {
        return null;
      }
      sink = new DiagnosticSink();
      Rebound rebound =
          new ModuleRebinder(before.program(), library, Parser::parse, sink).rebind(texts);
      CheckedDeclarations declarations =
          new DeclarationChecker(rebound.program(), sink)
              .check(before.declarations(), texts.keySet(), rebound.files().values());
      List<String> others = functionsThatDiffer(rebound, declarations);
      if (others.isEmpty()) {
        Redone redone = check(texts, rebound, declarations);
        if (!addOthers(redone, more)) {
          return redone;
        }
      }
      dependants.change(others);
    }
  }

  /** The files to check again with their trees; null when one has contracts. */
  private @Nullable Map<BoundFile, ParsedFile> texts(Set<String> more) {
    Set<String> names = new LinkedHashSet<>();
    names.add(edited.source().name());
    names.addAll(dependants.texts());
    names.addAll(more);
    addOthers(names);
    Map<BoundFile, ParsedFile> texts = new LinkedHashMap<>();
    for (String name : names) {
      CheckedFile file = before.file(name);
      if (file == null || hasContracts(file)) {
        return null;
      }
      boolean own = name.equals(edited.source().name());
      texts.put(file.bound(), own ? edited : file.parsed());
    }
    return texts;
  }

  /** Adds the texts that one of {@code names} says something about, and the reverse. */
  private void addOthers(Set<String> names) {
    boolean grown = true;
    while (grown) {
      grown = false;
      for (CheckedFile file : before.files()) {
        for (String other : file.others()) {
          if (names.contains(file.source()) != names.contains(other)
              && before.file(other) != null) {
            names.add(file.source());
            names.add(other);
            grown = true;
          }
        }
      }
    }
  }

  private boolean addOthers(Redone redone, Set<String> more) {
    boolean added = false;
    for (CheckedFile file : redone.files().values()) {
      for (String other : file.others()) {
        added |=
            !redone.files().containsKey(other) && before.file(other) != null && more.add(other);
      }
    }
    return added;
  }

  static boolean hasContracts(CheckedFile file) {
    for (ImportSyntax syntax : file.parsed().file().imports()) {
      if (syntax instanceof ImportSyntax.ContractImportSyntax) {
        return true;
      }
    }
    return false;
  }

  private List<String> functionsThatDiffer(Rebound rebound, CheckedDeclarations declarations) {
    List<String> found = new ArrayList<>();
    for (String name : dependants.uncertain()) {
      for (BoundFile file : rebound.files().values()) {
        CheckedFile known = before.file(file.source());
        FunctionSymbol old = known == null ? null : known.scope().findFunction(name);
        FunctionSymbol now = declarations.scope(file).findFunction(name);
        if (!FunctionMeaning.isSameOrMissing(old, now)) {
          found.add(name);
          break;
        }
      }
    }
    return found;
  }

  private Redone check(
      Map<BoundFile, ParsedFile> texts, Rebound rebound, CheckedDeclarations declarations) {
    for (BoundFile file : texts.keySet()) {
      headOf(file.source()).forEach(sink::report);
    }
    Map<String, Set<String>> kept = new LinkedHashMap<>();
    for (BoundFile file : rebound.files().values()) {
      kept.put(file.source(), kept(file));
    }
    return new Redone(
        rebound,
        declarations,
        WorkspaceChecks.check(rebound.files().values(), declarations, kept, sink));
  }

  /** Capsules and plans of {@code file} that would be checked again as they were. */
  private Set<String> kept(BoundFile file) {
    CheckedFile old = before.file(file.source());
    Set<String> kept = new HashSet<>();
    if (old != null && !file.hasFailedImports() && !old.bound().hasFailedImports()) {
      kept.addAll(old.clean());
      kept.removeIf(dependants::isTouched);
    }
    return kept;
  }

  /** What was said about the head of a file and only binding everything can say. */
  private List<Diagnostic> headOf(String source) {
    List<Diagnostic> found = new ArrayList<>();
    CheckedFile file = before.file(source);
    if (file != null) {
      for (Diagnostic diagnostic : file.diagnostics()) {
        boolean header =
            file.parsed().file().module().span().touches(diagnostic.span().start())
                && !file.parsed().diagnostics().contains(diagnostic);
        if (header || diagnostic.code() == BindCode.IMPORT_CYCLE) {
          found.add(diagnostic);
        }
      }
    }
    return found;
  }
}
