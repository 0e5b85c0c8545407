package ai.somagent.soma.type;

import ai.somagent.soma.bind.SemanticVersion;
import ai.somagent.soma.checked.CapsuleMember;
import ai.somagent.soma.checked.CheckedCapsule;
import ai.somagent.soma.checked.CheckedStep;
import ai.somagent.soma.checked.DeclaredType;
import ai.somagent.soma.checked.FieldSymbol;
import ai.somagent.soma.checked.NamedTypeSymbol;
import ai.somagent.soma.checked.NamedTypeSymbol.RecordDefinition;
import ai.somagent.soma.checked.SomaType;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.diagnostic.DiagnosticSink;
import ai.somagent.soma.syntax.CapsuleSyntax;
import ai.somagent.soma.syntax.CapsuleSyntax.OutputMember;
import ai.somagent.soma.syntax.CapsuleSyntax.StepsMember;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks capsules of one file: members first, then the steps, then what the steps add up to. */
public final class CapsuleChecker {
  private static final String OUTPUT = "Output";

  private final ModuleScope names;
  private final DiagnosticSink sink;

  /**
   * @param names what the file sees
   * @param sink takes what is wrong
   */
  public CapsuleChecker(ModuleScope names, DiagnosticSink sink) {
    this.names = names;
    this.sink = sink;
  }

  /**
   * A capsule with its meaning, as far as it has one.
   *
   * @param raised takes the error kinds that a run may end with
   */
  CheckedCapsule check(CapsuleSyntax syntax, RaisedErrors raised) {
    CapsuleMembers members = new CapsuleMembers(syntax, names.source(), sink);
    CapsuleSettings settings = new CapsuleSettings(names, sink, members.settings());
    BudgetChecked budget = new BudgetChecker(names, sink).check(members.budget(), syntax);
    List<FieldSymbol> input =
        members.input() == null
            ? List.of()
            : new FieldChecker(names, sink).check(members.input().fields());
    OutputChecked output = output(members.output(), syntax);
    checkVersion(syntax);
    StepContext context =
        new StepContext(
            StepOwner.CAPSULE,
            output.names(),
            sink,
            output.type(),
            budget.budget().wallClockMillis());
    MemberChecker memberChecker = new MemberChecker(context, input);
    List<CapsuleMember> checkedMembers = memberChecker.check(members, syntax.name().text());
    CheckedSteps steps = steps(members, memberChecker.environment(), context, raised);
    addEndings(raised, steps.steps());
    UsageChecker usage = new UsageChecker(context, syntax.name());
    usage.checkSize(steps.steps());
    usage.checkBudget(budget);
    String risk = usage.risk(settings);
    return new CheckedCapsule(
        names.module(),
        names.source(),
        syntax.name().text(),
        syntax.version().constantText(),
        risk,
        settings.autonomy(),
        null,
        settings.others(),
        settings.tags(),
        settings.policies(),
        budget.budget(),
        input,
        output.declared(),
        checkedMembers,
        steps.steps(),
        raised.kinds(),
        syntax.name().span());
  }

  /** How every run may end besides: its time is up, or what failed cannot be taken back. */
  static void addEndings(RaisedErrors raised, List<CheckedStep> steps) {
    raised.addTimeout();
    StepWalk.each(
        steps,
        step -> {
          if (step instanceof CheckedStep.EffectChecked effect
              && effect.clauses().undo() != null
              && !effect.clauses().undo().steps().isEmpty()) {
            raised.addUndoFailed();
          }
        });
  }

  /** The output type, and the names that the steps see because of it. */
  private record OutputChecked(@Nullable DeclaredType declared, ModuleScope names) {
    @Nullable SomaType type() {
      return declared == null ? null : declared.type();
    }
  }

  private OutputChecked output(@Nullable OutputMember member, CapsuleSyntax syntax) {
    if (member == null) {
      return new OutputChecked(null, names);
    }
    if (member.fields() == null) {
      return new OutputChecked(
          member.type() == null
              ? DeclaredType.of(SomaType.ErrorType.ERROR)
              : names.resolveDeclared(member.type()),
          names);
    }
    NamedTypeSymbol record =
        new NamedTypeSymbol(
            names.module(), syntax.name().text(), OUTPUT, names.source(), member.span());
    record.complete(new RecordDefinition(new FieldChecker(names, sink).check(member.fields())));
    if (names.findType(OUTPUT) != null) {
      sink.report(
          Diagnostic.of(
                  StepCode.OUTPUT_NAME,
                  names.source(),
                  member.span(),
                  "the module already declares a type `" + OUTPUT + "`")
              .withHelp(
                  "`output { … }` declares a record of that name: write `output "
                      + OUTPUT
                      + "`, or rename the type"));
    }
    return new OutputChecked(
        DeclaredType.of(new SomaType.NamedType(record)), names.withType(record));
  }

  private void checkVersion(CapsuleSyntax syntax) {
    boolean sound =
        syntax.version().isConstant() && SemanticVersion.isValid(syntax.version().constantText());
    if (!sound && syntax.version().span().length() > 0) {
      sink.report(
          Diagnostic.of(
                  StepCode.CAPSULE_VERSION,
                  names.source(),
                  syntax.version().span(),
                  "`" + syntax.version().constantText() + "` is no semantic version")
              .withHelp("write three numbers, as in `1.0.0`"));
    }
  }

  private CheckedSteps steps(
      CapsuleMembers members, Environment environment, StepContext context, RaisedErrors raised) {
    StepScope scope = new StepScope(environment, raised);
    StepsMember body = members.steps();
    if (body == null) {
      return CheckedSteps.none(scope.environment());
    }
    CheckedSteps checked = new StepChecker(context).block(body.body(), scope);
    if (checked.completes() && context.output() != null && !context.isBroken()) {
      context.report(
          StepCode.MISSING_RETURN,
          CapsuleMembers.keyword(body.span(), "steps"),
          "not every path through these steps returns the output",
          "end each path with `return` or `fail`; a loop never counts as returning");
    }
    return checked;
  }
}
