package ai.somagent.soma.type;

import ai.somagent.soma.bind.NameReports;
import ai.somagent.soma.bind.NameRules;
import ai.somagent.soma.checked.DeclaredType;
import ai.somagent.soma.checked.ErrorSymbol;
import ai.somagent.soma.checked.FieldSymbol;
import ai.somagent.soma.checked.NamedTypeSymbol;
import ai.somagent.soma.checked.ToolActionSymbol;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.diagnostic.DiagnosticSink;
import ai.somagent.soma.source.Span;
import ai.somagent.soma.syntax.DeclarationSyntax.ActionSyntax;
import ai.somagent.soma.syntax.DeclarationSyntax.ToolSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.ApplySyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.ListSyntax;
import ai.somagent.soma.syntax.NameSyntax;
import ai.somagent.soma.syntax.PathSyntax;
import ai.somagent.soma.syntax.SettingSyntax;
import ai.somagent.soma.syntax.StringSyntax;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the declaration of a tool: its binding, and each action with what it promises. */
final class ToolChecker {
  private static final List<String> BINDINGS = List.of("http", "grpc", "mcp", "container", "java");
  private static final List<String> TOOL_KEYS = List.of("auth");
  private static final List<String> ACTION_KEYS =
      List.of("effect", "risk", "idempotent", "timeout", "cost", "errors", "request");
  private static final NamedTypeSymbol EFFECT = builtin("Effect");
  private static final NamedTypeSymbol RISK = builtin("RiskLevel");

  private final ModuleScope scope;
  private final DiagnosticSink sink;
  private final SettingChecker settings;

  ToolChecker(ModuleScope scope, DiagnosticSink sink) {
    this.scope = scope;
    this.sink = sink;
    this.settings = new SettingChecker(scope, sink);
  }

  private static NamedTypeSymbol builtin(String name) {
    NamedTypeSymbol symbol = BuiltinTypes.find(name);
    if (symbol == null) {
      throw new IllegalStateException("no built-in enum " + name);
    }
    return symbol;
  }

  /** Actions by name, in order. */
  Map<String, ToolActionSymbol> check(ToolSyntax tool) {
    Map<String, SettingSyntax> own = settings.byKey(tool.settings(), TOOL_KEYS, "a tool");
    String credential = credential(own.get("auth"));
    checkBinding(tool);
    Map<String, ToolActionSymbol> actions = new LinkedHashMap<>();
    for (ActionSyntax action : tool.actions()) {
      NameSyntax name = action.name();
      if (name.isMissing()) {
        continue;
      }
      NameRules.checkPlain(name, false, "action", scope.text(), sink);
      ToolActionSymbol symbol = checkAction(tool, action, credential);
      if (actions.putIfAbsent(name.text(), symbol) != null) {
        report(
            TypeCode.REPEATED_FIELD,
            name.span(),
            "action `" + name.text() + "` is declared twice in tool `" + tool.name().text() + "`");
      }
    }
    return actions;
  }

  private void checkBinding(ToolSyntax tool) {
    NameSyntax kind = tool.bindingKind();
    if (kind == null) {
      report(
          TypeCode.MISSING_SETTING,
          tool.name().span(),
          "tool `" + tool.name().text() + "` does not say what carries out its actions",
          "write for example `via java \"somagent.tools.Name\"` after its name");
    } else if (!kind.isMissing() && !BINDINGS.contains(kind.text())) {
      sink.report(
          NameReports.unknown(
              TypeCode.INVALID_SETTING,
              scope.source(),
              kind,
              "a tool cannot be bound via `" + kind.text() + "`",
              BINDINGS));
    }
    StringSyntax target = tool.bindingTarget();
    if (target != null && !target.isConstant()) {
      report(TypeCode.NOT_CONSTANT, target.span(), "the target of a binding is a plain string");
    }
  }

  /** The place in the vault that {@code vault("tools/files")} names; null without one. */
  private @Nullable String credential(@Nullable SettingSyntax auth) {
    if (auth == null) {
      return null;
    }
    boolean vault =
        auth.value() instanceof ApplySyntax apply
            && apply.target() == null
            && apply.function().text().equals("vault")
            && apply.arguments().size() == 1
            && apply.arguments().getFirst().name() == null;
    String path =
        vault && auth.value() instanceof ApplySyntax apply
            ? settings.string(apply.arguments().getFirst().value())
            : null;
    if (!vault || path != null && !isVaultPath(path)) {
      report(
          TypeCode.INVALID_SETTING,
          auth.value().span(),
          "`auth` names a place in the vault",
          "as in `auth: vault(\"tools/files\")`; a secret itself never stands in a program");
      return null;
    }
    return path;
  }

