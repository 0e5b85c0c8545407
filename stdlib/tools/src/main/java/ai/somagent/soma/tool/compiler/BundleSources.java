package ai.somagent.soma.tool.compiler;

import ai.somagent.soma.archive.Archive;
import ai.somagent.soma.archive.ArchiveEntry;
import ai.somagent.soma.archive.BundleSource;
import ai.somagent.soma.finding.Finding;
import ai.somagent.soma.finding.FindingList;
import ai.somagent.soma.finding.FindingWeight;
import ai.somagent.soma.finding.Printable;
import ai.somagent.soma.source.SourceText;
import ai.somagent.soma.spi.ToolException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The Soma texts of a bundle. Together they have at most 4 MiB, which bounds what one compilation
 * may take in memory and time.
 */
final class BundleSources {
  private static final int MOST_BYTES = 4 * 1024 * 1024;

  private BundleSources() {}

  /** The texts in the archive's order; what cannot be one becomes a finding. */
  static List<SourceText> read(Archive archive, FindingList findings) throws ToolException {
    List<ArchiveEntry> entries =
        archive.entries().stream().filter(entry -> entry.path().endsWith(".soma")).toList();
    long bytes = entries.stream().mapToLong(ArchiveEntry::size).sum();
    if (entries.isEmpty()) {
      findings.add(finding("no-sources", null, "the bundle has no `*.soma` file"));
      return List.of();
    }
    if (bytes > MOST_BYTES) {
      String detail = "the sources have %d bytes; a bundle has at most %d of them";
      findings.add(finding("sources-too-large", null, detail.formatted(bytes, MOST_BYTES)));
      return List.of();
    }
    List<SourceText> texts = new ArrayList<>();
    for (ArchiveEntry entry : entries) {
      byte[] content = BundleSource.content(archive, entry);
      try {
        ByteBuffer encoded = ByteBuffer.wrap(content);
        String text = StandardCharsets.UTF_8.newDecoder().decode(encoded).toString();
        texts.add(new SourceText(entry.path(), text));
      } catch (CharacterCodingException e) {
        String detail = Printable.quoted(entry.path()) + " is not UTF-8";
        findings.add(finding("source-not-utf8", entry.path(), detail));
      }
    }
    return texts;
  }

  private static Finding finding(String rule, @Nullable String place, String detail) {
    return new Finding(FindingWeight.HIGH, rule, place, detail);
  }
}
