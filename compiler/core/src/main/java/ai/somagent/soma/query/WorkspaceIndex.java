package ai.somagent.soma.query;

import ai.somagent.soma.bind.BoundDeclaration;
import ai.somagent.soma.bind.BoundFile;
import ai.somagent.soma.bind.BoundModule;
import ai.somagent.soma.compile.CheckedFile;
import ai.somagent.soma.compile.CheckedWorkspace;
import ai.somagent.soma.source.Span;
import ai.somagent.soma.syntax.Syntax;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The names of a checked workspace, text by text, each made when first asked for. Thread-safe; one
 * for each state of the workspace, which takes over what is known of texts that are the same.
 */
public final class WorkspaceIndex {
  private final CheckedWorkspace workspace;
  private final Map<BoundFile, FileNames> names = new ConcurrentHashMap<>();

  public WorkspaceIndex(CheckedWorkspace workspace) {
    this.workspace = workspace;
  }

  /** The index of a later state of the same workspace. */
  public WorkspaceIndex with(CheckedWorkspace changed) {
    WorkspaceIndex index = new WorkspaceIndex(changed);
    for (CheckedFile file : changed.files()) {
      FileNames known = names.get(file.bound());
      if (known != null) {
        index.names.put(file.bound(), known);
      }
    }
    return index;
  }

  public CheckedWorkspace workspace() {
    return workspace;
  }

  /** The text of this name in the workspace, or null. */
  public @Nullable CheckedFile file(String source) {
    return workspace.file(source);
  }

  /** The names of a text of the workspace. */
  public FileNames names(CheckedFile file) {
    return names.computeIfAbsent(
        file.bound(), key -> FileNames.of(file.parsed(), file.scope(), FileFacts.of(file)));
  }

  private FileNames namesOfLibrary(BoundFile file) {
    return names.computeIfAbsent(
        file,
        key -> FileNames.of(file.parsed(), workspace.declarations().scope(file), new FileFacts()));
  }

  /** What stands at {@code offset}, or null. */
  public @Nullable NameUse at(String source, int offset) {
    CheckedFile file = file(source);
    return file == null ? null : names(file).at(offset);
  }

  /**
   * Where {@code target} is introduced, or null for what no text introduces.
   *
   * @param near the text to look in first
   */
  public @Nullable Location definition(Target target, String near) {
    CheckedFile own = file(near);
    if (own != null) {
      Span span = names(own).definition(target);
      if (span != null) {
        return new Location(near, span);
      }
    }
    if (target.isLocal() || target.kind() == Target.Kind.BUILTIN) {
      return null;
    }
    for (BoundModule module : workspace.program().modules()) {
      if (holds(module, target)) {
        Location found = inModule(module, target);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  private static boolean holds(BoundModule module, Target target) {
    return target.kind() != Target.Kind.MODULE
        && (target.owner().equals(module.name()) || target.owner().startsWith(module.name() + "."));
  }

  private @Nullable Location inModule(BoundModule module, Target target) {
    for (BoundFile bound : module.files()) {
      CheckedFile file = module.isLibrary() ? null : file(bound.source());
      boolean mentions = bound.parsed().source().text().contains(target.name());
      if (mentions) {
        FileNames known = file == null ? namesOfLibrary(bound) : names(file);
        Span span = known.definition(target);
        if (span != null) {
          return new Location(bound.source(), span);
        }
      }
    }
    return null;
  }

  /** Every place of the workspace that names {@code target}, by text and place. */
  public List<Location> references(Target target) {
    List<Location> found = new ArrayList<>();
    for (CheckedFile file : workspace.files()) {
      if (file.parsed().source().text().contains(target.name())) {
        for (Span span : names(file).of(target)) {
          found.add(new Location(file.source(), span));
        }
      }
    }
    return found;
  }

  /** A piece of the text that declares {@code owner}. */
  String textOf(Syntax piece, String owner) {
    BoundModule module = ParameterFields.module(owner, this);
    if (module != null) {
      String name = owner.substring(module.name().length() + 1).split("\\.")[0];
      BoundDeclaration declaration = module.find(name);
      if (declaration != null) {
        return declaration.file().parsed().source().slice(piece.span());
      }
    }
    return "";
  }

  /** The tree of a text of the workspace or a library that defines things, or null. */
  ai.somagent.soma.syntax.@Nullable ParsedFile parsed(String source) {
    CheckedFile file = file(source);
    if (file != null) {
      return file.parsed();
    }
    for (BoundModule module : workspace.program().modules()) {
      for (BoundFile bound : module.files()) {
        if (bound.source().equals(source)) {
          return bound.parsed();
        }
      }
    }
    return null;
  }
}
