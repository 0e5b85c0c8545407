package ai.somagent.soma.type;

import ai.somagent.soma.bind.NameReports;
import ai.somagent.soma.bind.NearName;
import ai.somagent.soma.checked.CheckedExpression;
import ai.somagent.soma.checked.CheckedExpression.ErrorChecked;
import ai.somagent.soma.checked.NamedTypeSymbol;
import ai.somagent.soma.checked.NamedTypeSymbol.EnumDefinition;
import ai.somagent.soma.checked.SomaType;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.diagnostic.DiagnosticSink;
import ai.somagent.soma.diagnostic.RelatedSpan;
import ai.somagent.soma.source.Span;
import ai.somagent.soma.syntax.ExpressionSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.NameExpressionSyntax;
import ai.somagent.soma.syntax.NameSyntax;
import ai.somagent.soma.syntax.SettingSyntax;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code key: value} settings, whose values must be known before a run. */
public final class SettingChecker {
  private final ModuleScope scope;
  private final DiagnosticSink sink;

  public SettingChecker(ModuleScope scope, DiagnosticSink sink) {
    this.scope = scope;
    this.sink = sink;
  }

  /**
   * The settings by key, unknown and repeated keys reported and left out.
   *
   * @param owner what has the settings, for example {@code an action}
   */
  public Map<String, SettingSyntax> byKey(
      List<SettingSyntax> settings, List<String> keys, String owner) {
    Map<String, SettingSyntax> found = new LinkedHashMap<>();
    for (SettingSyntax setting : settings) {
      NameSyntax key = setting.key();
      if (key.isMissing()) {
        continue;
      }
      if (!keys.contains(key.text())) {
        sink.report(
            NameReports.unknown(
                TypeCode.UNKNOWN_SETTING,
                scope.source(),
                key,
                owner + " has no setting `" + key.text() + "`",
                unset(settings, keys)));
        String meant = NearName.find(key.text(), unset(settings, keys));
        if (meant != null) {
          found.putIfAbsent(meant, setting); // so that nobody says it is missing, too
        }
        continue;
      }
      SettingSyntax first = found.putIfAbsent(key.text(), setting);
      if (first != null) {
        reportRepeated(key, first.key());
      }
    }
    return found;
  }

  /** One that is set already is not what the author meant. */
  private static List<String> unset(List<SettingSyntax> settings, List<String> keys) {
    List<String> unset = new ArrayList<>(keys);
    settings.forEach(setting -> unset.remove(setting.key().text()));
    return unset;
  }

  private void reportRepeated(NameSyntax key, NameSyntax first) {
    sink.report(
        Diagnostic.of(
                TypeCode.INVALID_SETTING,
                scope.source(),
                key.span(),
                "`" + key.text() + "` is set twice")
            .withRelated(List.of(new RelatedSpan(scope.source(), first.span(), "first set here"))));
  }

  /** Reports that {@code key} must be set; {@code where} is the name of the owner. */
  public void reportMissing(String key, String owner, Span where, String help) {
    sink.report(
        Diagnostic.of(
                TypeCode.MISSING_SETTING,
                scope.source(),
                where,
                owner + " needs the setting `" + key + "`")
            .withHelp(help));
  }

  /** A case of {@code type}, bare or qualified; null after a report. */
  public @Nullable String enumCase(SettingSyntax setting, NamedTypeSymbol type) {
    List<String> cases = ((EnumDefinition) type.definition()).cases();
    if (setting.value() instanceof NameExpressionSyntax bare) {
      if (cases.contains(bare.name().text())) {
        return bare.name().text();
      }
      sink.report(
          NameReports.unknown(
                  TypeCode.INVALID_SETTING,
                  scope.source(),
                  bare.name(),
                  "`" + setting.key().text() + "` cannot be `" + bare.name().text() + "`",
                  cases)
              .withHelp("one of " + listed(cases)));
      return null;
    }
    CheckedExpression value = check(setting.value(), BuiltinTypes.named(type));
    return value instanceof CheckedExpression.EnumCaseChecked one ? one.caseName() : null;
  }

  static String listed(List<String> names) {
    return "`" + String.join("`, `", names) + "`";
  }

  /** A string without interpolation, or a constant that is one; null after a report. */
  public @Nullable String string(ExpressionSyntax value) {
    return constant(value, BuiltinTypes.STRING, String.class);
  }

  public @Nullable Boolean bool(ExpressionSyntax value) {
    return constant(value, BuiltinTypes.BOOL, Boolean.class);
  }

  public @Nullable Long integer(ExpressionSyntax value) {
    return constant(value, BuiltinTypes.INT, Long.class);
  }

  /** An int literal counts as a double. */
  public @Nullable Double number(ExpressionSyntax value) {
    return constant(value, BuiltinTypes.DOUBLE, Double.class);
  }

  /** Milliseconds of a duration; null after a report. */
  public @Nullable Long millis(ExpressionSyntax value) {
    Duration found = constant(value, BuiltinTypes.DURATION, Duration.class);
    return found == null ? null : found.toMillis();
  }

  private <T> @Nullable T constant(ExpressionSyntax value, SomaType type, Class<T> as) {
    CheckedExpression checked = check(value, type);
    Object folded = ConstantFolder.fold(checked);
    if (as.isInstance(folded)) {
      return as.cast(folded);
    }
    if (!(checked instanceof ErrorChecked)) {
      sink.report(
          Diagnostic.of(
                  TypeCode.NOT_CONSTANT,
                  scope.source(),
                  value.span(),
                  "this value must be known before a run")
              .withHelp("write a literal, or a constant of the module that is one"));
    }
    return null;
  }

  private CheckedExpression check(ExpressionSyntax value, SomaType type) {
    return new ExpressionChecker(sink).check(value, Environment.of(scope), type);
  }
}
