package ai.somagent.soma.syntax;

import ai.somagent.soma.source.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code test "name" of capsule { … }}; items in the order written. */
public record TestSyntax(StringSyntax name, PathSyntax subject, List<Item> items, Span span)
    implements DeclarationSyntax {
  public TestSyntax {
    items = List.copyOf(items);
  }

  /** What a test is made of. */
  public sealed interface Item extends Syntax {}

  public record InputItem(List<ArgumentSyntax> arguments, Span span) implements Item {
    public InputItem {
      arguments = List.copyOf(arguments);
    }
  }

  public record RecordedItem(StringSyntax file, Span span) implements Item {}

  /** {@code given call t where c fails E()}; {@code returns} is false for {@code fails}. */
  public record GivenItem(
      EffectSyntax.Verb verb,
      PathSyntax target,
      @Nullable ExpressionSyntax where,
      boolean returns,
      ExpressionSyntax value,
      Span span)
      implements Item {}

  /** {@code at 2h send withdraw(…)}, {@code approve(…)} or {@code reject(…)}. */
  public record AtItem(
      ExpressionSyntax time,
      Action action,
      @Nullable PathSyntax signal,
      List<ArgumentSyntax> arguments,
      Span span)
      implements Item {
    public AtItem {
      arguments = List.copyOf(arguments);
    }
  }

  /** What happens at a time. */
  public enum Action {
    SEND,
    APPROVE,
    REJECT
  }

  public record ExpectItem(ExpressionSyntax condition, Span span) implements Item {}
}
