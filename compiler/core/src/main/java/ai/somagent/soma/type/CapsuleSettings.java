package ai.somagent.soma.type;

import ai.somagent.soma.checked.NamedTypeSymbol;
import ai.somagent.soma.checked.PolicySymbol;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.diagnostic.DiagnosticSink;
import ai.somagent.soma.source.Span;
import ai.somagent.soma.syntax.ExpressionSyntax.ListElementSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.ListSyntax;
import ai.somagent.soma.syntax.PathSyntax;
import ai.somagent.soma.syntax.SettingSyntax;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The settings of one capsule, checked as they are read. */
final class CapsuleSettings {
  private static final List<String> KEYS =
      List.of("owner", "risk", "autonomy", "classification", "policies", "tags");
  private static final List<String> PLAN_KEYS =
      List.of(
          "intent",
          "owner",
          "risk",
          "autonomy",
          "classification",
          "policies",
          "tags",
          "planned_by");
  private static final String DEFAULT_AUTONOMY = "supervised";

  private final ModuleScope names;
  private final DiagnosticSink sink;
  private final SettingChecker checker;
  private final Map<String, SettingSyntax> byKey;
  private final boolean complete;
  private final @Nullable String owner;
  private final @Nullable String intent;
  private final @Nullable String plannedBy;
  private final @Nullable String risk;
  private final @Nullable String autonomy;
  private final @Nullable String classification;
  private final List<String> tags;
  private final List<PolicySymbol> policies;

  CapsuleSettings(ModuleScope names, DiagnosticSink sink, List<SettingSyntax> settings) {
    this(names, sink, settings, StepOwner.CAPSULE);
  }

  /**
   * @param owner a capsule or a plan
   */
  CapsuleSettings(
      ModuleScope names, DiagnosticSink sink, List<SettingSyntax> settings, StepOwner owner) {
    this.names = names;
    this.sink = sink;
    this.checker = new SettingChecker(names, sink);
    this.byKey =
        checker.byKey(settings, owner == StepOwner.PLAN ? PLAN_KEYS : KEYS, "a " + owner.noun());
    this.complete = byKey.size() == settings.size();
    this.owner = text("owner");
    this.intent = text("intent");
    this.plannedBy = text("planned_by");
    this.risk = enumCase("risk", "RiskLevel");
    this.autonomy = enumCase("autonomy", "Autonomy");
    this.classification = enumCase("classification", "Classification");
    this.tags = readTags();
    this.policies = readPolicies();
  }

  /** Whether nobody owns the capsule; a misspelt setting may have meant to. */
  boolean lacksOwner() {
    return complete && !byKey.containsKey("owner");
  }

  /** The declared risk, or null. */
  @Nullable String risk() {
    return risk;
  }

  @Nullable SettingSyntax riskSetting() {
    return byKey.get("risk");
  }

  String autonomy() {
    return autonomy == null ? DEFAULT_AUTONOMY : autonomy;
  }

  List<String> tags() {
    return tags;
  }

  /** The packs that the capsule names itself. */
  List<PolicySymbol> policies() {
    return policies;
  }

  /** The settings that only describe the capsule. */
  Map<String, String> others() {
    Map<String, String> others = new LinkedHashMap<>();
    if (owner != null) {
      others.put("owner", owner);
    }
    if (classification != null) {
      others.put("classification", classification);
    }
    if (plannedBy != null) {
      others.put("planned_by", plannedBy);
    }
    return others;
  }

  private @Nullable String text(String key) {
    SettingSyntax written = byKey.get(key);
    return written == null ? null : checker.string(written.value());
  }

  /** What a plan is for, or null. */
  @Nullable String intent() {
    return intent;
  }

  /** Whether nothing says what a plan is for; a misspelt setting may have meant to. */
  boolean lacksIntent() {
    return complete && !byKey.containsKey("intent");
  }

  private @Nullable String enumCase(String key, String type) {
    SettingSyntax setting = byKey.get(key);
    NamedTypeSymbol symbol = BuiltinTypes.find(type);
    return setting == null || symbol == null ? null : checker.enumCase(setting, symbol);
  }

  private List<String> readTags() {
    SettingSyntax setting = byKey.get("tags");
    if (setting == null) {
      return List.of();
    }
    if (!(setting.value() instanceof ListSyntax list)) {
      sink.report(
          Diagnostic.of(
                  StepCode.SETTING_VALUE,
                  names.source(),
                  setting.value().span(),
                  "`tags` is a list of strings")
              .withHelp("as in `tags: [\"review\"]`"));
      return List.of();
    }
    List<String> found = new ArrayList<>();
    for (ListElementSyntax element : list.elements()) {
      String tag = checker.string(element.value());
      if (tag != null) {
        found.add(tag);
      }
    }
    return found;
  }

  private List<PolicySymbol> readPolicies() {
    SettingSyntax setting = byKey.get("policies");
    if (setting == null) {
      return List.of();
    }
    if (!(setting.value() instanceof ListSyntax list)) {
      refusePolicies(setting.value().span());
      return List.of();
    }
    Map<String, PolicySymbol> found = new LinkedHashMap<>();
    for (ListElementSyntax element : list.elements()) {
      PathSyntax path = SyntaxPaths.of(element.value());
      if (path == null) {
        refusePolicies(element.span());
        continue;
      }
      PolicySymbol policy = names.resolvePolicy(path);
      if (policy != null && found.putIfAbsent(policy.qualifiedName(), policy) != null) {
        sink.report(
            Diagnostic.of(
                StepCode.SETTING_VALUE,
                names.source(),
                element.span(),
                "policy `" + path.text() + "` is listed twice"));
      }
    }
    return List.copyOf(found.values());
  }

  private void refusePolicies(Span span) {
    sink.report(
        Diagnostic.of(
                StepCode.SETTING_VALUE, names.source(), span, "`policies` is a list of policies")
            .withHelp("as in `policies: [payments]`"));
  }
}
