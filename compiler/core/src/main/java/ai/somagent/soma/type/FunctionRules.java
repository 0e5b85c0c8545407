package ai.somagent.soma.type;

import ai.somagent.soma.bind.BoundDeclaration;
import ai.somagent.soma.bind.NameReports;
import ai.somagent.soma.checked.CheckedExpression;
import ai.somagent.soma.checked.CheckedExpression.BuiltinChecked;
import ai.somagent.soma.checked.CheckedExpression.ErrorChecked;
import ai.somagent.soma.checked.CheckedExpression.FunctionChecked;
import ai.somagent.soma.checked.CheckedExpression.ListChecked;
import ai.somagent.soma.checked.FunctionSymbol;
import ai.somagent.soma.checked.LocalSymbol;
import ai.somagent.soma.checked.NamedTypeSymbol;
import ai.somagent.soma.checked.SomaType;
import ai.somagent.soma.checked.SomaType.ErrorType;
import ai.somagent.soma.checked.SomaType.OptionalType;
import ai.somagent.soma.checked.SomaType.Scalar;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.syntax.ArgumentSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.ApplySyntax;
import ai.somagent.soma.syntax.NameSyntax;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Application of declared functions and of the expression library. */
final class FunctionRules {
  private final ExpressionChecker expressions;
  private final UnknownFunctions unknown;

  FunctionRules(ExpressionChecker expressions) {
    this.expressions = expressions;
    this.unknown = new UnknownFunctions(expressions);
  }

  CheckedExpression declared(
      BoundDeclaration declaration, ApplySyntax syntax, Environment environment) {
    FunctionSymbol function = environment.scope().functionOf(declaration, expressions.depth());
    if (function == null) {
      return expressions
          .names()
          .refuseRecursion(declaration, syntax.function().span(), environment);
    }
    List<LocalSymbol> parameters = function.parameters();
    List<CheckedExpression> values = new ArrayList<>();
    int given = syntax.arguments().size();
    int left = parameters.size() - given;
    if (left < 0 || left > function.defaults().size()) {
      return expressions.refuse(
          wrongCount(syntax, signature(function), environment)
              .withRelated(List.of(NameReports.declaredHere(declaration))));
    }
    for (int i = 0; i < given; i++) {
      ArgumentSyntax argument = syntax.arguments().get(i);
      refuseOtherName(argument.name(), parameters.get(i), environment);
      values.add(expressions.check(argument.value(), environment, parameters.get(i).type()));
    }
    int defaults = function.defaults().size();
    values.addAll(function.defaults().subList(defaults - left, defaults));
    return new FunctionChecked(function, values, function.result(), syntax.span());
  }

  private void refuseOtherName(
      @Nullable NameSyntax name, LocalSymbol parameter, Environment environment) {
    if (name == null || name.text().equals(parameter.name())) {
      return;
    }
    expressions.refuse(
        Diagnostic.of(
                TypeCode.UNKNOWN_ARGUMENT,
                environment.source(),
                name.span(),
                "here stands the parameter `" + parameter.name() + "`, not `" + name.text() + "`")
            .withHelp("a function takes its arguments in the order of its parameters"));
  }

  private static String signature(FunctionSymbol function) {
    StringBuilder out = new StringBuilder(function.name()).append('(');
    for (LocalSymbol parameter : function.parameters()) {
      if (out.charAt(out.length() - 1) != '(') {
        out.append(", ");
      }
      out.append(parameter.name()).append(": ").append(TypeNames.show(parameter.type()));
    }
    return out.append(')').toString();
  }

  private static Diagnostic wrongCount(
      ApplySyntax syntax, String signature, Environment environment) {
    int given = syntax.arguments().size();
    return Diagnostic.of(
            TypeCode.WRONG_ARGUMENTS,
            environment.source(),
            syntax.function().span(),
            "`"
                + syntax.function().text()
                + "` does not take "
                + given
                + (given == 1 ? " argument" : " arguments"))
        .withHelp("it is `" + signature + "`");
  }

  CheckedExpression global(
      ApplySyntax syntax, String name, Environment environment, @Nullable SomaType hint) {
    if (name.equals("has")) {
      return new PresenceRule(expressions).has(syntax, environment);
    }
    if (!BuiltinFunctions.isGlobal(name)) {
      return unknown.global(syntax, name, BuiltinFunctions.globalNames(), environment);
    }
    List<CheckedExpression> values = values(syntax, null, environment);
    if (values == null) {
      return new ErrorChecked(syntax.span());
    }
    if (isOfNothing(name, values)) {
      return expressions.refuse(
          Diagnostic.of(
              TypeCode.NO_SUCH_OPERATION,
              environment.source(),
              syntax.span(),
              "an empty list has no `" + name + "`"));
    }
    if (name.equals("string") && values.size() == 1 && isEnum(values.getFirst().type())) {
      return new BuiltinChecked(name, false, values, BuiltinTypes.STRING, syntax.span());
    }
    List<Signature> candidates = BuiltinFunctions.global(name, values.size());
    return resolve(syntax, name, false, candidates, values, environment);
  }

  /** CEL's compiler refuses these; a list that is empty by chance fails the evaluation. */
  private static boolean isOfNothing(String name, List<CheckedExpression> values) {
    boolean extreme = name.equals("math.least") || name.equals("math.greatest");
    return extreme
        && values.size() == 1
        && values.getFirst() instanceof ListChecked list
        && list.elements().isEmpty();
  }

