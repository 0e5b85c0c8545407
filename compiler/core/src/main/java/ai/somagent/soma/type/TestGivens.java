package ai.somagent.soma.type;

import ai.somagent.soma.bind.BoundDeclaration;
import ai.somagent.soma.checked.CheckedArgument;
import ai.somagent.soma.checked.CheckedCapsule;
import ai.somagent.soma.checked.CheckedExpression;
import ai.somagent.soma.checked.CheckedTest.GivenChecked;
import ai.somagent.soma.checked.DeclaredType;
import ai.somagent.soma.checked.ErrorSymbol;
import ai.somagent.soma.checked.FieldSymbol;
import ai.somagent.soma.checked.LocalSymbol;
import ai.somagent.soma.checked.PersonaSymbol;
import ai.somagent.soma.checked.SomaType;
import ai.somagent.soma.checked.ToolActionSymbol;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.diagnostic.DiagnosticSink;
import ai.somagent.soma.source.Span;
import ai.somagent.soma.syntax.EffectSyntax.Verb;
import ai.somagent.soma.syntax.PathSyntax;
import ai.somagent.soma.syntax.StatementSyntax.FailSyntax;
import ai.somagent.soma.syntax.TestSyntax.GivenItem;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Checks what a test says that effects answer. */
final class TestGivens {
  /** What any effect may end with. */
  private static final List<String> ALWAYS =
      List.of("Timeout", "Unavailable", "Denied", "Invalid", "LimitExceeded");

  private final ModuleScope names;
  private final DiagnosticSink sink;
  private final StepContext context;

  TestGivens(ModuleScope names, DiagnosticSink sink, @Nullable CheckedCapsule subject) {
    this.names = names;
    this.sink = sink;
    this.context =
        new StepContext(
            StepOwner.TEST,
            names,
            sink,
            null,
            subject == null ? Long.MAX_VALUE : subject.budget().wallClockMillis());
  }

  /**
   * What a {@code given} is about.
   *
   * @param result null when it gives nothing, an unknown type when that is not known
   * @param errors kinds besides those that any effect may end with; null when not known
   */
  private record Target(
      String name,
      List<FieldSymbol> parameters,
      @Nullable SomaType result,
      @Nullable List<ErrorSymbol> errors) {
    static final Target UNKNOWN = new Target("", List.of(), SomaType.ErrorType.ERROR, null);
  }

  GivenChecked check(GivenItem item) {
    Target target = target(item);
    Environment environment = Environment.of(names);
    LocalSymbol args =
        new LocalSymbol(
            "args",
            target.errors() == null && target.parameters().isEmpty()
                ? SomaType.ErrorType.ERROR
                : ObservationTypes.arguments(target.parameters()),
            item.target().span());
    CheckedExpression where =
        item.where() == null
            ? null
            : new ExpressionChecker(sink)
                .check(item.where(), environment.with(args), BuiltinTypes.BOOL);
    FailChecker.Failure failure = item.returns() ? null : failure(item, target, environment);
    return new GivenChecked(
        item.verb().name().toLowerCase(Locale.ROOT),
        target.name(),
        args,
        where,
        item.returns() ? returned(item, target, environment) : null,
        failure == null ? null : failure.error(),
        failure == null ? List.<CheckedArgument>of() : failure.fields(),
        item.span());
  }

  private Target target(GivenItem item) {
    Target found =
        switch (item.verb()) {
          case CALL -> action(item.target());
          case ASK -> persona(item.target());
          case RUN, START -> capsule(item);
        };
    return found == null ? Target.UNKNOWN : found;
  }

  private @Nullable Target action(PathSyntax path) {
    ToolActionSymbol action = names.resolveAction(path);
    return action == null
        ? null
        : new Target(
            action.module() + "." + action.tool() + "." + action.action(),
            action.parameters(),
            action.result(),
            action.errors());
  }

  private @Nullable Target persona(PathSyntax path) {
    PersonaSymbol persona = names.targets().persona(path);
    return persona == null
        ? null
        : new Target(
            persona.module() + "." + persona.name(),
            List.of(ObservationTypes.field("prompt", BuiltinTypes.STRING)),
            SomaType.ErrorType.ERROR,
            List.of());
  }

  private @Nullable Target capsule(GivenItem item) {
    BoundDeclaration found = names.targets().runnable(item.target(), verb(item));
    RunnableTable.CapsuleChecked known = found == null ? null : names.symbols().capsule(found);
    if (known == null) {
      return null;
    }
    CheckedCapsule capsule = known.symbol();
    DeclaredType output = capsule.output();
    return new Target(
        capsule.qualifiedName(),
        capsule.input(),
        output == null ? null : output.type(),
        capsule.raises());
  }

  /** Where the word before the target stands. */
  private Span verb(GivenItem item) {
    String word = item.verb().name().toLowerCase(Locale.ROOT);
    int start = names.text().text().lastIndexOf(word, item.target().span().start() - 1);
    return start < item.span().start()
        ? item.target().span()
        : new Span(start, start + word.length());
  }

  private @Nullable CheckedExpression returned(
      GivenItem item, Target target, Environment environment) {
    SomaType result = target.result();
    if (result == null) {
      sink.report(
          Diagnostic.of(
                  StepCode.NO_RESULT,
                  names.source(),
                  item.value().span(),
                  "`" + item.target().text() + "` gives no result")
              .withHelp("leave it out: without a fault it succeeds"));
      return null;
    }
    return new ExpressionChecker(sink)
        .check(item.value(), environment, result == SomaType.ErrorType.ERROR ? null : result);
  }

  private FailChecker.@Nullable Failure failure(
      GivenItem item, Target target, Environment environment) {
    FailChecker.Failure failure =
        new FailChecker(context)
            .check(
                new FailSyntax(item.value(), item.value().span()),
                new StepScope(environment, new RaisedErrors()));
    if (failure == null || target.errors() == null || mayEndWith(failure.error(), item, target)) {
      return failure;
    }
    sink.report(
        Diagnostic.of(
                StepCode.CANNOT_ARISE,
                names.source(),
                item.value().span(),
                "`" + item.target().text() + "` never fails with `" + failure.error().name() + "`")
            .withHelp("a fault is one that the real thing may have"));
    return null;
  }

  private static boolean mayEndWith(ErrorSymbol error, GivenItem item, Target target) {
    String name = error.qualifiedName();
    if (ALWAYS.contains(name) || item.verb() == Verb.CALL && name.equals("ToolError")) {
      return true;
    }
    return target.errors() != null
        && target.errors().stream().anyMatch(one -> one.qualifiedName().equals(name));
  }
}
