package ai.somagent.soma.api.bundle;

import ai.somagent.soma.api.bundle.StoredBundle.StoredCapsule;
import ai.somagent.soma.ir.digest.Digests;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which bundles were taken, and which programs came of them: one small file each, named by digest.
 * Files appear whole or not at all. Thread-safe.
 */
public final class BundleCatalogue {
  private static final JsonMapper JSON = new JsonMapper();

  private final Path folder;

  /** A catalogue in {@code folder}, which is made when something is put. */
  public BundleCatalogue(Path folder) {
    this.folder = folder;
  }

  /** Keeps {@code bundle}; keeping it again replaces what was kept. */
  public void put(StoredBundle bundle) throws IOException {
    ObjectNode json =
        JSON.createObjectNode()
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
    Files.createDirectories(folder);
    Path draft = Files.createTempFile(folder, "draft-", ".json");
    try {
      Files.write(draft, JSON.writeValueAsBytes(json));
      Files.move(
          draft,
          file(bundle.digest()),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  /** The bundle of this digest, if it was taken. */
  public Optional<StoredBundle> find(String digest) throws IOException {
    if (!Digests.isDigest(digest)) {
      return Optional.empty();
    }
    try {
      return Optional.of(read(JSON.readTree(Files.readAllBytes(file(digest)))));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  private static StoredBundle read(JsonNode json) {
    List<StoredCapsule> capsules = new ArrayList<>();
    for (JsonNode capsule : json.path("capsules")) {
      capsules.add(
          new StoredCapsule(
              capsule.path("capsule").asText(),
              capsule.path("version").asText(),
              capsule.path("program").asText()));
    }
    return new StoredBundle(
        json.path("digest").asText(),
        json.path("name").asText(),
        json.path("version").asText(),
        capsules);
  }

  private Path file(String digest) {
    return folder.resolve(digest.replace(':', '-') + ".json");
  }
}
