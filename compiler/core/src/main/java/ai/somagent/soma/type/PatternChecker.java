package ai.somagent.soma.type;

import ai.somagent.soma.bind.NearName;
import ai.somagent.soma.checked.CheckedExpression;
import ai.somagent.soma.checked.CheckedExpression.BinaryChecked;
import ai.somagent.soma.checked.CheckedExpression.EnumCaseChecked;
import ai.somagent.soma.checked.CheckedExpression.IsChecked;
import ai.somagent.soma.checked.CheckedExpression.LiteralChecked;
import ai.somagent.soma.checked.CheckedExpression.UnaryChecked;
import ai.somagent.soma.checked.CheckedExpression.WidenChecked;
import ai.somagent.soma.checked.NamedTypeSymbol;
import ai.somagent.soma.diagnostic.CodeFix;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.diagnostic.TextEdit;
import ai.somagent.soma.source.Span;
import ai.somagent.soma.syntax.BinaryOperator;
import ai.somagent.soma.syntax.ControlSyntax.LiteralPatternSyntax;
import ai.somagent.soma.syntax.ControlSyntax.NamePatternSyntax;
import ai.somagent.soma.syntax.ControlSyntax.PatternSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.NullSyntax;
import ai.somagent.soma.syntax.NameSyntax;
import ai.somagent.soma.syntax.UnaryOperator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks the patterns of one {@code match} against its subject. */
final class PatternChecker {
  private final StepContext context;
  private final MatchSubject subject;
  private final Set<Object> literals = new LinkedHashSet<>();

  PatternChecker(StepContext context, MatchSubject subject) {
    this.context = context;
    this.subject = subject;
  }

  /**
   * A pattern with its meaning.
   *
   * @param values which values of the subject it takes; empty for one literal of many
   * @param condition whether the subject is one of them, given that it is among those left; null
   *     when the pattern takes all that is left
   */
  record PatternChecked(Set<String> values, @Nullable CheckedExpression condition) {}

  /** Null after a report. */
  @Nullable PatternChecked check(PatternSyntax pattern, StepScope scope) {
    return switch (pattern) {
      case LiteralPatternSyntax literal -> literal(literal, scope);
      case NamePatternSyntax name when name.isWildcard() ->
          taken(name.span(), new LinkedHashSet<>(subject.left()), null);
      case NamePatternSyntax name -> named(name);
    };
  }

  private @Nullable PatternChecked literal(LiteralPatternSyntax pattern, StepScope scope) {
    if (pattern.literal() instanceof NullSyntax) {
      return ofNull(pattern.span());
    }
    CheckedExpression literal = context.check(pattern.literal(), scope, subject.present());
    if (StepContext.isError(literal)) {
      return null;
    }
    if (subject.isBool() && literal instanceof LiteralChecked bool) {
      return taken(
          pattern.span(),
          Set.of(String.valueOf(bool.value())),
          is(Boolean.TRUE.equals(bool.value()), pattern.span()));
    }
    Object constant = ConstantFolder.fold(literal);
    if (constant != null && !literals.add(constant)) {
      reportTaken(pattern.span());
      return null;
    }
    return new PatternChecked(Set.of(), guardNull(equal(literal, pattern.span())));
  }

  private @Nullable PatternChecked ofNull(Span span) {
    if (!subject.all().contains(MatchSubject.NULL)) {
      context.report(
          StepCode.WRONG_PATTERN,
          span,
          "`" + TypeNames.show(subject.present()) + "` is never `null`");
      return null;
    }
    CheckedExpression none = new LiteralChecked(null, subject.value().type(), span);
    CheckedExpression condition =
        new BinaryChecked(BinaryOperator.EQUAL, subject.value(), none, BuiltinTypes.BOOL, span);
    return taken(span, Set.of(MatchSubject.NULL), condition);
  }

  private @Nullable PatternChecked named(NamePatternSyntax pattern) {
    NamedTypeSymbol symbol = subject.named();
    if (symbol == null || (!subject.isEnum() && !subject.isUnion())) {
      context.report(
          StepCode.WRONG_PATTERN,
          pattern.path().span(),
          "`" + TypeNames.show(subject.present()) + "` has no cases to name",
          "compare with a literal, or use `case _ if …`");
      return null;
    }
    NameSyntax name = pattern.path().last();
    if (!isCaseOf(symbol, pattern)) {
      return null;
    }
    return taken(
        pattern.path().span(), Set.of(name.text()), guardNull(is(symbol, name, pattern.span())));
  }

