package ai.somagent.soma.manifest;

import ai.somagent.soma.finding.Finding;
import ai.somagent.soma.finding.FindingList;
import ai.somagent.soma.finding.FindingWeight;
import ai.somagent.soma.ir.digest.Digests;
import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Reads and judges a manifest by its JSON Schema. Thread-safe. */
public final class ManifestReader {
  private static final String SCHEMA = "/ai/somagent/soma/manifest/bundle-manifest.schema.json";

  private ManifestReader() {}

  /** Loaded at first use: a schema validator is slow to start and not every program needs it. */
  private static final class Loaded {
    private static final Schema SCHEMA = load();

    private static Schema load() {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(schemaText());
    }
  }

  /** The JSON Schema in force. */
  public static String schemaText() {
    try (InputStream resource = ManifestReader.class.getResourceAsStream(SCHEMA)) {
      return new String(Objects.requireNonNull(resource).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(SCHEMA, e);
    }
  }

  /** Judges the bytes of a manifest. */
  public static ManifestOutcome read(byte[] bytes) {
    try {
      String text = ManifestJson.decode(bytes);
      JsonNode json = ManifestJson.parse(text);
      List<Error> errors = Loaded.SCHEMA.validate(text, InputFormat.JSON);
      return errors.isEmpty()
          ? new ManifestOutcome.Valid(manifest(json))
          : new ManifestOutcome.Invalid(findings(errors));
    } catch (ManifestException e) {
      return new ManifestOutcome.Invalid(
          List.of(
              new Finding(
                  FindingWeight.HIGH,
                  "manifest-not-json",
                  BundleManifest.PATH,
                  "`soma.json` " + e.getMessage())));
    }
  }

  /** What a bundle without a manifest is told. */
  public static ManifestOutcome.Invalid missing() {
    return new ManifestOutcome.Invalid(
        List.of(
            new Finding(
                FindingWeight.HIGH,
                "manifest-missing",
                null,
                "the bundle has no `soma.json` at its top")));
  }

  private static List<Finding> findings(List<Error> errors) {
    FindingList findings = new FindingList();
    for (Error error : errors) {
      String where = error.getInstanceLocation().toString();
      findings.add(
          new Finding(
              FindingWeight.HIGH,
              "manifest-schema",
              BundleManifest.PATH,
              (where.isEmpty() ? "" : "at `" + where + "`: ") + error.getMessage()));
    }
    return findings.toList();
  }

  private static BundleManifest manifest(JsonNode json) {
    List<String> entry = new ArrayList<>();
    json.path("entry").forEach(id -> entry.add(id.asText()));
    Map<String, String> files = new LinkedHashMap<>();
    json.path("files").properties().forEach(f -> files.put(f.getKey(), f.getValue().asText()));
    return new BundleManifest(
        json.path("name").asText(),
        json.path("version").asText(),
        json.path("description").asText(),
        json.path("owner").asText(),
        json.path("license").asText(),
        entry,
        files,
        Digests.of(json));
  }
}
