package ai.somagent.soma.label;

import ai.somagent.soma.checked.CheckedChildren;
import ai.somagent.soma.checked.CheckedExpression;
import ai.somagent.soma.checked.CheckedExpression.BinaryChecked;
import ai.somagent.soma.checked.CheckedExpression.BuiltinChecked;
import ai.somagent.soma.checked.CheckedExpression.EnumCaseChecked;
import ai.somagent.soma.checked.CheckedExpression.FunctionChecked;
import ai.somagent.soma.checked.CheckedExpression.LiteralChecked;
import ai.somagent.soma.checked.CheckedExpression.LocalChecked;
import ai.somagent.soma.checked.CheckedExpression.MacroChecked;
import ai.somagent.soma.checked.CheckedExpression.UnaryChecked;
import ai.somagent.soma.checked.FunctionSymbol;
import ai.somagent.soma.checked.SomaType;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the checks of those that apply a function see of its body: its size, what it does to labels,
 * the kinds, types and lengths of its parts, and the value of a constant. Only judging by policies
 * sees more.
 */
public final class FunctionMeaning {
  private FunctionMeaning() {}

  /** Whether {@code left} and {@code right}, which may be missing, are the same to their users. */
  public static boolean isSameOrMissing(
      @Nullable FunctionSymbol left, @Nullable FunctionSymbol right) {
    return left == null ? right == null : right != null && isSame(left, right);
  }

  /** Whether two functions of one declared type are the same to those that apply them. */
  public static boolean isSame(FunctionSymbol left, FunctionSymbol right) {
    return isSame(left, right, true);
  }

  private static boolean isSame(FunctionSymbol left, FunctionSymbol right, boolean folded) {
    return left.name().equals(right.name())
        && left.module().equals(right.module())
        && left.parameters().size() == right.parameters().size()
        && left.size().depth() == right.size().depth()
        && left.size().nodes() == right.size().nodes()
        && areLabelsSame(left, right)
        && isSame(left.body(), right.body(), folded && left.parameters().isEmpty());
  }

  private static boolean areLabelsSame(FunctionSymbol left, FunctionSymbol right) {
    FunctionLabels.Summary mine = new FunctionLabels(new LabelMemory()).of(left);
    FunctionLabels.Summary other = new FunctionLabels(new LabelMemory()).of(right);
    boolean same = mine.own().equals(other.own());
    for (int i = 0; i < left.parameters().size(); i++) {
      same &= mine.uses(i) == other.uses(i);
    }
    return same;
  }

  private static boolean isSame(CheckedExpression left, CheckedExpression right, boolean folded) {
    if (!isSame(left.type(), right.type()) || !isNodeSame(left, right, folded)) {
      return false;
    }
    List<CheckedExpression> parts = CheckedChildren.of(left);
    List<CheckedExpression> others = CheckedChildren.of(right);
    boolean same = parts.size() == others.size();
    for (int i = 0; same && i < parts.size(); i++) {
      same = isSame(parts.get(i), others.get(i), folded);
    }
    return same;
  }

  private static boolean isNodeSame(
      CheckedExpression left, CheckedExpression right, boolean folded) {
    if (left instanceof LiteralChecked mine && right instanceof LiteralChecked other) {
      return folded
          ? Objects.equals(mine.value(), other.value())
          : length(mine.value()) == length(other.value());
    }
    if (left instanceof FunctionChecked mine && right instanceof FunctionChecked other) {
      return isSame(mine.function(), other.function(), folded);
    }
    if (left instanceof LocalChecked mine && right instanceof LocalChecked other) {
      return mine.symbol().name().equals(other.symbol().name());
    }
    return left.getClass() == right.getClass() && word(left).equals(word(right));
  }

  private static int length(@Nullable Object literal) {
    return literal instanceof String text ? text.length() : 0;
  }

  private static String word(CheckedExpression expression) {
    if (expression instanceof BinaryChecked binary) {
      return binary.operator().name();
    }
    if (expression instanceof UnaryChecked unary) {
      return unary.operator().name();
    }
    if (expression instanceof BuiltinChecked call) {
      return call.function();
    }
    if (expression instanceof EnumCaseChecked one) {
      return one.caseName();
    }
    return expression instanceof MacroChecked macro ? macro.macro() : "";
  }

  /** Named types are the same by name. */
  private static boolean isSame(SomaType left, SomaType right) {
    if (left instanceof SomaType.NamedType mine && right instanceof SomaType.NamedType other) {
      return mine.symbol().name().equals(other.symbol().name())
          && mine.symbol().module().equals(other.symbol().module());
    }
    if (left instanceof SomaType.OptionalType mine
        && right instanceof SomaType.OptionalType other) {
      return isSame(mine.of(), other.of());
    }
    if (left instanceof SomaType.ListType mine && right instanceof SomaType.ListType other) {
      return mine.limits().equals(other.limits()) && isSame(mine.element(), other.element());
    }
    if (left instanceof SomaType.MapType mine && right instanceof SomaType.MapType other) {
      return mine.limits().equals(other.limits())
          && isSame(mine.key(), other.key())
          && isSame(mine.value(), other.value());
    }
    return left.equals(right);
  }
}