  private boolean isCaseOf(NamedTypeSymbol symbol, NamePatternSyntax pattern) {
    List<NameSyntax> parts = pattern.path().parts();
    NameSyntax name = pattern.path().last();
    List<String> cases = casesOf(symbol);
    boolean qualified = parts.size() == 2 && parts.getFirst().text().equals(symbol.name());
    if ((parts.size() == 1 || qualified) && cases.contains(name.text())) {
      return true;
    }
    Diagnostic diagnostic =
        context.diagnostic(
            StepCode.WRONG_PATTERN,
            pattern.path().span(),
            "`" + pattern.path().text() + "` is no case of `" + symbol.name() + "`");
    String near = NearName.find(name.text(), cases);
    if (near == null && cases.contains(name.text())) {
      near = name.text();
    }
    context.report(
        near == null
            ? diagnostic.withHelp("its cases are `" + String.join("`, `", cases) + "`")
            : diagnostic.withFixes(
                List.of(
                    new CodeFix(
                        "Change to `" + near + "`",
                        List.of(new TextEdit(pattern.path().span(), near))))));
    return false;
  }

  private static List<String> casesOf(NamedTypeSymbol symbol) {
    return switch (symbol.definition()) {
      case NamedTypeSymbol.EnumDefinition values -> values.cases();
      case NamedTypeSymbol.UnionDefinition union ->
          union.cases().stream().map(NamedTypeSymbol.CaseSymbol::name).toList();
      case NamedTypeSymbol.RecordDefinition ignored -> List.of();
      case NamedTypeSymbol.AliasDefinition ignored -> List.of();
    };
  }

  /** A pattern for {@code values}, unless none of them is left. */
  private @Nullable PatternChecked taken(
      Span span, Set<String> values, @Nullable CheckedExpression condition) {
    Set<String> fresh = new LinkedHashSet<>(values);
    fresh.retainAll(subject.left());
    if (fresh.isEmpty()) {
      reportTaken(span);
      return null;
    }
    return new PatternChecked(fresh, fresh.equals(subject.left()) ? null : condition);
  }

  private void reportTaken(Span span) {
    context.report(
        StepCode.UNREACHABLE_CASE,
        span,
        "this case is never reached",
        "the cases before take everything that it would");
  }

  private CheckedExpression is(NamedTypeSymbol symbol, NameSyntax name, Span span) {
    CheckedExpression present = subject.as(subject.present());
    if (subject.isEnum()) {
      CheckedExpression wanted = new EnumCaseChecked(symbol, name.text(), subject.present(), span);
      return new BinaryChecked(BinaryOperator.EQUAL, present, wanted, BuiltinTypes.BOOL, span);
    }
    return new IsChecked(present, name.text(), BuiltinTypes.BOOL, span);
  }

  private CheckedExpression is(boolean outcome, Span span) {
    CheckedExpression present = subject.as(subject.present());
    return guardNull(
        outcome ? present : new UnaryChecked(UnaryOperator.NOT, present, BuiltinTypes.BOOL, span));
  }

  private CheckedExpression equal(CheckedExpression literal, Span span) {
    CheckedExpression present = subject.as(subject.present());
    CheckedExpression plain = literal instanceof WidenChecked widened ? widened.value() : literal;
    return new BinaryChecked(BinaryOperator.EQUAL, present, plain, BuiltinTypes.BOOL, span);
  }

  /** {@code null} would have no case to look at. */
  private CheckedExpression guardNull(CheckedExpression condition) {
    if (!subject.mayBeNull()) {
      return condition;
    }
    Span span = condition.span();
    CheckedExpression none = new LiteralChecked(null, subject.value().type(), span);
    CheckedExpression present =
        new BinaryChecked(BinaryOperator.NOT_EQUAL, subject.value(), none, BuiltinTypes.BOOL, span);
    return new BinaryChecked(BinaryOperator.AND, present, condition, BuiltinTypes.BOOL, span);
  }
}
