package ai.somagent.soma.worker.wire;

import io.temporal.api.common.v1.Payloads;
import io.temporal.api.failure.v1.Failure;
import io.temporal.common.converter.DataConverterException;
import io.temporal.common.converter.GlobalDataConverter;
import java.util.Optional;

/** Reads payloads and failures of a history. */
public final class WireReader {
  private WireReader() {}

  /** The payload at {@code index}; empty when there is none or it is not of this form. */
  public static <T> Optional<T> payload(Payloads payloads, int index, Class<T> type) {
    if (payloads.getPayloadsCount() <= index) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(
          GlobalDataConverter.get().fromPayload(payloads.getPayloads(index), type, type));
    } catch (DataConverterException e) {
      return Optional.empty();
    }
  }

  /** The exception that the SDK would give a workflow. */
  public static RuntimeException failure(Failure failure) {
    return GlobalDataConverter.get().failureToException(failure);
  }
}
