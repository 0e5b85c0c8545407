package ai.somagent.soma.query;

import ai.somagent.soma.checked.CheckedCapsule;
import ai.somagent.soma.checked.LocalSymbol;
import ai.somagent.soma.compile.CheckedFile;
import ai.somagent.soma.label.LabelSet;
import ai.somagent.soma.source.Span;
import ai.somagent.soma.syntax.CapsuleSyntax;
import ai.somagent.soma.syntax.CommentSyntax;
import ai.somagent.soma.syntax.DeclarationSyntax;
import ai.somagent.soma.syntax.FieldSyntax;
import ai.somagent.soma.syntax.ParsedFile;
import ai.somagent.soma.syntax.PlanSyntax;
import ai.somagent.soma.syntax.Syntax;
import ai.somagent.soma.syntax.SyntaxChildren;
import ai.somagent.soma.type.TypeNames;
import org.jspecify.annotations.Nullable;

/** What an author wants to know of a name: its declaration and its documentation. */
public final class HoverQuery {
  private static final int MOST_LINES = 14;

  private HoverQuery() {}

  /**
   * @param span the name
   * @param code the declaration, as Soma
   * @param documentation Markdown, or empty
   */
  public record Hover(Span span, String code, String documentation) {}

  /** About the name at {@code offset}; null where there is none. */
  public static @Nullable Hover of(WorkspaceIndex index, String source, int offset) {
    NameUse use = index.at(source, offset);
    if (use == null) {
      return null;
    }
    if (use.target().kind() == Target.Kind.LOCAL) {
      CheckedFile file = index.file(source);
      LocalSymbol symbol = file == null ? null : symbolOf(use.target(), file);
      if (file != null && symbol != null) {
        return variable(use.span(), symbol, file);
      }
    }
    Location place = index.definition(use.target(), source);
    ParsedFile file = place == null ? null : index.parsed(place.source());
    if (place == null || file == null) {
      return new Hover(use.span(), use.target().qualifiedName(), "");
    }
    Syntax declaring = declaring(file.file(), place.span());
    return new Hover(use.span(), code(declaring, file), text(declaring, file, index));
  }

  private static Hover variable(Span span, LocalSymbol symbol, CheckedFile file) {
    FlowNotes notes = new FlowNotes(file);
    LabelSet labels = notes.labels(symbol);
    String type = (labels.isEmpty() ? "" : labels + " ") + TypeNames.show(symbol.type());
    return new Hover(span, symbol.name() + ": " + type, notes.origins(labels));
  }

  /** The documentation, and of a capsule or plan what a run of it needs. */
  private static String text(Syntax syntax, ParsedFile parsed, WorkspaceIndex index) {
    String documentation = documentation(syntax, parsed);
    CheckedFile file = index.file(parsed.source().name());
    if (file == null || !(syntax instanceof CapsuleSyntax || syntax instanceof PlanSyntax)) {
      return documentation;
    }
    for (CheckedCapsule capsule : file.capsules()) {
      if (capsule.span().start() >= syntax.span().start()
          && capsule.span().end() <= syntax.span().end()) {
        String bounds = new FlowNotes(file).bounds(capsule);
        String between = documentation.isEmpty() || bounds == null ? "" : "\n\n";
        return documentation + between + (bounds == null ? "" : bounds);
      }
    }
    return documentation;
  }

  private static @Nullable LocalSymbol symbolOf(Target target, CheckedFile file) {
    int at = target.owner().lastIndexOf('@');
    return FileFacts.of(file).variable(Integer.parseInt(target.owner().substring(at + 1)));
  }

  /** The innermost piece of syntax around the name that says what it is. */
  private static Syntax declaring(Syntax whole, Span name) {
    Syntax found = whole;
    Syntax at = whole;
    while (at != null) {
      Syntax inner = null;
      for (Syntax child : SyntaxChildren.of(at)) {
        if (child.span().start() <= name.start() && name.end() <= child.span().end()) {
          inner = child;
        }
      }
      if (inner != null && declares(inner)) {
        found = inner;
      }
      at = inner;
    }
    return found;
  }

  private static boolean declares(Syntax syntax) {
    return syntax instanceof DeclarationSyntax
        || syntax instanceof FieldSyntax
        || syntax instanceof DeclarationSyntax.ActionSyntax
        || syntax instanceof DeclarationSyntax.UnionCaseSyntax
        || syntax instanceof CapsuleSyntax.SignalMember
        || syntax instanceof CapsuleSyntax.UpdateMember
        || syntax instanceof CapsuleSyntax.QueryMember
        || syntax instanceof CapsuleSyntax.StateMember
        || syntax instanceof PlanSyntax.NodeMember;
  }

  /** The declaration as written; only the head of one that holds steps. */
  private static String code(Syntax syntax, ParsedFile file) {
    String text = file.source().slice(syntax.span());
    boolean head =
        syntax instanceof CapsuleSyntax
            || syntax instanceof PlanSyntax
            || syntax instanceof PlanSyntax.NodeMember
            || syntax instanceof DeclarationSyntax.TaskSyntax
            || syntax instanceof DeclarationSyntax.ToolSyntax
            || syntax instanceof CapsuleSyntax.UpdateMember;
    if (head && text.indexOf('{') > 0) {
      return text.substring(0, text.indexOf('{')).stripTrailing();
    }
    String[] lines = text.split("\n", -1);
    return lines.length <= MOST_LINES
        ? text
        : String.join("\n", java.util.Arrays.copyOf(lines, MOST_LINES)) + "\n…";
  }

  private static String documentation(Syntax syntax, ParsedFile file) {
    StringBuilder text = new StringBuilder();
    int end = syntax.span().start();
    for (int i = file.comments().size() - 1; i >= 0; i--) {
      CommentSyntax comment = file.comments().get(i);
      boolean before =
          comment.kind() == CommentSyntax.Kind.DOC
              && comment.span().end() <= end
              && file.source().text().substring(comment.span().end(), end).isBlank();
      if (before) {
        text.insert(0, comment.text().replaceFirst("^///? ?", "").stripTrailing() + "\n");
        end = comment.span().start();
      }
    }
    return text.toString().stripTrailing();
  }
}
