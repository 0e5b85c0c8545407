package ai.somagent.soma.type;

import ai.somagent.soma.checked.CheckedExpression;
import ai.somagent.soma.checked.CheckedExpression.BinaryChecked;
import ai.somagent.soma.checked.CheckedExpression.LocalChecked;
import ai.somagent.soma.checked.CheckedStep;
import ai.somagent.soma.checked.CheckedStep.IfChecked;
import ai.somagent.soma.checked.CheckedStep.LetChecked;
import ai.somagent.soma.checked.LocalSymbol;
import ai.somagent.soma.checked.SomaType;
import ai.somagent.soma.source.Span;
import ai.somagent.soma.syntax.BinaryOperator;
import ai.somagent.soma.syntax.ControlSyntax.MatchArmSyntax;
import ai.somagent.soma.syntax.ControlSyntax.MatchSyntax;
import ai.somagent.soma.syntax.ControlSyntax.NamePatternSyntax;
import ai.somagent.soma.syntax.ControlSyntax.PatternSyntax;
import ai.somagent.soma.syntax.NameSyntax;
import ai.somagent.soma.type.PatternChecker.PatternChecked;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks {@code match}: its cases must cover the subject; it is spelled out as nested ifs. */
final class MatchChecker {
  private final StepContext context;
  private final ArmChecker arms;

  MatchChecker(StepContext context, StepChecker steps) {
    this.context = context;
    this.arms = new ArmChecker(context, steps);
  }

  /**
   * One arm.
   *
   * @param before steps that bind what the condition reads
   * @param condition null when the arm takes everything that is left
   * @param known what its body knows about the subject
   */
  private record ArmChecked(
      List<CheckedStep> before,
      @Nullable CheckedExpression condition,
      List<CheckedStep> body,
      boolean completes,
      Narrowing known,
      Span span) {}

  /** What the patterns of one arm say together. */
  private record CasesChecked(
      Set<String> values, @Nullable CheckedExpression condition, SomaType type) {}

  /** Checks a {@code match}; in value position {@code scope} is inside its region. */
  CheckedSteps check(MatchSyntax syntax, boolean asValue, StepScope scope) {
    if (syntax.arms().size() > IfChecker.MOST_ARMS) {
      return IfChecker.tooMany(context, syntax.span(), "match", scope);
    }
    CheckedExpression given = context.check(syntax.subject(), scope, null);
    if (StepContext.isError(given) || given.type() instanceof SomaType.NullType) {
      return arms.withoutSubject(syntax, given, asValue, scope);
    }
    List<CheckedStep> before = new ArrayList<>();
    MatchSubject subject = new MatchSubject(readable(given, syntax, before));
    List<ArmChecked> checked = checkArms(syntax, subject, asValue, scope);
    List<CheckedStep> folded = new ArrayList<>(before);
    folded.addAll(fold(checked));
    return new CheckedSteps(folded, completes(checked), after(checked, subject, scope));
  }

  /** The subject itself, or a variable that holds it. */
  private static CheckedExpression readable(
      CheckedExpression given, MatchSyntax syntax, List<CheckedStep> before) {
    if (MatchSubject.isPlace(given)) {
      return given;
    }
    LocalSymbol held = new LocalSymbol("match", given.type(), given.span());
    before.add(new LetChecked(held, given, syntax.subject().span()));
    return new LocalChecked(held, given.type(), given.span());
  }

  private List<ArmChecked> checkArms(
      MatchSyntax syntax, MatchSubject subject, boolean asValue, StepScope scope) {
    PatternChecker patterns = new PatternChecker(context, subject);
    List<ArmChecked> checked = new ArrayList<>();
    boolean sound = true;
    for (MatchArmSyntax arm : syntax.arms()) {
      CasesChecked cases = cases(arm, patterns, subject, scope);
      sound &= cases != null;
      checked.add(arm(arm, cases, subject, asValue, scope));
    }
    if (sound && !subject.left().isEmpty()) {
      reportMissing(syntax, subject);
    }
    return checked;
  }

  private @Nullable CasesChecked cases(
      MatchArmSyntax arm, PatternChecker patterns, MatchSubject subject, StepScope scope) {
    Set<String> values = new LinkedHashSet<>();
    CheckedExpression condition = null;
    boolean literal = false;
    for (PatternSyntax pattern : arm.patterns()) {
      PatternChecked one = patterns.check(pattern, scope);
      if (one == null) {
        return null;
      }
      values.addAll(one.values());
      literal |= one.values().isEmpty();
      condition = condition == null ? one.condition() : or(condition, one.condition());
    }
    boolean everything = values.equals(subject.left());
    Set<String> taken = literal ? subject.all() : values;
    SomaType type = literal ? subject.present() : subject.typeOf(taken);
    return new CasesChecked(values, everything ? null : condition, type);
  }

  private static CheckedExpression or(CheckedExpression left, @Nullable CheckedExpression right) {
    return right == null
        ? left
        : new BinaryChecked(
            BinaryOperator.OR, left, right, BuiltinTypes.BOOL, left.span().to(right.span()));
  }

