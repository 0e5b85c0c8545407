package ai.somagent.soma.type;

import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.diagnostic.DiagnosticSink;
import ai.somagent.soma.syntax.PlanSyntax.NodeItem;
import ai.somagent.soma.syntax.PlanSyntax.SettingItem;
import ai.somagent.soma.syntax.SettingSyntax;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a deliverable or milestone.
 *
 * @param rounds most remediation rounds
 * @param optional whether a person may skip the node
 */
record NodeSettings(@Nullable String title, int rounds, boolean optional) {
  /** As many as there may be. */
  private static final int MOST_ROUNDS = 2;

  static final NodeSettings NONE = new NodeSettings(null, MOST_ROUNDS, false);

  static NodeSettings read(PlanNodeSource node, ModuleScope names, DiagnosticSink sink) {
    List<SettingSyntax> written = new ArrayList<>();
    for (NodeItem item : node.items()) {
      if (item instanceof SettingItem setting) {
        written.add(setting.setting());
      }
    }
    SettingChecker checker = new SettingChecker(names, sink);
    Map<String, SettingSyntax> byKey =
        checker.byKey(written, List.of("title", "rounds", "optional"), "a " + node.noun());
    SettingSyntax title = byKey.get("title");
    SettingSyntax optional = byKey.get("optional");
    return new NodeSettings(
        title == null ? null : checker.string(title.value()),
        rounds(byKey.get("rounds"), checker, names, sink),
        optional != null && Boolean.TRUE.equals(checker.bool(optional.value())));
  }

  private static int rounds(
      @Nullable SettingSyntax setting,
      SettingChecker checker,
      ModuleScope names,
      DiagnosticSink sink) {
    Long rounds = setting == null ? null : checker.integer(setting.value());
    if (setting == null || rounds == null) {
      return MOST_ROUNDS;
    }
    if (rounds < 0 || rounds > MOST_ROUNDS) {
      sink.report(
          Diagnostic.of(
                  StepCode.CLAUSE_VALUE,
                  names.source(),
                  setting.value().span(),
                  "`rounds` is at least 0 and at most " + MOST_ROUNDS)
              .withHelp("after the last round the node is held, and a person decides"));
      return MOST_ROUNDS;
    }
    return rounds.intValue();
  }
}
