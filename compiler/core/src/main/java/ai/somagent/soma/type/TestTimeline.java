package ai.somagent.soma.type;

import ai.somagent.soma.bind.BindCode;
import ai.somagent.soma.bind.NameReports;
import ai.somagent.soma.checked.CapsuleMember;
import ai.somagent.soma.checked.CapsuleMember.SignalChecked;
import ai.somagent.soma.checked.CapsuleMember.UpdateChecked;
import ai.somagent.soma.checked.CheckedArgument;
import ai.somagent.soma.checked.CheckedCapsule;
import ai.somagent.soma.checked.CheckedTest.AtChecked;
import ai.somagent.soma.checked.FieldSymbol;
import ai.somagent.soma.checked.SignalSymbol;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.diagnostic.DiagnosticSink;
import ai.somagent.soma.diagnostic.RelatedSpan;
import ai.somagent.soma.syntax.NameSyntax;
import ai.somagent.soma.syntax.PathSyntax;
import ai.somagent.soma.syntax.TestSyntax;
import ai.somagent.soma.syntax.TestSyntax.AtItem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks what happens at a time of the virtual clock. */
final class TestTimeline {
  private static final FieldSymbol BY =
      ObservationTypes.field("by", BuiltinTypes.named(BuiltinRecords.PRINCIPAL));
  private static final FieldSymbol COMMENT =
      ObservationTypes.field("comment", BuiltinTypes.optional(BuiltinTypes.STRING));
  private static final FieldSymbol ANSWERS =
      ObservationTypes.field("answers", BuiltinTypes.optional(BuiltinTypes.JSON));

  private final ModuleScope names;
  private final DiagnosticSink sink;
  private final @Nullable CheckedCapsule subject;
  private @Nullable AtItem last;
  private long lastMillis;

  TestTimeline(ModuleScope names, DiagnosticSink sink, @Nullable CheckedCapsule subject) {
    this.names = names;
    this.sink = sink;
    this.subject = subject;
  }

  AtChecked check(AtItem item) {
    Long millis = new SettingChecker(names, sink).millis(item.time());
    if (millis != null) {
      checkOrder(item, millis);
    }
    SignalSymbol signal = item.signal() == null ? null : signal(item.signal());
    List<FieldSymbol> parameters =
        switch (item.action()) {
          case SEND -> signal == null ? null : signal.parameters();
          case APPROVE -> List.of(BY, COMMENT, ANSWERS);
          case REJECT -> List.of(BY, COMMENT);
        };
    return new AtChecked(
        millis == null ? 0 : millis,
        AtChecked.Action.valueOf(item.action().name()),
        signal,
        parameters == null ? List.of() : arguments(item, parameters),
        item.span());
  }

  private void checkOrder(AtItem item, long millis) {
    if (millis < 0) {
      sink.report(
          Diagnostic.of(
              StepCode.CLAUSE_VALUE,
              names.source(),
              item.time().span(),
              "nothing happens before a run begins"));
    }
    if (last != null && millis < lastMillis) {
      sink.report(
          Diagnostic.of(
                  PlanCode.TEST_ORDER,
                  names.source(),
                  item.time().span(),
                  "this happens before what stands above it")
              .withHelp("write what happens in the order of time")
              .withRelated(
                  List.of(
                      new RelatedSpan(names.source(), last.time().span(), "later, but above"))));
      return;
    }
    last = item;
    lastMillis = millis;
  }

  private List<CheckedArgument> arguments(AtItem item, List<FieldSymbol> parameters) {
    ExpressionChecker expressions = new ExpressionChecker(sink);
    PathSyntax signal = item.signal();
    String what =
        signal == null
            ? "`" + (item.action() == TestSyntax.Action.APPROVE ? "approve" : "reject") + "`"
            : "signal `" + signal.text() + "`";
    return new ArgumentChecker(expressions, sink)
        .check(
            item.arguments(),
            parameters,
            Environment.of(names),
            signal == null ? item.span() : signal.span(),
            what);
  }

  private Diagnostic update(PathSyntax path) {
    String message = "`" + path.text() + "` is an update, and `send` is for signals";
    return Diagnostic.of(BindCode.UNKNOWN_NAME, names.source(), path.span(), message)
        .withHelp("what only an update changes cannot be tested yet");
  }

  private @Nullable SignalSymbol signal(PathSyntax path) {
    if (subject == null || path.last().isMissing()) {
      return null;
    }
    List<String> known = new ArrayList<>();
    for (CapsuleMember member : subject.members()) {
      if (member instanceof UpdateChecked update && update.name().equals(path.text())) {
        sink.report(update(path));
        return null;
      }
      if (member instanceof SignalChecked signal) {
        if (signal.symbol().name().equals(path.text())) {
          return signal.symbol();
        }
        known.add(signal.symbol().name());
      }
    }
    sink.report(
        NameReports.unknown(
            BindCode.UNKNOWN_NAME,
            names.source(),
            new NameSyntax(path.text(), path.span()),
            "capsule `" + subject.name() + "` has no signal `" + path.text() + "`",
            known));
    return null;
  }
}
