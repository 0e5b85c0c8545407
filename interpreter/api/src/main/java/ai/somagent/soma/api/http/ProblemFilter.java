package ai.somagent.soma.api.http;

import ai.somagent.soma.worker.IrNotFoundException;
import ai.somagent.soma.worker.MissingToolsException;
import ai.somagent.soma.worker.RunConflictException;
import ai.somagent.soma.worker.RunNotFoundException;
import ai.somagent.soma.worker.TemporalCallException;
import ai.somagent.soma.worker.TemporalUnavailableException;
import ai.somagent.soma.worker.UnsupportedProgramException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Turns whatever goes wrong into a problem document; what is our own fault is logged. */
@RestControllerAdvice
final class ProblemFilter {
  private static final Logger LOG = LoggerFactory.getLogger(ProblemFilter.class);

  @ExceptionHandler
  ResponseEntity<byte[]> answer(Exception failure) {
    return switch (failure) {
      case ProblemException problem -> Answers.problem(problem.status(), problem.document());
      case ErrorResponse response -> routing(response);
      case RunNotFoundException _ -> answer(unknownRun());
      case RunConflictException conflict ->
          problem(409, "run-id-in-use", "Run id in use", conflict);
      case MissingToolsException missing ->
          problem(422, "missing-tools", "Tools are missing", missing);
      case UnsupportedProgramException unsupported ->
          problem(422, "not-run-yet", "Not run yet", unsupported);
      case IrNotFoundException missing ->
          problem(404, "unknown-program", "Unknown program", missing);
      case TemporalUnavailableException away ->
          problem(503, "temporal-unavailable", "Temporal cannot be reached", away);
      case TemporalCallException refused ->
          problem(502, "temporal-refused", "Temporal refused", refused);
      case Exception other -> internal(other);
    };
  }

  static ProblemException unknownRun() {
    return ProblemException.of(404, "unknown-run", "Unknown run", "there is no run of this id");
  }

  private static ResponseEntity<byte[]> problem(
      int status, String kind, String title, Exception failure) {
    String detail = String.valueOf(failure.getMessage());
    return Answers.problem(status, Problems.document(status, kind, title, detail));
  }

  /** Unknown path, wrong method, wrong media type: Spring knows the status and headers. */
  private static ResponseEntity<byte[]> routing(ErrorResponse response) {
    int status = response.getStatusCode().value();
    ObjectNode document =
        switch (status) {
          case 404 -> Problems.document(404, "unknown-path", "Unknown path", "nothing is here");
          case 405 ->
              Problems.document(
                  405, "wrong-method", "Wrong method", "this path does not take this method");
          case 415 ->
              Problems.document(
                  415, "wrong-media-type", "Wrong media type", "this path takes another type");
          default ->
              Problems.document(
                  status, "refused", "Request refused", "the request cannot be served");
        };
    HttpHeaders headers = new HttpHeaders();
    headers.putAll(response.getHeaders());
    headers.set(HttpHeaders.CONTENT_TYPE, Problems.MEDIA_TYPE);
    return ResponseEntity.status(status).headers(headers).body(Answers.bytes(document));
  }

  private static ResponseEntity<byte[]> internal(Exception failure) {
    String incident = UUID.randomUUID().toString();
    LOG.error("incident {}", incident, failure);
    return Answers.problem(500, Problems.internal(incident));
  }
}
