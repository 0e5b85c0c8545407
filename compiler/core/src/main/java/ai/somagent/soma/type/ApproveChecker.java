package ai.somagent.soma.type;

import ai.somagent.soma.bind.NameReports;
import ai.somagent.soma.checked.CheckedArgument;
import ai.somagent.soma.checked.CheckedExpression;
import ai.somagent.soma.checked.CheckedExpression.ErrorChecked;
import ai.somagent.soma.checked.CheckedExpression.LocalChecked;
import ai.somagent.soma.checked.CheckedOperation.ApproveOperation;
import ai.somagent.soma.checked.CheckedOperation.ApproverChecked;
import ai.somagent.soma.checked.CheckedStep.ClausesChecked;
import ai.somagent.soma.checked.CheckedStep.RetryChecked;
import ai.somagent.soma.checked.DeclaredType;
import ai.somagent.soma.checked.NamedTypeSymbol;
import ai.somagent.soma.checked.NamedTypeSymbol.RecordDefinition;
import ai.somagent.soma.checked.SomaType;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.source.Span;
import ai.somagent.soma.syntax.ClauseSyntax.AsSyntax;
import ai.somagent.soma.syntax.EffectSyntax.ApproveSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.MapEntrySyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.MapSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.NameExpressionSyntax;
import ai.somagent.soma.syntax.StringSyntax;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks {@code approve}. */
final class ApproveChecker {
  private static final List<ClauseKind> CLAUSES = List.of(ClauseKind.AS, ClauseKind.WITHIN);
  private static final List<String> ARGUMENTS =
      List.of("title", "by", "quorum", "except", "show", "refusals");
  private static final int MOST_PEOPLE = 100;

  private final StepContext context;
  private final ConstantClauses constants;
  private final ApproverChecker approvers;

  ApproveChecker(StepContext context) {
    this.context = context;
    this.constants = new ConstantClauses(context);
    this.approvers = new ApproverChecker(context);
  }

  PerformedEffect check(ApproveSyntax approve, StepScope scope) {
    Span keyword = EffectWords.keyword(approve);
    EffectArguments arguments =
        new EffectArguments(context, scope, approve.arguments(), "approve", keyword, ARGUMENTS, 2);
    EffectClauses clauses =
        new EffectClauses(context, scope, "an `approve`", CLAUSES, approve.clauses());
    checkPlace(keyword, clauses, scope);
    scope.raised().addRejected();
    scope.raised().addTimeout();
    scope.raised().addDenied();
    NamedTypeSymbol form = form(clauses.as());
    SomaType result = Approvals.result(form);
    List<ApproverChecked> by = approvers.approvers(arguments.find("by"), scope);
    int quorum = count(arguments, "quorum", scope);
    approvers.requireReachable(by, quorum, arguments.find("quorum"));
    ApproveOperation operation =
        new ApproveOperation(
            title(arguments.find("title"), approve.span(), scope),
            by,
            quorum,
            count(arguments, "refusals", scope),
            approvers.people(arguments.find("except"), scope),
            show(arguments.find("show"), scope),
            form == null ? null : BuiltinTypes.named(form),
            result);
    return new PerformedEffect(
        operation,
        new ClausesChecked(null, null, RetryChecked.NEVER, clauses.within(), null, null),
        DeclaredType.of(result),
        "`approve`",
        keyword,
        true);
  }

  private void checkPlace(Span keyword, EffectClauses clauses, StepScope scope) {
    Region.CleanupRegion cleanup = scope.cleanup();
    if (cleanup != null) {
      context.report(
          EffectCode.MISPLACED_EFFECT,
          keyword,
          "nobody is asked inside `" + cleanup.word() + "`",
          "these steps must end by themselves; whoever approves a step approves how it is undone");
      return;
    }
    WaitChecker.requireBound(context, clauses.hasWithin(), "approve", keyword, scope);
  }

  private CheckedExpression title(@Nullable ExpressionSyntax written, Span span, StepScope scope) {
    return written == null
        ? new ErrorChecked(span)
        : context.check(written, scope, BuiltinTypes.STRING);
  }

  private int count(EffectArguments arguments, String name, StepScope scope) {
    ExpressionSyntax written = arguments.find(name);
    return written == null ? 1 : constants.count(written, name, 1, MOST_PEOPLE, scope);
  }

  /** The record of {@code as T}, or null. */
  private @Nullable NamedTypeSymbol form(@Nullable AsSyntax as) {
    if (as == null) {
      return null;
    }
    SomaType type = context.names().resolveDeclared(as.type()).type();
    if (type instanceof SomaType.NamedType named
        && named.symbol().isComplete()
        && named.symbol().definition() instanceof RecordDefinition) {
      return named.symbol();
    }
    if (type != SomaType.ErrorType.ERROR) {
      context.report(
          EffectCode.NOT_DECODABLE,
          as.type().span(),
          "the form of an `approve` is a record, not " + TypeNames.one(type),
          "declare a `type` with the fields that people fill in");
    }
    return null;
  }

  private List<CheckedArgument> show(@Nullable ExpressionSyntax written, StepScope scope) {
    Map<String, CheckedArgument> shown = new LinkedHashMap<>();
    if (written == null) {
      return List.of();
    }
    if (!(written instanceof MapSyntax map)) {
      context.infer(written, scope, null);
      context.report(
          TypeCode.TYPE_MISMATCH,
          written.span(),
          "`show` names what people see",
          "as in `show: { \"invoice\": invoice }`");
      return List.of();
    }
    for (MapEntrySyntax entry : map.entries()) {
      CheckedExpression value = shown(entry, scope);
      String name = entry.key() instanceof StringSyntax text ? text.constantText() : null;
      if (name == null || entry.key() instanceof StringSyntax text && !text.isConstant()) {
        context.report(unquoted(entry));
      } else if (shown.putIfAbsent(name, new CheckedArgument(name, value)) != null) {
        context.report(
            TypeCode.REPEATED_ARGUMENT, entry.key().span(), "`" + name + "` is shown twice");
      }
    }
    return List.copyOf(shown.values());
  }

  private Diagnostic unquoted(MapEntrySyntax entry) {
    Diagnostic plain =
        context.diagnostic(
            TypeCode.BARE_MAP_KEY, entry.key().span(), "what is shown is named by a plain string");
    if (!(entry.key() instanceof NameExpressionSyntax bare)
        || context.names().isFollowedBy(bare.span(), ')')) {
      return plain;
    }
    String quoted = "\"" + bare.name().text() + "\"";
    return plain.withFixes(
        List.of(NameReports.replace(bare.span(), quoted, "Change to `" + quoted + "`")));
  }

  private CheckedExpression shown(MapEntrySyntax entry, StepScope scope) {
    CheckedExpression value = context.infer(entry.value(), scope, null);
    LocalChecked state = WaitChecker.Reads.firstState(value);
    if (state != null) {
      String name = state.symbol().name();
      context.report(
          EffectCode.SHOWN_VALUE_CHANGES,
          state.span(),
          "`" + name + "` may change while people decide",
          "copy it before: `let seen = " + name + "`, and show that");
    }
    return Assignability.isAssignable(value.type(), BuiltinTypes.JSON)
        ? value
        : context.expressions().fit(value, BuiltinTypes.JSON, scope.environment());
  }
}