  private static boolean isEnum(SomaType type) {
    return type instanceof SomaType.NamedType named
        && named.symbol().definition() instanceof NamedTypeSymbol.EnumDefinition;
  }

  CheckedExpression member(ApplySyntax syntax, CheckedExpression found, Environment environment) {
    String name = syntax.function().text();
    boolean forOptional = BuiltinFunctions.isForOptional(name);
    CheckedExpression receiver = forOptional ? Unnarrowed.optional(found) : found;
    if (receiver.type() instanceof OptionalType optional && !forOptional) {
      return expressions.refuse(Fitting.absent(environment, receiver, optional));
    }
    if (Assignability.isScalar(receiver.type(), Scalar.JSON)) {
      return expressions.refuse(
          Diagnostic.of(
                  TypeCode.OPAQUE_JSON,
                  environment.source(),
                  syntax.function().span(),
                  "nothing is known about what a `json` can do")
              .withHelp("JSON gets a type where it enters: `as T` after the call"));
    }
    if (forOptional && !(receiver.type() instanceof OptionalType)) {
      return neverAbsent(syntax, receiver, environment);
    }
    List<Signature> all = BuiltinFunctions.member(name);
    List<Signature> forReceiver = all.stream().filter(one -> one.takesFirst(receiver)).toList();
    if (forReceiver.isEmpty()) {
      // Its arguments may name variables, as those of macros do, so they are not looked at.
      return unknown.method(syntax, receiver, environment);
    }
    List<CheckedExpression> values = values(syntax, receiver, environment);
    if (values == null) {
      return new ErrorChecked(syntax.span());
    }
    List<Signature> candidates = new ArrayList<>();
    for (Signature candidate : all) {
      if (candidate.parameters().size() == values.size() && candidate.takesFirst(receiver)) {
        candidates.add(candidate);
      }
    }
    return resolve(
        syntax, name, true, candidates.isEmpty() ? forReceiver : candidates, values, environment);
  }

  private CheckedExpression neverAbsent(
      ApplySyntax syntax, CheckedExpression receiver, Environment environment) {
    return expressions.refuse(
        Diagnostic.of(
                TypeCode.NEEDLESS_QUESTION_MARK,
                environment.source(),
                syntax.function().span(),
                "this is never absent: its type is `" + TypeNames.show(receiver.type()) + "`")
            .withHelp("leave out `." + syntax.function().text() + "(…)`"));
  }

  /** Checked arguments, the receiver first; null when one of them was refused. */
  private @Nullable List<CheckedExpression> values(
      ApplySyntax syntax, @Nullable CheckedExpression receiver, Environment environment) {
    List<CheckedExpression> values = new ArrayList<>();
    SomaType hint = null;
    if (receiver != null) {
      values.add(receiver);
      hint = Assignability.withoutOptional(receiver.type());
    }
    boolean refused = false;
    for (ArgumentSyntax argument : syntax.arguments()) {
      CheckedExpression value = expressions.infer(argument.value(), environment, hint);
      refused |= value.type() == ErrorType.ERROR;
      values.add(value);
    }
    return refused ? null : values;
  }

  private CheckedExpression resolve(
      ApplySyntax syntax,
      String name,
      boolean member,
      List<Signature> candidates,
      List<CheckedExpression> values,
      Environment environment) {
    for (Signature candidate : candidates) {
      Signature.Match match = candidate.match(values, expressions.fitting());
      if (match != null) {
        match = LiteralLimits.holdsOf(values, match) ? match : match.withoutLimits();
        List<CheckedExpression> fitted = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
          SomaType wanted = match.parameters().get(i);
          fitted.add(expressions.fit(values.get(i), wanted, environment));
        }
        return new BuiltinChecked(name, member, fitted, match.result(), syntax.span());
      }
    }
    for (CheckedExpression value : values) {
      if (value.type() instanceof OptionalType optional && !BuiltinFunctions.isForOptional(name)) {
        return expressions.refuse(Fitting.absent(environment, value, optional));
      }
    }
    List<Signature> shown = candidates.isEmpty() ? BuiltinFunctions.all(name, member) : candidates;
    return expressions.refuse(
        Diagnostic.of(
                TypeCode.WRONG_ARGUMENTS,
                environment.source(),
                syntax.function().span(),
                "`" + name + "` does not work with these arguments")
            .withHelp(forms(shown, member, values)));
  }

  /** What a function takes; many forms of one argument are said at once. */
  private static String forms(
      List<Signature> shown, boolean member, List<CheckedExpression> values) {
    boolean text =
        !member
            && shown.size() > 3
            && values.size() == 1
            && shown.getFirst().result().equals(BuiltinTypes.STRING);
    if (text && values.getFirst().type() instanceof SomaType.ListType) {
      return "a list of strings becomes one with `.join(\", \")`";
    }
    if (!member && shown.size() > 3 && shown.stream().allMatch(f -> f.parameters().size() == 1)) {
      List<String> types = new ArrayList<>();
      shown.forEach(form -> types.add(TypeNames.show(form.parameters().getFirst())));
      return "it takes " + SettingChecker.listed(types);
    }
    List<String> forms = new ArrayList<>();
    shown.forEach(form -> forms.add("`" + form.show(member) + "`"));
    return "it is " + String.join(" or ", forms);
  }
}
