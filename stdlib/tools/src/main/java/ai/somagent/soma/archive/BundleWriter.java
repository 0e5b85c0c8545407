package ai.somagent.soma.archive;

import ai.somagent.soma.finding.Finding;
import ai.somagent.soma.ir.digest.Digests;
import ai.somagent.soma.manifest.BundleManifest;
import ai.somagent.soma.manifest.ManifestException;
import ai.somagent.soma.manifest.ManifestOutcome;
import ai.somagent.soma.manifest.ManifestReader;
import ai.somagent.soma.manifest.ManifestTemplate;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Makes a bundle from a folder: its files, and its {@code soma.json} completed by their digests.
 * Equal folders give equal bytes on every machine: entries are sorted, carry one fixed time and no
 * attributes, and are stored, since what deflate gives depends on the library that does it.
 */
public final class BundleWriter {
  /**
   * Not the first moment of 1980, beside which the JDK writes one that depends on the time zone.
   */
  private static final LocalDateTime TIME = LocalDateTime.of(2000, 1, 1, 0, 0);

  private BundleWriter() {}

  /**
   * Makes the bundle of {@code folder}, in memory.
   *
   * @throws BundleException the folder's content does not make a bundle
   */
  public static BuiltBundle build(Path folder) throws BundleException, IOException {
    return build(folder, null);
  }

  /**
   * Makes the bundle of {@code folder} without the file {@code left}, such as the bundle that was
   * built there before.
   *
   * @throws BundleException the folder's content does not make a bundle
   */
  public static BuiltBundle build(Path folder, @Nullable Path left)
      throws BundleException, IOException {
    SortedMap<String, byte[]> files = BundleFolder.read(folder, left);
    byte[] template = Objects.requireNonNull(files.remove(BundleManifest.PATH));
    byte[] manifest = complete(template, files);
    byte[] archive = zip(manifest, files);
    try {
      Archive.of(archive);
    } catch (ArchiveException e) {
      throw new BundleException(e.getMessage());
    }
    return new BuiltBundle(judged(manifest), archive);
  }

  private static byte[] complete(byte[] template, SortedMap<String, byte[]> files)
      throws BundleException {
    SortedMap<String, String> digests = new TreeMap<>();
    files.forEach((path, content) -> digests.put(path, Digests.ofBytes(content)));
    try {
      return ManifestTemplate.complete(template, digests);
    } catch (ManifestException e) {
      throw new BundleException("`soma.json` " + e.getMessage());
    }
  }

  private static BundleManifest judged(byte[] manifest) throws BundleException {
    return switch (ManifestReader.read(manifest)) {
      case ManifestOutcome.Valid valid -> valid.manifest();
      case ManifestOutcome.Invalid invalid ->
          throw new BundleException(
              invalid.findings().stream()
                  .map(Finding::detail)
                  .collect(Collectors.joining("; ", "`soma.json` is not valid: ", "")));
    };
  }

  private static byte[] zip(byte[] manifest, SortedMap<String, byte[]> files) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      store(zip, BundleManifest.PATH, manifest);
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        store(zip, file.getKey(), file.getValue());
      }
    }
    return bytes.toByteArray();
  }

  private static void store(ZipOutputStream zip, String path, byte[] content) throws IOException {
    CRC32 crc = new CRC32();
    crc.update(content);
    ZipEntry entry = new ZipEntry(path);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(content.length);
    entry.setCrc(crc.getValue());
    entry.setTimeLocal(TIME);
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }
}
