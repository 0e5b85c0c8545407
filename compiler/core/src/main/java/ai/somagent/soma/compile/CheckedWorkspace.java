package ai.somagent.soma.compile;

import ai.somagent.soma.bind.BoundFile;
import ai.somagent.soma.bind.BoundModule;
import ai.somagent.soma.bind.BoundProgram;
import ai.somagent.soma.bind.ModuleBinder;
import ai.somagent.soma.diagnostic.DiagnosticSink;
import ai.somagent.soma.parse.Parser;
import ai.somagent.soma.source.SourceText;
import ai.somagent.soma.syntax.ParsedFile;
import ai.somagent.soma.type.CheckedDeclarations;
import ai.somagent.soma.type.DeclarationChecker;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A workspace for an editor: after an edit only the edited text and those that use what it declares
 * are bound and checked again. Says exactly what {@link Compiler} says. Immutable and thread-safe.
 *
 * <p>A file that is checked again gets new symbols; the other files go on with the old ones, which
 * are equal by name and, since nobody there uses what has changed, in meaning. Within a file, only
 * what has changed and what uses it is judged again, and what something was said about. After an
 * edit of a module header or of imports, for files with contracts, and now and then where edits
 * have left too much behind, everything is bound again from the trees that are there.
 */
public final class CheckedWorkspace {
  /** Edits of texts that see each other, by turns, keep earlier symbols in memory. */
  private static final int MOST_LEVELS = 200;

  private final CompilationInput input;
  private final Map<String, CheckedFile> files;
  private final Map<String, FileOutline> outlines;
  private final BoundProgram program;
  private final CheckedDeclarations declarations;

  private CheckedWorkspace(
      CompilationInput input,
      Map<String, CheckedFile> files,
      Map<String, FileOutline> outlines,
      BoundProgram program,
      CheckedDeclarations declarations) {
    this.input = input;
    this.files = files;
    this.outlines = outlines;
    this.program = program;
    this.declarations = declarations;
  }

  /** Checks all texts of {@code input}. */
  public static CheckedWorkspace of(CompilationInput input) {
    Map<String, ParsedFile> parsed = new LinkedHashMap<>();
    for (ParsedFile file : ParsedTexts.of(input.sources())) {
      parsed.put(file.source().name(), file);
    }
    return whole(input, parsed, Map.of());
  }

  private static CheckedWorkspace whole(
      CompilationInput input, Map<String, ParsedFile> parsed, Map<String, FileOutline> known) {
    DiagnosticSink sink = new DiagnosticSink();
    BoundProgram program =
        new ModuleBinder(new LibraryImports(input), Parser::parse, sink)
            .bind(new ArrayList<>(parsed.values()));
    CheckedDeclarations declarations = new DeclarationChecker(program, sink).check();
    ContractErrors.move(program, sink);
    Map<String, BoundFile> bound = new HashMap<>();
    for (BoundModule module : program.modules()) {
      if (!module.isLibrary()) {
        module.files().forEach(file -> bound.put(file.source(), file));
      }
    }
    Map<String, BoundFile> own = new LinkedHashMap<>();
    Map<String, FileOutline> outlines = new HashMap<>(known);
    for (ParsedFile file : parsed.values()) {
      BoundFile one = bound.get(file.source().name());
      if (one != null) {
        own.put(one.source(), one);
        outlines.computeIfAbsent(one.source(), name -> FileOutline.of(file));
      }
    }
    Map<String, CheckedFile> files =
        WorkspaceChecks.check(own.values(), declarations, Map.of(), sink);
    return new CheckedWorkspace(input, files, outlines, program, declarations);
  }

  /** The texts in the order given. */
  public Collection<CheckedFile> files() {
    return files.values();
  }

  /** One text, or null when there is none of this name. */
  public @Nullable CheckedFile file(String source) {
    return files.get(source);
  }

  /** All modules, those of libraries included. */
  public BoundProgram program() {
    return program;
  }

  /** What the files of libraries and workspace see. */
  public CheckedDeclarations declarations() {
    return declarations;
  }

  /** The workspace without a text. */
  public CheckedWorkspace without(String source) {
    Map<String, ParsedFile> parsed = parsed();
    parsed.remove(source);
    Map<String, FileOutline> known = new HashMap<>(outlines);
    known.remove(source);
    return whole(inputOf(parsed), parsed, known);
  }

  /** The workspace with a text that is new or has changed. */
  public CheckedWorkspace with(SourceText source) {
    CheckedFile old = files.get(source.name());
    if (old != null && old.parsed().source().text().equals(source.text())) {
      return this;
    }
    ParsedFile file = Parser.parse(source);
    FileOutline outline = FileOutline.of(file);
    FileOutline before = outlines.get(source.name());
    if (old == null || before == null || !isBody(old, outline, before)) {
      Map<String, ParsedFile> parsed = parsed();
      parsed.put(source.name(), file);
      Map<String, FileOutline> known = new HashMap<>(outlines);
      known.put(source.name(), outline);
      return whole(inputOf(parsed), parsed, known);
    }
    Map<String, FileOutline> known = new HashMap<>(outlines);
    known.put(source.name(), outline);
    WorkspaceEdit.Redone redone =
        new WorkspaceEdit(
                this, new LibraryImports(input), file, known, outline.changedSince(before))
            .run();
    if (redone == null) {
      Map<String, ParsedFile> parsed = parsed();
      parsed.put(source.name(), file);
      return whole(inputOf(parsed), parsed, known);
    }
    Map<String, CheckedFile> all = new LinkedHashMap<>(files);
    all.putAll(redone.files());
    return new CheckedWorkspace(
        input, all, known, redone.rebound().program(), redone.declarations());
  }

  private boolean isBody(CheckedFile old, FileOutline outline, FileOutline before) {
    return declarations.level() < MOST_LEVELS
        && outline.head().equals(before.head())
        && !old.bound().module().isEmpty();
  }

  private Map<String, ParsedFile> parsed() {
    Map<String, ParsedFile> parsed = new LinkedHashMap<>();
    files.forEach((name, file) -> parsed.put(name, file.parsed()));
    return parsed;
  }

  private CompilationInput inputOf(Map<String, ParsedFile> parsed) {
    return new CompilationInput(
        parsed.values().stream().map(ParsedFile::source).toList(),
        input.library(),
        input.contracts());
  }
}
