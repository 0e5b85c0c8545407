package ai.somagent.soma.query;

import ai.somagent.soma.compile.CheckedFile;
import ai.somagent.soma.diagnostic.TextEdit;
import ai.somagent.soma.grammar.SomaWords;
import ai.somagent.soma.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gives a thing another name everywhere. */
public final class RenameQuery {
  private RenameQuery() {}

  /** What renaming comes to. */
  public sealed interface Result {}

  /** Edits by name of text. */
  public record Plan(Map<String, List<TextEdit>> edits) implements Result {}

  /** Why nothing can be renamed, in the author's terms. */
  public record Refusal(String reason) implements Result {}

  /** The name at {@code offset} that can be renamed, or null. */
  public static @Nullable NameUse prepare(WorkspaceIndex index, String source, int offset) {
    NameUse use = index.at(source, offset);
    return use == null || refusal(index, use, source) != null ? null : use;
  }

  /** Renames what stands at {@code offset} to {@code name}. */
  public static Result plan(WorkspaceIndex index, String source, int offset, String name) {
    NameUse use = index.at(source, offset);
    if (use == null) {
      return new Refusal("there is no name here that can be renamed");
    }
    String refusal = refusal(index, use, source);
    if (refusal == null) {
      refusal = refusalOfName(use.target(), name);
    }
    if (refusal == null && isTaken(index, use.target(), name)) {
      refusal =
          "`"
              + name
              + "` already stands for something else where `"
              + use.target().name()
              + "` is named";
    }
    return refusal == null ? tried(index, use.target(), name) : new Refusal(refusal);
  }

  /** The plan, if it leaves the workspace as sound as it is. */
  private static Result tried(WorkspaceIndex index, Target target, String name) {
    Plan plan = planOf(index, target, name);
    String objection = RenameTrial.objection(index.workspace(), plan.edits());
    return objection == null
        ? plan
        : new Refusal("`" + target.name() + "` cannot be called `" + name + "`: " + objection);
  }

  private static @Nullable String refusal(WorkspaceIndex index, NameUse use, String source) {
    Target target = use.target();
    if (target.kind() == Target.Kind.BUILTIN) {
      return "`" + target.name() + "` belongs to the language";
    }
    if (target.kind() == Target.Kind.MODULE) {
      return "a module is named in the headers of its files";
    }
    Location definition = index.definition(target, source);
    return definition == null || index.file(definition.source()) == null
        ? "`" + target.name() + "` is not declared in this workspace"
        : null;
  }

  private static @Nullable String refusalOfName(Target target, String name) {
    if (!isName(name)) {
      return "`"
          + name
          + "` is no name: names are letters, digits and `_`, not starting with a digit";
    }
    boolean upper = target.kind() == Target.Kind.TYPE || target.kind() == Target.Kind.ERROR;
    if (Character.isUpperCase(name.charAt(0)) != upper && name.charAt(0) != '_') {
      return upper ? "types and errors start upper case" : "this name starts lower case";
    }
    boolean binds = target.kind() == Target.Kind.LOCAL || target.kind() == Target.Kind.STATE;
    return binds && SomaWords.isReserved(name) ? "`" + name + "` is a word of the language" : null;
  }

  private static boolean isName(String name) {
    boolean found = !name.isEmpty() && !Character.isDigit(name.charAt(0));
    for (int i = 0; i < name.length() && found; i++) {
      char c = name.charAt(i);
      found = c == '_' || c < 128 && Character.isLetterOrDigit(c);
    }
    return found;
  }

  /** Whether some text that names the target also names something else of the new name. */
  private static boolean isTaken(WorkspaceIndex index, Target target, String name) {
    for (CheckedFile file : index.workspace().files()) {
      FileNames names = index.names(file);
      if (!names.of(target).isEmpty()) {
        for (NameUse other : names.uses()) {
          if (other.target().name().equals(name) && clashes(target, other.target())) {
            return true;
          }
        }
      }
    }
    return false;
  }

  /** Members clash with members of one owner; all else with whatever is no member. */
  private static boolean clashes(Target target, Target other) {
    return isMember(target)
        ? isMember(other) && other.owner().equals(target.owner())
        : !isMember(other);
  }

  private static boolean isMember(Target target) {
    return switch (target.kind()) {
      case FIELD, CASE, ACTION, PARAMETER, SIGNAL, UPDATE, QUERY -> true;
      default -> false;
    };
  }

  private static Plan planOf(WorkspaceIndex index, Target target, String name) {
    Map<String, List<TextEdit>> edits = new LinkedHashMap<>();
    for (Location place : index.references(target)) {
      Span span = place.span();
      edits
          .computeIfAbsent(place.source(), source -> new ArrayList<>())
          .add(new TextEdit(span, name));
    }
    return new Plan(edits);
  }
}
