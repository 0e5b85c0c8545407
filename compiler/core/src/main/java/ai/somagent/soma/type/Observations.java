package ai.somagent.soma.type;

import ai.somagent.soma.checked.CheckedCapsule;
import ai.somagent.soma.checked.CheckedTest.ObservedChecked;
import ai.somagent.soma.checked.CheckedTest.ObservedChecked.Kind;
import ai.somagent.soma.checked.LocalSymbol;
import ai.somagent.soma.checked.PersonaSymbol;
import ai.somagent.soma.checked.SomaType;
import ai.somagent.soma.checked.ToolActionSymbol;
import ai.somagent.soma.checked.TopicSymbol;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.diagnostic.DiagnosticSink;
import ai.somagent.soma.source.Span;
import ai.somagent.soma.syntax.ExpressionSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.ApplySyntax;
import ai.somagent.soma.syntax.PathSyntax;
import ai.somagent.soma.syntax.Syntax;
import ai.somagent.soma.syntax.SyntaxChildren;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an {@code expect} may read: variables such as {@code output}, and {@code calls(…)} and its
 * like, each of which becomes a variable whose name is the text of the application.
 */
final class Observations {
  private final ModuleScope names;
  private final DiagnosticSink sink;
  private final Map<String, ObservedChecked> found = new LinkedHashMap<>();

  Observations(ModuleScope names, DiagnosticSink sink) {
    this.names = names;
    this.sink = sink;
  }

  /** The key under which an environment knows {@code syntax}; null for any other application. */
  static @Nullable String key(ApplySyntax syntax) {
    if (syntax.target() != null || kind(syntax) == null) {
      return null;
    }
    if (syntax.arguments().isEmpty()) {
      return syntax.function().text() + "()";
    }
    PathSyntax path = path(syntax);
    return syntax.function().text() + "(" + (path == null ? "?" : path.text()) + ")";
  }

  /** The one argument when it is a path. */
  private static @Nullable PathSyntax path(ApplySyntax syntax) {
    return syntax.arguments().size() == 1
        ? SyntaxPaths.of(syntax.arguments().getFirst().value())
        : null;
  }

  private static @Nullable Kind kind(ApplySyntax syntax) {
    return switch (syntax.function().text()) {
      case "calls" -> Kind.CALLS;
      case "asks" -> Kind.ASKS;
      case "emits" -> Kind.EMITS;
      case "approvals" -> Kind.APPROVALS;
      default -> null;
    };
  }

  List<ObservedChecked> all() {
    return List.copyOf(found.values());
  }

  /** What every test sees of a run of {@code subject}. */
  Environment environment(@Nullable CheckedCapsule subject, Span span) {
    SomaType unknown = SomaType.ErrorType.ERROR;
    if (subject == null) {
      add(Kind.OUTPUT, "output", unknown, span);
    } else if (subject.output() != null) {
      add(Kind.OUTPUT, "output", subject.output().type(), span);
    }
    add(Kind.ERROR, "error", new SomaType.CaughtErrorType(null), span);
    add(Kind.ELAPSED, "elapsed", BuiltinTypes.DURATION, span);
    add(Kind.SPENT, "spent", BuiltinTypes.named(BuiltinRecords.SPENDING), span);
    Environment environment = Environment.of(names);
    for (ObservedChecked one : found.values()) {
      environment = environment.with(one.variable());
    }
    return environment;
  }

  private void add(Kind kind, String name, SomaType type, Span span) {
    found.put(name, new ObservedChecked(kind, null, new LocalSymbol(name, type, span)));
  }

  /** {@code environment} and the applications in {@code condition}. */
  Environment with(ExpressionSyntax condition, Environment environment) {
    Environment seen = environment;
    Deque<Syntax> waiting = new ArrayDeque<>(List.of(condition));
    while (!waiting.isEmpty()) {
      Syntax part = waiting.removeFirst();
      String key = part instanceof ApplySyntax apply ? key(apply) : null;
      if (key != null && part instanceof ApplySyntax apply) {
        ObservedChecked known = found.get(key);
        ObservedChecked one = known == null ? observed(apply, key) : known;
        found.put(key, one);
        seen = seen.findLocal(key) == null ? seen.with(one.variable()) : seen;
      } else {
        waiting.addAll(SyntaxChildren.of(part));
      }
    }
    return seen;
  }

  private ObservedChecked observed(ApplySyntax syntax, String key) {
    Kind kind = kind(syntax);
    if (kind == null) {
      throw new IllegalStateException("no observation: " + key);
    }
    boolean bare = syntax.arguments().isEmpty();
    PathSyntax path = path(syntax);
    if (kind == Kind.APPROVALS && bare) {
      return observed(kind, null, BuiltinTypes.list(ObservationTypes.APPROVAL), key, syntax);
    }
    if (kind == Kind.APPROVALS || path == null) {
      String name = syntax.function().text();
      sink.report(
          Diagnostic.of(
                  TypeCode.WRONG_ARGUMENTS,
                  names.source(),
                  syntax.span(),
                  kind == Kind.APPROVALS
                      ? "`approvals` takes nothing"
                      : "`" + name + "` takes one name and nothing else")
              .withHelp(example(kind)));
      return unresolved(kind, key, syntax);
    }
    return observed(kind, path, key, syntax);
  }

  private ObservedChecked observed(Kind kind, PathSyntax path, String key, ApplySyntax syntax) {
    if (kind == Kind.CALLS) {
      ToolActionSymbol action = names.resolveAction(path);
      return action == null
          ? unresolved(kind, key, syntax)
          : observed(
              kind,
              action.module() + "." + action.tool() + "." + action.action(),
              BuiltinTypes.list(ObservationTypes.CALL),
              key,
              syntax);
    }
    if (kind == Kind.ASKS) {
      PersonaSymbol persona = names.targets().persona(path);
      return persona == null
          ? unresolved(kind, key, syntax)
          : observed(
              kind,
              persona.module() + "." + persona.name(),
              BuiltinTypes.list(ObservationTypes.ASK),
              key,
              syntax);
    }
    TopicSymbol topic = names.targets().topic(path);
    return topic == null
        ? unresolved(kind, key, syntax)
        : observed(
            kind,
            topic.module() + "." + topic.name(),
            BuiltinTypes.list(BuiltinTypes.named(topic.payload())),
            key,
            syntax);
  }

  private static ObservedChecked unresolved(Kind kind, String key, ApplySyntax syntax) {
    return observed(kind, null, SomaType.ErrorType.ERROR, key, syntax);
  }

  private static ObservedChecked observed(
      Kind kind, @Nullable String target, SomaType type, String key, ApplySyntax syntax) {
    return new ObservedChecked(kind, target, new LocalSymbol(key, type, syntax.span()));
  }

  private static String example(Kind kind) {
    return switch (kind) {
      case CALLS -> "as in `calls(files.write)`";
      case ASKS -> "as in `asks(guide)`";
      case EMITS -> "as in `emits(audit)`";
      case APPROVALS, OUTPUT, ERROR, ELAPSED, SPENT -> "as in `approvals().size()`";
    };
  }
}
