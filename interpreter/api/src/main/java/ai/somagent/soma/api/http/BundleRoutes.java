package ai.somagent.soma.api.http;

import ai.somagent.soma.api.bundle.BundleCatalogue;
import ai.somagent.soma.api.bundle.BundleIntake;
import ai.somagent.soma.api.bundle.BundleRefusedException;
import ai.somagent.soma.api.bundle.StoredBundle;
import ai.somagent.soma.api.bundle.StoredBundle.StoredCapsule;
import ai.somagent.soma.archive.ArchiveLimits;
import ai.somagent.soma.worker.WorkerException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/bundles}. */
@RestController
final class BundleRoutes {
  private final BundleIntake intake;
  private final BundleCatalogue catalogue;

  BundleRoutes(BundleIntake intake, BundleCatalogue catalogue) {
    this.intake = intake;
    this.catalogue = catalogue;
  }

  @PostMapping(path = "/v1/bundles", consumes = "application/zip")
  ResponseEntity<byte[]> take(HttpServletRequest request)
      throws IOException, ProblemException, WorkerException {
    byte[] body = RequestBody.bytes(request, ArchiveLimits.STANDARD.file());
    try {
      StoredBundle bundle = intake.take(body);
      return Answers.json(201, URI.create("/v1/bundles/" + bundle.digest()), json(bundle));
    } catch (BundleRefusedException e) {
      throw problem(e);
    }
  }

  @GetMapping("/v1/bundles/{digest}")
  ResponseEntity<byte[]> show(@PathVariable("digest") String digest)
      throws IOException, ProblemException {
    return Answers.json(200, json(find(catalogue, digest)));
  }

  static StoredBundle find(BundleCatalogue catalogue, String digest)
      throws IOException, ProblemException {
    return catalogue
        .find(digest)
        .orElseThrow(() ->
            ProblemException.of(
                404, "unknown-bundle", "Unknown bundle", "there is no bundle of this digest"));
  }

  private static ObjectNode json(StoredBundle bundle) {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("digest", bundle.digest())
            .put("name", bundle.name())
            .put("version", bundle.version());
    ArrayNode capsules = json.putArray("capsules");
    for (StoredCapsule capsule : bundle.capsules()) {
      capsules
          .addObject()
          .put("capsule", capsule.id())
          .put("version", capsule.version())
          .put("program", capsule.program());
    }
    return json;
  }

  private static ProblemException problem(BundleRefusedException refused) {
    String detail = String.valueOf(refused.getMessage());
    return switch (refused.stage()) {
      case SIZE -> ProblemException.of(413, "too-large", "Body too large", detail);
      case ARCHIVE ->
          ProblemException.of(422, "unsafe-bundle", "Unsafe or damaged archive", detail)
              .with("findings", refused.details());
      case MANIFEST ->
          ProblemException.of(422, "invalid-manifest", "Invalid manifest", detail)
              .with("findings", refused.details());
      case COMPILATION ->
          ProblemException.of(422, "does-not-compile", "Bundle does not compile", detail)
              .with("diagnostics", refused.details());
    };
  }
}
