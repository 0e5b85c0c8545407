package ai.somagent.soma.type;

import ai.somagent.soma.checked.CapsuleMember.SignalChecked;
import ai.somagent.soma.checked.CapsuleMember.UpdateChecked;
import ai.somagent.soma.checked.CheckedArgument;
import ai.somagent.soma.checked.CheckedStep;
import ai.somagent.soma.checked.DeclaredType;
import ai.somagent.soma.checked.FieldSymbol;
import ai.somagent.soma.checked.LocalSymbol;
import ai.somagent.soma.checked.NamedTypeSymbol;
import ai.somagent.soma.checked.NamedTypeSymbol.RecordDefinition;
import ai.somagent.soma.checked.SignalSymbol;
import ai.somagent.soma.checked.SomaType;
import ai.somagent.soma.checked.TopicSymbol;
import ai.somagent.soma.syntax.BlockSyntax;
import ai.somagent.soma.syntax.CapsuleSyntax.SignalMember;
import ai.somagent.soma.syntax.CapsuleSyntax.UpdateMember;
import ai.somagent.soma.syntax.FieldSyntax;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks signals and updates with their bodies. */
final class HandlerChecker {
  private static final int DEFAULT_MAX = 100;
  private static final int MOST_WAITING = 10_000;

  private final StepContext context;
  private final Environment environment;
  private final String capsule;

  /**
   * @param environment what bodies see besides their parameters
   */
  HandlerChecker(StepContext context, Environment environment, String capsule) {
    this.context = context;
    this.environment = environment;
    this.capsule = capsule;
  }

  /** Parameters as fields and as variables of the body. */
  private record Parameters(
      List<FieldSymbol> fields, List<LocalSymbol> variables, Environment environment) {}

  SignalChecked signal(SignalMember syntax) {
    Parameters parameters = parameters(syntax.parameters());
    SignalOrigin.Origin origin =
        new SignalOrigin(context, environment).check(syntax, parameters.fields());
    int max =
        syntax.max() == null
            ? DEFAULT_MAX
            : new ConstantClauses(context)
                .count(
                    syntax.max(),
                    "max",
                    1,
                    MOST_WAITING,
                    new StepScope(environment, new RaisedErrors()));
    SignalSymbol symbol = symbol(syntax, parameters.fields(), origin, max);
    List<CheckedStep> body = null;
    if (syntax.body() != null) {
      Environment inside = parameters.environment();
      body = body(StepOwner.SIGNAL, syntax.body(), null, inside).steps();
    }
    return new SignalChecked(symbol, parameters.variables(), body, syntax.span());
  }

  /** Without parameters of its own, a signal from a topic carries the fields of the topic. */
  private SignalSymbol symbol(
      SignalMember syntax, List<FieldSymbol> fields, SignalOrigin.Origin origin, int max) {
    TopicSymbol topic = origin.topic();
    String name = syntax.name().text();
    List<CheckedArgument> filter = origin.filter();
    if (topic != null && fields.isEmpty()) {
      return new SignalSymbol(
          name, topic.fields(), topic.payload(), max, topic, filter, syntax.name().span());
    }
    NamedTypeSymbol payload =
        new NamedTypeSymbol(
            context.names().module(),
            capsule,
            name,
            context.names().source(),
            syntax.name().span());
    payload.complete(new RecordDefinition(fields));
    return new SignalSymbol(name, fields, payload, max, topic, filter, syntax.name().span());
  }

  UpdateChecked update(UpdateMember syntax) {
    Parameters parameters = parameters(syntax.parameters());
    DeclaredType result =
        syntax.result() == null ? null : context.names().resolveDeclared(syntax.result());
    SomaType wanted = result == null ? null : result.type();
    CheckedSteps body = body(StepOwner.UPDATE, syntax.body(), wanted, parameters.environment());
    return new UpdateChecked(
        syntax.name().text(),
        parameters.fields(),
        parameters.variables(),
        result,
        body.steps(),
        syntax.span());
  }

  private Parameters parameters(List<FieldSyntax> syntax) {
    List<FieldSymbol> fields = new FieldChecker(context.names(), context.sink()).check(syntax);
    List<LocalSymbol> variables = new ArrayList<>();
    Environment inside = environment;
    for (FieldSymbol field : fields) {
      for (FieldSyntax parameter : syntax) {
        if (parameter.name().text().equals(field.name())) {
          DeclaredType type = new DeclaredType(field.type(), field.labels());
          LocalSymbol variable =
              context.names().declare(parameter.name(), type, false, environment);
          variables.add(variable);
          inside = inside.with(variable);
          break;
        }
      }
    }
    return new Parameters(fields, variables, inside);
  }

  private CheckedSteps body(
      StepOwner owner, BlockSyntax block, @Nullable SomaType result, Environment inside) {
    StepContext own =
        new StepContext(owner, context.names(), context.sink(), result, context.wallClockMillis());
    CheckedSteps checked =
        new StepChecker(own).block(block, new StepScope(inside, new RaisedErrors()));
    if (checked.completes() && result != null && !own.isBroken()) {
      own.report(
          StepCode.MISSING_RETURN,
          CapsuleMembers.keyword(block.span(), "{"),
          "not every path through this " + owner.noun() + " returns its result",
          "end each path with `return`, or with `fail` to refuse");
    }
    return checked;
  }
}
