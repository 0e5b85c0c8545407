package ai.somagent.soma.checked;

import ai.somagent.soma.source.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a capsule has besides its main line. */
public sealed interface CapsuleMember {
  Span span();

  /** A {@code var} of the capsule with its constant first value. */
  record StateChecked(LocalSymbol variable, CheckedExpression value, Span span)
      implements CapsuleMember {}

  /**
   * A signal; {@code body} is null where {@code await} takes it.
   *
   * @param parameters variables of the body, in the order of the parameters
   */
  record SignalChecked(
      SignalSymbol symbol,
      List<LocalSymbol> parameters,
      @Nullable List<CheckedStep> body,
      Span span)
      implements CapsuleMember {
    public SignalChecked {
      parameters = List.copyOf(parameters);
      body = body == null ? null : List.copyOf(body);
    }
  }

  /** {@code return} in {@code body} ends the update. */
  record UpdateChecked(
      String name,
      List<FieldSymbol> parameterFields,
      List<LocalSymbol> parameters,
      @Nullable DeclaredType result,
      List<CheckedStep> body,
      Span span)
      implements CapsuleMember {
    public UpdateChecked {
      parameterFields = List.copyOf(parameterFields);
      parameters = List.copyOf(parameters);
      body = List.copyOf(body);
    }
  }

  record QueryChecked(String name, DeclaredType type, CheckedExpression value, Span span)
      implements CapsuleMember {}

  /**
   * @param cron five fields
   * @param zone IANA name
   * @param overlap {@code skip}, {@code buffer_one}, {@code buffer_all}, {@code cancel_other},
   *     {@code terminate_other} or {@code allow_all}: Temporal's policies
   */
  record ScheduleChecked(
      String cron, String zone, String overlap, List<CheckedArgument> arguments, Span span)
      implements CapsuleMember {
    public ScheduleChecked {
      arguments = List.copyOf(arguments);
    }
  }

  record EventChecked(
      TopicSymbol topic,
      LocalSymbol event,
      @Nullable CheckedExpression where,
      List<CheckedArgument> arguments,
      Span span)
      implements CapsuleMember {
    public EventChecked {
      arguments = List.copyOf(arguments);
    }
  }
}
