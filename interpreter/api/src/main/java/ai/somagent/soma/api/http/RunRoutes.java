package ai.somagent.soma.api.http;

import ai.somagent.soma.api.bundle.BundleCatalogue;
import ai.somagent.soma.api.bundle.StoredBundle;
import ai.somagent.soma.api.bundle.StoredBundle.StoredCapsule;
import ai.somagent.soma.engine.value.InvalidValueException;
import ai.somagent.soma.engine.value.ValueCodec;
import ai.somagent.soma.ir.ProgramIr;
import ai.somagent.soma.worker.IrStore;
import ai.somagent.soma.worker.RunClient;
import ai.somagent.soma.worker.RunHandle;
import ai.somagent.soma.worker.RunRequest;
import ai.somagent.soma.worker.WorkerException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/runs}. */
@RestController
final class RunRoutes {
  private static final int MOST_NAME = 128;
  private static final String CANCELLED = "cancelled through the API";

  private final BundleCatalogue catalogue;
  private final IrStore programs;
  private final RunClient runs;

  RunRoutes(BundleCatalogue catalogue, IrStore programs, RunClient runs) {
    this.catalogue = catalogue;
    this.programs = programs;
    this.runs = runs;
  }

  @PostMapping(path = "/v1/runs", consumes = "application/json")
  ResponseEntity<byte[]> start(HttpServletRequest request)
      throws IOException, ProblemException, WorkerException {
    ObjectNode body =
        RequestBody.object(request, List.of("bundle", "capsule", "input", "id", "startedBy"));
    StoredCapsule capsule =
        capsule(RequestBody.text(body, "bundle"), RequestBody.text(body, "capsule"));
    JsonNode given = body.get("input");
    JsonNode input =
        given == null || given.isNull() ? JsonNodeFactory.instance.objectNode() : given;
    requireFit(programs.program(capsule.program()), input);
    RunHandle run =
        runs.start(
            new RunRequest(
                runId(body, capsule), capsule.program(), capsule.id(), input, startedBy(body)));
    ObjectNode answer =
        JsonNodeFactory.instance
            .objectNode()
            .put("id", run.runId())
            .put("capsule", capsule.id())
            .put("program", capsule.program())
            .put("attached", run.attached());
    return Answers.json(202, URI.create("/v1/runs/" + run.runId()), answer);
  }

  @GetMapping("/v1/runs/{id}")
  ResponseEntity<byte[]> show(@PathVariable("id") String id)
      throws ProblemException, WorkerException {
    return Answers.json(200, RunJson.of(runs.describe(known(id))));
  }

  @PostMapping(path = "/v1/runs/{id}/cancel", consumes = "application/json")
  ResponseEntity<byte[]> cancel(@PathVariable("id") String id, HttpServletRequest request)
      throws IOException, ProblemException, WorkerException {
    ObjectNode body = RequestBody.object(request, List.of("reason"));
    String reason = RequestBody.optionalText(body, "reason");
    runs.run(known(id)).cancel(reason == null ? CANCELLED : reason);
    ObjectNode answer = JsonNodeFactory.instance.objectNode().put("id", id);
    return Answers.json(202, URI.create("/v1/runs/" + id), answer);
  }

  private StoredCapsule capsule(String digest, String id) throws IOException, ProblemException {
    StoredBundle bundle = BundleRoutes.find(catalogue, digest);
    return bundle.capsules().stream()
        .filter(capsule -> capsule.id().equals(id))
        .findFirst()
        .orElseThrow(() ->
            ProblemException.of(
                404,
                "unknown-capsule",
                "Unknown capsule",
                "the bundle holds " + bundle.capsules().stream().map(StoredCapsule::id).toList()));
  }

  private static void requireFit(ProgramIr program, JsonNode input) throws ProblemException {
    try {
      new ValueCodec(program).readFields(program.input(), input);
    } catch (InvalidValueException e) {
      throw ProblemException.of(
              422,
              "invalid-input",
              "Input does not fit",
              "the input of " + program.capsule().id() + " does not fit: " + e.getMessage())
          .with("pointer", "/input" + e.pointer());
    }
  }

  private static String runId(ObjectNode body, StoredCapsule capsule) throws ProblemException {
    String given = RequestBody.optionalText(body, "id");
    if (given == null) {
      return capsule.id() + "-" + UUID.randomUUID();
    }
    if (!RunRequest.isRunId(given)) {
      throw RequestBody.malformed("the member `id` is not " + RunRequest.RUN_ID_RULE);
    }
    return given;
  }

  private static @Nullable String startedBy(ObjectNode body) throws ProblemException {
    String given = RequestBody.optionalText(body, "startedBy");
    if (given != null && (given.isBlank() || given.length() > MOST_NAME)) {
      throw RequestBody.malformed(
          "the member `startedBy` is not a name of 1 to %d characters".formatted(MOST_NAME));
    }
    return given;
  }

  /** An id that no run can have needs no question to the server. */
  private static String known(String id) throws ProblemException {
    if (RunRequest.isRunId(id)) {
      return id;
    }
    throw ProblemFilter.unknownRun();
  }
}