  /** Words of letters, digits, {@code -} and {@code _}, joined by single slashes. */
  private static boolean isVaultPath(String path) {
    boolean start = true;
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      boolean word = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
      if (!word && c != '-' && c != '_' && (c != '/' || start)) {
        return false;
      }
      start = c == '/';
    }
    return !start;
  }

  private ToolActionSymbol checkAction(
      ToolSyntax tool, ActionSyntax action, @Nullable String credential) {
    List<FieldSymbol> parameters = new FieldChecker(scope, sink).check(action.parameters());
    DeclaredType result = action.result() == null ? null : scope.resolveDeclared(action.result());
    Map<String, SettingSyntax> found = settings.byKey(action.settings(), ACTION_KEYS, "an action");
    String name = action.name().text();
    String what = "action `" + name + "`";
    String effect = required(found, "effect", EFFECT, what, action.name().span());
    String risk = required(found, "risk", RISK, what, action.name().span());
    Boolean idempotent = value(found, "idempotent", settings::bool);
    return new ToolActionSymbol(
        scope.module(),
        tool.name().text(),
        name,
        tool.version() == null ? null : tool.version().constantText(),
        tool.bindingKind() == null ? "java" : tool.bindingKind().text(),
        target(tool, found.get("request")),
        effect == null ? "irreversible" : effect,
        risk == null ? "critical" : risk,
        idempotent != null && idempotent,
        positive(found, "timeout", value(found, "timeout", settings::millis)),
        notNegative(found, "cost", value(found, "cost", settings::number)),
        parameters,
        result == null ? null : result.type(),
        errors(found.get("errors")),
        result == null ? Set.of() : result.labels(),
        credential);
  }

  /** Where a call goes: the target of the tool, and after a blank how this action is asked for. */
  private String target(ToolSyntax tool, @Nullable SettingSyntax request) {
    StringSyntax written = tool.bindingTarget();
    String target = written == null ? "" : written.constantText();
    if (request == null) {
      return target;
    }
    NameSyntax kind = tool.bindingKind();
    if (kind == null || kind.text().equals("java") || kind.text().equals("container")) {
      report(
          TypeCode.INVALID_SETTING,
          request.key().span(),
          "a tool without a protocol takes no `request`",
          "it is for tools bound via `http`, `grpc` or `mcp`");
    }
    String said = settings.string(request.value());
    return said == null ? target : target + " " + said;
  }

  private @Nullable String required(
      Map<String, SettingSyntax> found, String key, NamedTypeSymbol type, String what, Span where) {
    SettingSyntax setting = found.get(key);
    if (setting != null) {
      return settings.enumCase(setting, type);
    }
    List<String> cases = ((NamedTypeSymbol.EnumDefinition) type.definition()).cases();
    settings.reportMissing(key, what, where, "one of " + SettingChecker.listed(cases));
    return null;
  }

  /** Reads one kind of setting. */
  private interface Reader<T> {
    @Nullable T read(ExpressionSyntax value);
  }

  private static <T> @Nullable T value(
      Map<String, SettingSyntax> found, String key, Reader<T> reader) {
    SettingSyntax setting = found.get(key);
    return setting == null ? null : reader.read(setting.value());
  }

  private @Nullable Long positive(
      Map<String, SettingSyntax> found, String key, @Nullable Long millis) {
    SettingSyntax setting = found.get(key);
    if (setting != null && millis != null && millis <= 0) {
      report(TypeCode.INVALID_SETTING, setting.value().span(), "`" + key + "` must be above zero");
    }
    return millis;
  }

  private @Nullable Double notNegative(
      Map<String, SettingSyntax> found, String key, @Nullable Double number) {
    SettingSyntax setting = found.get(key);
    if (setting != null && number != null && number < 0) {
      report(TypeCode.INVALID_SETTING, setting.value().span(), "`" + key + "` cannot be negative");
    }
    return number;
  }

  private List<ErrorSymbol> errors(@Nullable SettingSyntax setting) {
    List<ErrorSymbol> symbols = new ArrayList<>();
    if (setting == null) {
      return symbols;
    }
    if (!(setting.value() instanceof ListSyntax list)) {
      report(
          TypeCode.INVALID_SETTING,
          setting.value().span(),
          "`errors` is a list of error names",
          "for example `errors: [NotFound]`");
      return symbols;
    }
    for (ExpressionSyntax.ListElementSyntax element : list.elements()) {
      PathSyntax path = SyntaxPaths.of(element.value());
      if (path == null) {
        report(TypeCode.INVALID_SETTING, element.span(), "an error is named here");
        continue;
      }
      ErrorSymbol symbol = scope.resolveError(path);
      if (symbol != null) {
        symbols.add(symbol);
      }
    }
    return symbols;
  }

  private void report(TypeCode code, Span span, String message) {
    report(code, span, message, null);
  }

  private void report(TypeCode code, Span span, String message, @Nullable String help) {
    sink.report(Diagnostic.of(code, scope.source(), span, message).withHelp(help));
  }
}