  private ArmChecked arm(
      MatchArmSyntax arm,
      @Nullable CasesChecked cases,
      MatchSubject subject,
      boolean asValue,
      StepScope scope) {
    SomaType type = cases == null ? SomaType.ErrorType.ERROR : cases.type();
    Narrowing known = cases == null ? Narrowing.NONE : Narrowing.of(subject.value(), type);
    StepScope inside = scope.with(scope.environment().narrowed(known));
    List<CheckedStep> before = new ArrayList<>();
    List<CheckedStep> body = new ArrayList<>();
    NameSyntax binding = binding(arm);
    if (binding != null) {
      inside = bind(binding, arm, type, subject, inside, arm.guard() == null ? body : before);
    }
    CheckedExpression condition = cases == null ? null : cases.condition();
    if (arm.guard() != null) {
      CheckedExpression guard = context.check(arm.guard(), inside, BuiltinTypes.BOOL);
      inside = inside.with(inside.environment().narrowed(Narrowing.whenTrue(guard)));
      condition = and(condition, guard);
    } else if (cases != null) {
      subject.left().removeAll(cases.values());
    }
    CheckedSteps steps = arms.body(arm.body(), asValue, "match", inside);
    body.addAll(steps.steps());
    return new ArmChecked(before, condition, body, steps.completes(), known, arm.span());
  }

  private static CheckedExpression and(@Nullable CheckedExpression left, CheckedExpression right) {
    return left == null
        ? right
        : new BinaryChecked(
            BinaryOperator.AND, left, right, BuiltinTypes.BOOL, left.span().to(right.span()));
  }

  /**
   * Binds the name of a case. A guard reads it before it is known that the case applies, so there
   * it holds the subject as it is, and only its uses are narrower.
   */
  private StepScope bind(
      NameSyntax binding,
      MatchArmSyntax arm,
      SomaType type,
      MatchSubject subject,
      StepScope scope,
      List<CheckedStep> into) {
    boolean early = arm.guard() != null && !(type instanceof SomaType.ErrorType);
    SomaType held = early ? subject.value().type() : type;
    LocalSymbol symbol = context.names().declare(binding, held, scope.environment());
    CheckedExpression value =
        type instanceof SomaType.ErrorType ? subject.value() : subject.as(held);
    into.add(new LetChecked(symbol, value, binding.span()));
    Environment environment = scope.environment().with(symbol);
    return scope.with(
        early
            ? environment.narrowed(
                Narrowing.of(new LocalChecked(symbol, held, binding.span()), type))
            : environment);
  }

  private @Nullable NameSyntax binding(MatchArmSyntax arm) {
    NameSyntax found = null;
    for (PatternSyntax pattern : arm.patterns()) {
      if (pattern instanceof NamePatternSyntax name && name.binding() != null) {
        found = name.binding();
      }
    }
    if (found != null && arm.patterns().size() > 1) {
      context.report(
          StepCode.WRONG_PATTERN,
          found.span(),
          "`" + found.text() + "` would be bound by one of several cases",
          "give the case an arm of its own");
    }
    return found;
  }

  private void reportMissing(MatchSyntax syntax, MatchSubject subject) {
    Set<String> missing = new LinkedHashSet<>(subject.left());
    boolean endless = missing.contains(MatchSubject.OTHERS);
    String what =
        endless
            ? "every other `" + TypeNames.show(subject.present()) + "`"
            : "`" + String.join("`, `", missing) + "`";
    context.report(
        StepCode.MATCH_NOT_EXHAUSTIVE,
        new Span(syntax.span().start(), syntax.span().start() + "match".length()),
        "no case takes " + what,
        endless ? "add `case _`" : "add the missing cases, or `case _`");
  }

  private static List<CheckedStep> fold(List<ArmChecked> arms) {
    List<CheckedStep> rest = List.of();
    for (int i = arms.size() - 1; i >= 0; i--) {
      ArmChecked arm = arms.get(i);
      List<CheckedStep> steps = new ArrayList<>(arm.before());
      if (arm.condition() == null) {
        steps.addAll(arm.body());
      } else {
        steps.add(new IfChecked(arm.condition(), arm.body(), rest, arm.span()));
      }
      rest = steps;
    }
    return rest;
  }

  /** Values that no arm takes have been reported, so they open no path. */
  private static boolean completes(List<ArmChecked> arms) {
    boolean completes = false;
    for (ArmChecked arm : arms) {
      completes |= arm.completes();
    }
    return completes;
  }

  private static Environment after(List<ArmChecked> arms, MatchSubject subject, StepScope scope) {
    List<Narrowing> open = new ArrayList<>();
    for (ArmChecked arm : arms) {
      if (arm.completes()) {
        open.add(arm.known());
      }
    }
    return subject.left().isEmpty()
        ? IfChecker.after(open, scope.environment())
        : scope.environment();
  }
}
