package ai.somagent.soma.worker.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.temporal.failure.ApplicationFailure;
import org.jspecify.annotations.Nullable;

/**
 * The one detail of a failure whose type is an error kind.
 *
 * @param fields the kind's own fields
 * @param step id of the node it came from; absent in failures of calls
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FailureDetails(ObjectNode fields, @Nullable String step) {
  /** No fields, no step. */
  public static FailureDetails none() {
    return new FailureDetails(JsonNodeFactory.instance.objectNode(), null);
  }

  /** The details of {@code failure}; none when it carries no such detail. */
  public static FailureDetails of(ApplicationFailure failure) {
    if (failure.getDetails().getSize() == 0) {
      return none();
    }
    FailureDetails details = failure.getDetails().get(FailureDetails.class);
    return details == null ? none() : details;
  }
}
