package ai.somagent.soma.checked;

import ai.somagent.soma.source.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Steps with a name, inlined where they are run. {@code return} in {@code steps} ends the task.
 *
 * @param source name of the declaring text
 * @param result null when it gives nothing
 * @param raises error kinds that a run of it may raise
 */
public record TaskSymbol(
    String module,
    String source,
    String name,
    List<LocalSymbol> parameters,
    List<FieldSymbol> parameterFields,
    @Nullable DeclaredType result,
    List<CheckedStep> steps,
    List<ErrorSymbol> raises,
    Span span) {
  public TaskSymbol {
    parameters = List.copyOf(parameters);
    parameterFields = List.copyOf(parameterFields);
    steps = List.copyOf(steps);
    raises = List.copyOf(raises);
  }
}
