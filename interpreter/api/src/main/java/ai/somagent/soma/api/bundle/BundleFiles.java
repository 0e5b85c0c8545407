package ai.somagent.soma.api.bundle;

import ai.somagent.soma.api.bundle.BundleRefusedException.Stage;
import ai.somagent.soma.archive.Archive;
import ai.somagent.soma.archive.ArchiveEntry;
import ai.somagent.soma.archive.ArchiveException;
import ai.somagent.soma.archive.ArchiveFault;
import ai.somagent.soma.finding.Finding;
import ai.somagent.soma.manifest.BundleManifest;
import ai.somagent.soma.manifest.ManifestOutcome;
import ai.somagent.soma.manifest.ManifestReader;
import ai.somagent.soma.source.SourceText;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is in a bundle, after its archive and manifest were checked.
 *
 * @param sources its Soma texts
 */
record BundleFiles(BundleManifest manifest, List<SourceText> sources) {
  private static final int MOST_SOURCE_BYTES = 4 * 1024 * 1024;

  BundleFiles {
    sources = List.copyOf(sources);
  }

  /** Opens the archive in {@code bytes}. */
  static BundleFiles open(byte[] bytes) throws BundleRefusedException {
    try {
      Archive archive = Archive.of(bytes);
      BundleManifest manifest = manifest(archive);
      compareDigests(manifest, archive);
      return new BundleFiles(manifest, sources(archive));
    } catch (ArchiveException e) {
      Stage stage = e.fault() == ArchiveFault.TOO_LARGE ? Stage.SIZE : Stage.ARCHIVE;
      ArrayNode details = JsonNodeFactory.instance.arrayNode();
      details.addObject().put("rule", e.fault().code()).put("detail", e.getMessage());
      throw new BundleRefusedException(stage, e.getMessage(), details);
    }
  }

  private static BundleManifest manifest(Archive archive)
      throws ArchiveException, BundleRefusedException {
    ArchiveEntry entry = archive.find(BundleManifest.PATH).orElse(null);
    ManifestOutcome outcome =
        entry == null ? ManifestReader.missing() : ManifestReader.read(archive.content(entry));
    return switch (outcome) {
      case ManifestOutcome.Valid valid -> valid.manifest();
      case ManifestOutcome.Invalid invalid ->
          throw new BundleRefusedException(
              Stage.MANIFEST, "the bundle's manifest is not valid", findings(invalid.findings()));
    };
  }

  private static ArrayNode findings(List<Finding> findings) {
    ArrayNode json = JsonNodeFactory.instance.arrayNode();
    for (Finding finding : findings) {
      ObjectNode item = json.addObject().put("rule", finding.rule());
      if (finding.place() != null) {
        item.put("place", finding.place());
      }
      item.put("detail", finding.detail());
    }
    return json;
  }

  /** The manifest's digest names the bundle, so the files must be those that it lists. */
  private static void compareDigests(BundleManifest manifest, Archive archive)
      throws BundleRefusedException {
    Map<String, String> listed = new TreeMap<>(manifest.files());
    ArrayNode details = JsonNodeFactory.instance.arrayNode();
    for (ArchiveEntry entry : archive.entries()) {
      boolean isManifest = entry.path().equals(BundleManifest.PATH);
      if (!isManifest && !entry.digest().equals(listed.remove(entry.path()))) {
        details
            .addObject()
            .put("rule", "digest-mismatch")
            .put("place", entry.path())
            .put("detail", "the file is not the one that the manifest lists");
      }
    }
    for (String missing : listed.keySet()) {
      details
          .addObject()
          .put("rule", "file-missing")
          .put("place", missing)
          .put("detail", "the manifest lists the file, the bundle does not hold it");
    }
    if (!details.isEmpty()) {
      throw new BundleRefusedException(
          Stage.MANIFEST, "the bundle's files are not those of its manifest", details);
    }
  }

  private static List<SourceText> sources(Archive archive)
      throws ArchiveException, BundleRefusedException {
    List<SourceText> sources = new ArrayList<>();
    int total = 0;
    for (ArchiveEntry entry : archive.entries()) {
      if (entry.path().endsWith(".soma")) {
        total += entry.size();
        if (total > MOST_SOURCE_BYTES) {
          throw new BundleRefusedException(
              Stage.ARCHIVE, "the bundle has more than " + MOST_SOURCE_BYTES + " bytes of sources");
        }
        sources.add(new SourceText(entry.path(), decoded(archive, entry)));
      }
    }
    return sources;
  }

  private static String decoded(Archive archive, ArchiveEntry entry)
      throws ArchiveException, BundleRefusedException {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(archive.content(entry));
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      throw new BundleRefusedException(
          Stage.COMPILATION, "`" + entry.path() + "` is not UTF-8 text");
    }
  }
}
