package ai.somagent.soma.compile;

import ai.somagent.soma.bind.BindCode;
import ai.somagent.soma.bind.BoundFile;
import ai.somagent.soma.bind.BoundModule;
import ai.somagent.soma.bind.BoundProgram;
import ai.somagent.soma.bind.ModuleBinder;
import ai.somagent.soma.bind.ModuleRebinder;
import ai.somagent.soma.checked.CheckedCapsule;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.diagnostic.DiagnosticSink;
import ai.somagent.soma.parse.Parser;
import ai.somagent.soma.source.SourceText;
import ai.somagent.soma.syntax.ImportSyntax;
import ai.somagent.soma.syntax.ParsedFile;
import ai.somagent.soma.type.CheckedDeclarations;
import ai.somagent.soma.type.DeclarationChecker;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A workspace for an editor: after an edit only the edited text and those that use what it declares
 * are bound and checked again. Says exactly what {@link Compiler} says. Immutable and thread-safe.
 *
 * <p>A file that is checked again gets new symbols; the other files go on with the old ones, which
 * are equal by name and, since nobody there uses what has changed, in meaning. After {@link
 * #MOST_LAYERS} edits, after an edit of a module header or of imports, and for files with contracts
 * everything is bound again from the trees that are there.
 */
public final class CheckedWorkspace {
  /** Each edit leaves the symbols it replaced in memory. */
  private static final int MOST_LAYERS = 200;

  private final CompilationInput input;
  private final Map<String, CheckedFile> files;
  private final Map<String, FileOutline> outlines;
  private final BoundProgram program;
  private final CheckedDeclarations declarations;
  private final int layers;

  private CheckedWorkspace(
      CompilationInput input,
      Map<String, CheckedFile> files,
      Map<String, FileOutline> outlines,
      BoundProgram program,
      CheckedDeclarations declarations,
      int layers) {
    this.input = input;
    this.files = files;
    this.outlines = outlines;
    this.program = program;
    this.declarations = declarations;
    this.layers = layers;
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
    Map<String, CheckedFile> files = check(own.values(), declarations, sink);
    return new CheckedWorkspace(input, files, outlines, program, declarations, 0);
  }

  private static Map<String, CheckedFile> check(
      Collection<BoundFile> bound, CheckedDeclarations declarations, DiagnosticSink sink) {
    Map<BoundFile, List<CheckedCapsule>> capsules = FileChecks.check(bound, declarations, sink);
    Map<String, List<Diagnostic>> found = bySource(sink.sorted());
    Map<String, CheckedFile> files = new LinkedHashMap<>();
    for (BoundFile file : bound) {
      List<Diagnostic> own = found.getOrDefault(file.source(), List.of());
      files.put(
          file.source(),
          new CheckedFile(
              file.parsed(),
              file,
              declarations.scope(file),
              capsules.getOrDefault(file, List.of()),
              withSyntax(file.parsed(), own)));
    }
    return files;
  }

  private static Map<String, List<Diagnostic>> bySource(List<Diagnostic> diagnostics) {
    Map<String, List<Diagnostic>> found = new HashMap<>();
    for (Diagnostic diagnostic : diagnostics) {
      found.computeIfAbsent(diagnostic.source(), name -> new ArrayList<>()).add(diagnostic);
    }
    return found;
  }

  /** As {@link Compiler} puts them together for one text. */
  private static List<Diagnostic> withSyntax(ParsedFile file, List<Diagnostic> found) {
    return FollowOns.join(List.of(file), found);
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
    Map<BoundFile, ParsedFile> changed = new LinkedHashMap<>();
    changed.put(old.bound(), file);
    for (String user : users(source.name(), outline.changedSince(before))) {
      CheckedFile one = files.get(user);
      if (one == null || hasContracts(one)) {
        return whole(inputOf(parsed()), parsed(), outlines).with(source);
      }
      changed.put(one.bound(), one.parsed());
    }
    return recheck(changed, outline, source.name());
  }

  private boolean isBody(CheckedFile old, FileOutline outline, FileOutline before) {
    return layers < MOST_LAYERS
        && outline.head().equals(before.head())
        && !old.bound().module().isEmpty()
        && !hasContracts(old);
  }

  private static boolean hasContracts(CheckedFile file) {
    for (ImportSyntax syntax : file.parsed().file().imports()) {
      if (syntax instanceof ImportSyntax.ContractImportSyntax) {
        return true;
      }
    }
    return false;
  }

  /** The other texts that use one of {@code names}, or something that uses one, and so on. */
  private Set<String> users(String source, Set<String> names) {
    Set<String> found = new HashSet<>();
    Set<String> known = new HashSet<>(names);
    Deque<Set<String>> waiting = new ArrayDeque<>(List.of(names));
    while (!waiting.isEmpty()) {
      Set<String> changed = waiting.removeFirst();
      for (Map.Entry<String, FileOutline> entry : outlines.entrySet()) {
        if (!changed.isEmpty()
            && !entry.getKey().equals(source)
            && entry.getValue().usesAny(changed)) {
          found.add(entry.getKey());
          Set<String> further = entry.getValue().using(changed);
          further.removeAll(known);
          known.addAll(further);
          waiting.add(further);
        }
      }
    }
    return found;
  }

  private CheckedWorkspace recheck(
      Map<BoundFile, ParsedFile> changed, FileOutline outline, String source) {
    DiagnosticSink sink = new DiagnosticSink();
    ModuleRebinder.Rebound rebound =
        new ModuleRebinder(program, new LibraryImports(input), Parser::parse, sink).rebind(changed);
    CheckedDeclarations renewed =
        new DeclarationChecker(rebound.program(), sink)
            .check(declarations, rebound.files().values());
    for (BoundFile file : changed.keySet()) {
      kept(file.source()).forEach(sink::report);
    }
    Map<String, CheckedFile> all = new LinkedHashMap<>(files);
    all.putAll(check(rebound.files().values(), renewed, sink));
    Map<String, FileOutline> known = new HashMap<>(outlines);
    known.put(source, outline);
    return new CheckedWorkspace(input, all, known, rebound.program(), renewed, layers + 1);
  }

  /** What was said about the head of a file and only binding everything can say. */
  private List<Diagnostic> kept(String source) {
    List<Diagnostic> kept = new ArrayList<>();
    CheckedFile file = files.get(source);
    if (file != null) {
      for (Diagnostic diagnostic : file.diagnostics()) {
        boolean header =
            file.parsed().file().module().span().touches(diagnostic.span().start())
                && !file.parsed().diagnostics().contains(diagnostic);
        if (header || diagnostic.code() == BindCode.IMPORT_CYCLE) {
          kept.add(diagnostic);
        }
      }
    }
    return kept;
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
