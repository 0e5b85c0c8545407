package ai.somagent.soma.generate;

import ai.somagent.soma.checked.CapsuleMember;
import ai.somagent.soma.checked.CheckedExpression;
import ai.somagent.soma.checked.CheckedOperation;
import ai.somagent.soma.checked.CheckedStep;
import ai.somagent.soma.checked.SomaType;
import ai.somagent.soma.syntax.BinaryOperator;
import ai.somagent.soma.syntax.CapsuleSyntax;
import ai.somagent.soma.syntax.ClauseSyntax;
import ai.somagent.soma.syntax.ControlSyntax;
import ai.somagent.soma.syntax.DeclarationSyntax;
import ai.somagent.soma.syntax.EffectSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax;
import ai.somagent.soma.syntax.PlanSyntax;
import ai.somagent.soma.syntax.StatementSyntax;
import ai.somagent.soma.syntax.StringSyntax;
import ai.somagent.soma.syntax.TestSyntax;
import ai.somagent.soma.syntax.UnaryOperator;
import ai.somagent.soma.type.ExpressionLibrary;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What the language consists of, by the names that {@link Constructs} counts. */
final class LanguageParts {
  /** What stands for a mistake, and types that no value has at run time. */
  private static final Set<String> NEVER =
      Set.of(
          "ErrorDeclarationSyntax",
          "ErrorStatementSyntax",
          "ErrorExpressionSyntax",
          "ErrorStepChecked",
          "ErrorChecked",
          "ErrorType.ERROR",
          "NoValueType.NO_VALUE",
          "RunType.RUN",
          "NullType.NULL");

  /** Parts of tests that stand for recordings, which need files, and for made-up answers. */
  private static final Set<String> OF_TESTS = Set.of("TestSyntax.RecordedItem");

  private LanguageParts() {}

  /** A part that is added to the language is in it at once. */
  static Set<String> all() {
    Set<String> all = new TreeSet<>();
    all.addAll(
        Constructs.kindsOf(
            DeclarationSyntax.class,
            DeclarationSyntax.PolicyRuleSyntax.class,
            CapsuleSyntax.Member.class,
            PlanSyntax.Member.class,
            PlanSyntax.NodeItem.class,
            PlanSyntax.Phase.class,
            TestSyntax.Item.class));
    all.addAll(
        Constructs.kindsOf(
            StatementSyntax.class,
            ControlSyntax.class,
            ControlSyntax.PatternSyntax.class,
            ControlSyntax.ArmBodySyntax.class,
            ControlSyntax.RaceHeadSyntax.class,
            ClauseSyntax.class,
            EffectSyntax.class,
            EffectSyntax.UndoSyntax.class,
            EffectSyntax.Verb.class));
    all.addAll(
        Constructs.kindsOf(
            ExpressionSyntax.class,
            StringSyntax.Part.class,
            StringSyntax.Form.class,
            BinaryOperator.class,
            UnaryOperator.class));
    all.addAll(
        Constructs.kindsOf(
            CheckedStep.class,
            CheckedOperation.class,
            CheckedOperation.ApproverChecked.Kind.class,
            CheckedExpression.class,
            CapsuleMember.class,
            SomaType.class,
            SomaType.Scalar.class));
    named(all);
    all.removeAll(NEVER);
    all.removeAll(OF_TESTS);
    return all;
  }

  private static void named(Set<String> all) {
    ExpressionLibrary.globals().forEach(name -> all.add("function " + name));
    ExpressionLibrary.errorNames().forEach(name -> all.add("catch " + name));
    for (String type :
        List.of("bool", "int", "double", "string", "bytes", "duration", "timestamp", "json")) {
      all.add("type " + type);
    }
    for (String macro :
        List.of(
            "all/1",
            "all/2",
            "exists/1",
            "exists/2",
            "exists_one/1",
            "filter/1",
            "map/1",
            "sortBy/1",
            "transformList/2",
            "transformMap/2",
            "transformMapEntry/2",
            "optMap/1",
            "optFlatMap/1")) {
      all.add("macro " + macro);
    }
    all.remove("function has");
    all.remove("catch Error");
    all.add("CatchChecked.catchesAll=true");
  }
}
