package ai.somagent.soma.query;

import ai.somagent.soma.compile.CheckedFile;
import ai.somagent.soma.source.Span;
import ai.somagent.soma.syntax.ArgumentSyntax;
import ai.somagent.soma.syntax.EffectSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.ApplySyntax;
import ai.somagent.soma.syntax.FieldSyntax;
import ai.somagent.soma.syntax.Syntax;
import ai.somagent.soma.syntax.SyntaxChildren;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parameters of what is being called. */
public final class SignatureQuery {
  private SignatureQuery() {}

  /**
   * @param name what is called
   * @param parameters each as written: {@code name: type}
   * @param active which one the place belongs to, or -1
   */
  public record Signature(String name, List<String> parameters, int active) {
    public Signature {
      parameters = List.copyOf(parameters);
    }
  }

  /** A call that surrounds the place. */
  private record Call(Span name, List<ArgumentSyntax> arguments) {}

  /** The signature at {@code offset}; null outside of every call that is known. */
  public static @Nullable Signature at(WorkspaceIndex index, String source, int offset) {
    CheckedFile file = index.file(source);
    Call call = file == null ? null : innermost(file.parsed().file(), offset, null);
    NameUse use = call == null ? null : index.at(source, call.name().start());
    if (call == null || use == null) {
      return null;
    }
    Target target = use.target();
    String owner = target.qualifiedName();
    List<FieldSyntax> fields = ParameterFields.of(owner, index);
    List<String> parameters = new ArrayList<>();
    for (FieldSyntax field : fields) {
      parameters.add(field.name().text() + ": " + index.textOf(field.type(), owner));
    }
    return fields.isEmpty()
        ? null
        : new Signature(target.name(), parameters, active(call, fields, offset));
  }

  private static int active(Call call, List<FieldSyntax> fields, int offset) {
    int position = 0;
    for (ArgumentSyntax argument : call.arguments()) {
      if (argument.span().start() <= offset && offset <= argument.span().end() + 1) {
        if (argument.name() == null) {
          return Math.min(position, fields.size() - 1);
        }
        for (int i = 0; i < fields.size(); i++) {
          if (fields.get(i).name().text().equals(argument.name().text())) {
            return i;
          }
        }
      }
      position++;
    }
    return position < fields.size() ? position : -1;
  }

  private static @Nullable Call innermost(Syntax syntax, int offset, @Nullable Call outer) {
    if (!syntax.span().touches(offset)) {
      return outer;
    }
    Call here = call(syntax);
    Call best = here != null && offset > here.name().end() ? here : outer;
    for (Syntax child : SyntaxChildren.of(syntax)) {
      if (child.span().touches(offset)) {
        Call inner = innermost(child, offset, best);
        best = inner == null ? best : inner;
      }
    }
    return best;
  }

  private static @Nullable Call call(Syntax syntax) {
    return switch (syntax) {
      case ApplySyntax apply -> new Call(apply.function().span(), apply.arguments());
      case EffectSyntax.InvokeSyntax invoke ->
          new Call(invoke.target().last().span(), invoke.arguments());
      case EffectSyntax.EmitSyntax emit -> new Call(emit.topic().last().span(), emit.arguments());
      default -> null;
    };
  }
}
