package ai.somagent.soma.type;

import ai.somagent.soma.bind.SemanticVersion;
import ai.somagent.soma.checked.CheckedExpression.EnumCaseChecked;
import ai.somagent.soma.checked.Label;
import ai.somagent.soma.checked.PersonaSymbol;
import ai.somagent.soma.checked.SomaType;
import ai.somagent.soma.checked.ToolActionSymbol;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.diagnostic.DiagnosticSink;
import ai.somagent.soma.source.Span;
import ai.somagent.soma.syntax.DeclarationSyntax.PersonaSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.ListElementSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.ListSyntax;
import ai.somagent.soma.syntax.SettingSyntax;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks the declaration of a persona. */
final class PersonaChecker {
  private static final List<String> KEYS =
      List.of("model", "system", "temperature", "max_tokens", "tools", "accepts");
  private static final int MOST_TOKENS = 1_000_000;
  private static final double HOTTEST = 2.0;

  private final ModuleScope scope;
  private final DiagnosticSink sink;
  private final SettingChecker settings;

  PersonaChecker(ModuleScope scope, DiagnosticSink sink) {
    this.scope = scope;
    this.sink = sink;
    this.settings = new SettingChecker(scope, sink);
  }

  PersonaSymbol check(PersonaSyntax syntax) {
    Map<String, SettingSyntax> found = settings.byKey(syntax.settings(), KEYS, "a persona");
    String name = syntax.name().text();
    require(found, "model", syntax, "name the model, as in `model: \"llama-3.3-70b\"`");
    require(found, "system", syntax, "say what it is for, as in `system: \"You summarise.\"`");
    require(found, "max_tokens", syntax, "limit its answers, as in `max_tokens: 1500`");
    checkVersion(syntax);
    return new PersonaSymbol(
        scope.module(),
        name,
        syntax.version() == null ? null : syntax.version().constantText(),
        text(found.get("model")),
        text(found.get("system")),
        temperature(found.get("temperature")),
        tokens(found.get("max_tokens")),
        tools(found.get("tools")),
        accepts(found.get("accepts")));
  }

  private void require(
      Map<String, SettingSyntax> found, String key, PersonaSyntax syntax, String help) {
    if (!found.containsKey(key)) {
      String owner = "persona `" + syntax.name().text() + "`";
      settings.reportMissing(key, owner, syntax.name().span(), help);
    }
  }

  private void checkVersion(PersonaSyntax syntax) {
    if (syntax.version() != null
        && !(syntax.version().isConstant()
            && SemanticVersion.isValid(syntax.version().constantText()))) {
      report(
          syntax.version().span(),
          "`" + syntax.version().constantText() + "` is no semantic version",
          "write three numbers, as in `1.0.0`");
    }
  }

  private String text(@Nullable SettingSyntax setting) {
    String text = setting == null ? null : settings.string(setting.value());
    if (setting != null && text != null && text.isBlank()) {
      report(setting.value().span(), "`" + setting.key().text() + "` is empty", null);
    }
    return text == null ? "" : text;
  }

  private double temperature(@Nullable SettingSyntax setting) {
    Double degree = setting == null ? null : settings.number(setting.value());
    if (setting != null && degree != null && !(degree >= 0 && degree <= HOTTEST)) {
      report(setting.value().span(), "`temperature` is a number from 0 to 2", null);
    }
    return degree == null ? 0.0 : degree;
  }

  private int tokens(@Nullable SettingSyntax setting) {
    Long tokens = setting == null ? null : settings.integer(setting.value());
    if (setting == null || tokens == null) {
      return 1;
    }
    if (tokens < 1 || tokens > MOST_TOKENS) {
      report(setting.value().span(), "`max_tokens` is a number from 1 to " + MOST_TOKENS, null);
      return 1;
    }
    return tokens.intValue();
  }

  private List<ToolActionSymbol> tools(@Nullable SettingSyntax setting) {
    List<ToolActionSymbol> tools = new ArrayList<>();
    if (setting != null) {
      new ActionLists(scope, sink).read(setting.value()).forEach(one -> tools.add(one.action()));
    }
    return tools;
  }

  private Set<Label> accepts(@Nullable SettingSyntax setting) {
    Set<Label> accepted = EnumSet.noneOf(Label.class);
    if (setting == null) {
      return accepted;
    }
    if (!(setting.value() instanceof ListSyntax list)) {
      report(setting.value().span(), "`accepts` is a list of labels", "as in `[Label.pii]`");
      return accepted;
    }
    SomaType type = BuiltinTypes.named(BuiltinTypes.LABEL);
    ExpressionChecker expressions = new ExpressionChecker(sink);
    for (ListElementSyntax element : list.elements()) {
      if (expressions.check(element.value(), Environment.of(scope), type)
          instanceof EnumCaseChecked one) {
        accepted.add(Label.valueOf(one.caseName().toUpperCase(Locale.ROOT)));
        refuseSecret(one);
      }
    }
    return accepted;
  }

  private void refuseSecret(EnumCaseChecked label) {
    if (label.caseName().equals("secret")) {
      report(
          label.span(),
          "no persona accepts `secret` values",
          "secrets are passed to actions of tools alone, by reference");
    }
  }

  private void report(Span span, String message, @Nullable String help) {
    sink.report(
        Diagnostic.of(TypeCode.INVALID_SETTING, scope.source(), span, message).withHelp(help));
  }
}
