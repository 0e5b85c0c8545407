package ai.somagent.soma.type;

import ai.somagent.soma.bind.BindCode;
import ai.somagent.soma.bind.BoundDeclaration;
import ai.somagent.soma.bind.NameReports;
import ai.somagent.soma.checked.CheckedArgument;
import ai.somagent.soma.checked.CheckedCapsule;
import ai.somagent.soma.checked.CheckedExpression;
import ai.somagent.soma.checked.CheckedTest;
import ai.somagent.soma.checked.CheckedTest.AtChecked;
import ai.somagent.soma.checked.CheckedTest.GivenChecked;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.diagnostic.DiagnosticSink;
import ai.somagent.soma.syntax.CapsuleSyntax;
import ai.somagent.soma.syntax.NameSyntax;
import ai.somagent.soma.syntax.PathSyntax;
import ai.somagent.soma.syntax.PlanSyntax;
import ai.somagent.soma.syntax.TestSyntax;
import ai.somagent.soma.syntax.TestSyntax.AtItem;
import ai.somagent.soma.syntax.TestSyntax.ExpectItem;
import ai.somagent.soma.syntax.TestSyntax.GivenItem;
import ai.somagent.soma.syntax.TestSyntax.InputItem;
import ai.somagent.soma.syntax.TestSyntax.RecordedItem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks tests of one file. */
public final class TestChecker {
  private final ModuleScope names;
  private final DiagnosticSink sink;

  /**
   * @param names what the file sees
   * @param sink takes what is wrong
   */
  public TestChecker(ModuleScope names, DiagnosticSink sink) {
    this.names = names;
    this.sink = sink;
  }

  /** A test with its meaning, as far as it has one. */
  public CheckedTest check(TestSyntax syntax) {
    CheckedCapsule subject = subject(syntax.subject());
    TestGivens givens = new TestGivens(names, sink, subject);
    TestTimeline timeline = new TestTimeline(names, sink, subject);
    Observations observations = new Observations(names, sink);
    Environment visible = observations.environment(subject, syntax.subject().span());
    List<CheckedArgument> input = null;
    List<String> recordings = new ArrayList<>();
    List<GivenChecked> given = new ArrayList<>();
    List<AtChecked> events = new ArrayList<>();
    List<CheckedExpression> expectations = new ArrayList<>();
    boolean synthetic = false;
    for (TestSyntax.Item item : syntax.items()) {
      switch (item) {
        case InputItem one -> input = input(one, input, subject);
        case RecordedItem one -> recordings.add(recording(one));
        case GivenItem one -> {
          synthetic |= one.returns();
          given.add(givens.check(one));
        }
        case AtItem one -> events.add(timeline.check(one));
        case ExpectItem one ->
            expectations.add(
                new ExpressionChecker(sink)
                    .check(
                        one.condition(),
                        observations.with(one.condition(), visible),
                        BuiltinTypes.BOOL));
      }
    }
    if (expectations.isEmpty()) {
      reportNothingExpected(syntax);
    }
    boolean needsInput = input == null && recordings.isEmpty() && subject != null;
    return new CheckedTest(
        names.module(),
        names.source(),
        name(syntax),
        subject,
        needsInput ? input(missingInput(syntax), null, subject) : input == null ? List.of() : input,
        recordings,
        given,
        events,
        observations.all(),
        expectations,
        synthetic,
        syntax.name().span());
  }

  private String name(TestSyntax syntax) {
    if (!syntax.name().isConstant()) {
      sink.report(
          Diagnostic.of(
                  TypeCode.NOT_CONSTANT,
                  names.source(),
                  syntax.name().span(),
                  "the name of a test is a plain string")
              .withHelp("say what holds, as in `\"an author may withdraw\"`"));
    }
    return syntax.name().constantText();
  }

  /** Stands for an input that nobody wrote: whatever the capsule requires is missing. */
  private static InputItem missingInput(TestSyntax syntax) {
    return new InputItem(List.of(), syntax.subject().span());
  }

  private void reportNothingExpected(TestSyntax syntax) {
    if (syntax.name().span().length() > 0) {
      sink.report(
          Diagnostic.of(
                  PlanCode.NOTHING_EXPECTED,
                  names.source(),
                  syntax.name().span(),
                  "this test expects nothing, so it can never fail")
              .withHelp("say what holds at the end, as in `expect error is Timeout`"));
    }
  }

  private @Nullable CheckedCapsule subject(PathSyntax path) {
    if (path.last().isMissing() || names.isFailedImport(path)) {
      return null;
    }
    BoundDeclaration found = names.findDeclaration(path);
    RunnableTable.CapsuleChecked known = found == null ? null : names.symbols().capsule(found);
    CheckedCapsule subject = known == null ? null : known.symbol();
    boolean capsule =
        found != null
            && (found.syntax() instanceof CapsuleSyntax || found.syntax() instanceof PlanSyntax);
    if (subject != null || capsule || names.reportWrongKind(path, "a capsule or plan")) {
      return subject;
    }
    List<String> capsules = new ArrayList<>();
    for (String name : names.names()) {
      BoundDeclaration declaration = names.findDeclaration(name);
      if (declaration != null && declaration.syntax() instanceof CapsuleSyntax) {
        capsules.add(name);
      }
    }
    sink.report(
        NameReports.unknown(
            BindCode.UNKNOWN_NAME,
            names.source(),
            new NameSyntax(path.text(), path.span()),
            "unknown capsule `" + path.text() + "`",
            capsules));
    return null;
  }

  private List<CheckedArgument> input(
      InputItem item, @Nullable List<CheckedArgument> first, @Nullable CheckedCapsule subject) {
    if (first != null) {
      sink.report(
          Diagnostic.of(
              StepCode.REPEATED_MEMBER,
              names.source(),
              CapsuleMembers.keyword(item.span(), "input"),
              "a test has one `input`"));
      return first;
    }
    if (subject == null) {
      return List.of();
    }
    ExpressionChecker expressions = new ExpressionChecker(sink);
    boolean written = item.span().length() > 0 && !item.arguments().isEmpty();
    return new ArgumentChecker(expressions, sink)
        .check(
            item.arguments(),
            subject.input(),
            Environment.of(names),
            written ? CapsuleMembers.keyword(item.span(), "input") : item.span(),
            "capsule `" + subject.name() + "`");
  }

  /** A file of the workspace; where it is, is for whoever runs the test to know. */
  private String recording(RecordedItem item) {
    String file = item.file().constantText();
    boolean inside =
        item.file().isConstant()
            && !file.isEmpty()
            && !file.startsWith("/")
            && !file.contains("\\")
            && !List.of(file.split("/", -1)).contains("..");
    if (!inside && item.file().span().length() > 0) {
      sink.report(
          Diagnostic.of(
                  StepCode.SETTING_VALUE,
                  names.source(),
                  item.file().span(),
                  "a recording is a file of the workspace")
              .withHelp("as in `given recorded \"recordings/clean.jsonl\"`"));
    }
    return file;
  }
}
