package ai.somagent.soma.type;

import ai.somagent.soma.bind.NameReports;
import ai.somagent.soma.checked.FieldSymbol;
import ai.somagent.soma.checked.NamedTypeSymbol;
import ai.somagent.soma.checked.NamedTypeSymbol.EnumDefinition;
import ai.somagent.soma.checked.NamedTypeSymbol.RecordDefinition;
import ai.somagent.soma.checked.SomaType;
import ai.somagent.soma.checked.TopicSymbol;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.diagnostic.DiagnosticSink;
import ai.somagent.soma.syntax.DeclarationSyntax.TopicSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.NameExpressionSyntax;
import ai.somagent.soma.syntax.SettingSyntax;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks the declaration of a topic: its fields, and how its events are named, ordered, kept. */
final class TopicChecker {
  private static final List<String> KEYS = List.of("name", "key", "retention");
  private static final int LONGEST_NAME = 200;

  private final ModuleScope scope;
  private final DiagnosticSink sink;
  private final SettingChecker settings;

  TopicChecker(ModuleScope scope, DiagnosticSink sink) {
    this.scope = scope;
    this.sink = sink;
    this.settings = new SettingChecker(scope, sink);
  }

  TopicSymbol check(TopicSyntax syntax) {
    List<FieldSymbol> fields = new FieldChecker(scope, sink).check(syntax.fields());
    Map<String, SettingSyntax> found = settings.byKey(syntax.settings(), KEYS, "a topic");
    String name = syntax.name().text();
    NamedTypeSymbol payload =
        new NamedTypeSymbol(scope.module(), name, "Event", scope.source(), syntax.name().span());
    payload.complete(new RecordDefinition(fields));
    return new TopicSymbol(
        scope.module(),
        name,
        wireName(found.get("name"), scope.module() + "." + name),
        key(found.get("key"), fields, name),
        retention(found.get("retention")),
        fields,
        payload);
  }

  private String wireName(@Nullable SettingSyntax setting, String otherwise) {
    String name = setting == null ? null : settings.string(setting.value());
    if (setting == null || name == null) {
      return otherwise;
    }
    if (!isSubject(name)) {
      report(
          setting,
          "`" + name + "` cannot be the name of a topic",
          "use words of letters, digits, `_` and `-`, joined by dots");
    }
    return name;
  }

  private static boolean isSubject(String name) {
    boolean word = false;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean inWord = c < 128 && Character.isLetterOrDigit(c) || c == '_' || c == '-';
      if (!inWord && !(c == '.' && word)) {
        return false;
      }
      word = inWord;
    }
    return word && name.length() <= LONGEST_NAME;
  }

  private @Nullable String key(
      @Nullable SettingSyntax setting, List<FieldSymbol> fields, String topic) {
    if (setting == null) {
      return null;
    }
    if (!(setting.value() instanceof NameExpressionSyntax written)) {
      report(setting, "`key` names a field of the topic", "as in `key: tenant`");
      return null;
    }
    String name = written.name().text();
    FieldSymbol field = FieldRules.find(fields, name);
    if (field == null) {
      List<String> names = new ArrayList<>();
      fields.forEach(one -> names.add(one.name()));
      sink.report(
          NameReports.unknown(
              TypeCode.UNKNOWN_FIELD,
              scope.source(),
              written.name(),
              "topic `" + topic + "` has no field `" + name + "`",
              names));
      return null;
    }
    if (!isKey(field.type())) {
      report(
          setting,
          "a `" + TypeNames.show(field.type()) + "` cannot be the key of a topic",
          "events are ordered by a `string`, an `int` or an enum that is never absent");
    }
    return name;
  }

  private static boolean isKey(SomaType type) {
    boolean isEnum =
        type instanceof SomaType.NamedType named
            && named.symbol().isComplete()
            && named.symbol().definition() instanceof EnumDefinition;
    return isEnum
        || type == SomaType.ErrorType.ERROR
        || Assignability.isScalar(type, SomaType.Scalar.STRING)
        || Assignability.isScalar(type, SomaType.Scalar.INT);
  }

  private @Nullable Long retention(@Nullable SettingSyntax setting) {
    Long millis = setting == null ? null : settings.millis(setting.value());
    if (setting != null && millis != null && millis <= 0) {
      report(setting, "`retention` must be above zero", null);
    }
    return millis;
  }

  private void report(SettingSyntax setting, String message, @Nullable String help) {
    sink.report(
        Diagnostic.of(TypeCode.INVALID_SETTING, scope.source(), setting.value().span(), message)
            .withHelp(help));
  }
}
