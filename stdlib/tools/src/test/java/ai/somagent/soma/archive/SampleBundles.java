package ai.somagent.soma.archive;

import ai.somagent.soma.ir.digest.Digests;
import ai.somagent.soma.manifest.ManifestException;
import ai.somagent.soma.manifest.ManifestTemplate;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Bundles as real zip files: a good one, and one for each way to be bad. */
public final class SampleBundles {
  /**
   * A bundle that has to be refused.
   *
   * @param name what is wrong with it
   * @param archive the file
   * @param rule the rule that the refusal names
   */
  public record Bad(String name, byte[] archive, String rule) {
    @Override
    public String toString() {
      return name;
    }
  }

  public static final String CAPSULE =
      """
      module sample

      capsule greet version "1.0.0" {
        owner: "team:samples"
        risk: low
        budget(wall_clock: 1m)

        input { name: string(max: 100) }
        output string

        steps {
          return "hello ${input.name}"
        }
      }
      """;

  public static final String TEMPLATE =
      """
      {
        "format": "soma.bundle/1",
        "language": "1.0",
        "name": "sample",
        "version": "1.0.0",
        "description": "Greets.",
        "owner": "team:samples",
        "license": "Apache-2.0",
        "entry": ["sample.greet"]
      }
      """;

  private SampleBundles() {}

  /** A bundle that nothing is wrong with, deflated by an ordinary writer. */
  public static byte[] good() {
    return honest(TEMPLATE, Map.of("src/greet.soma", CAPSULE));
  }

  /** Bad bundles whose fault shows on opening. */
  public static List<Bad> unsafe() {
    return List.of(
        new Bad("path traversal", forged("../../etc/cron.d/job"), "unsafe-name"),
        new Bad("absolute path", forged("/etc/passwd"), "unsafe-name"),
        new Bad("zip bomb", bomb(), "suspicious-ratio"),
        new Bad("size that lies", lyingSize(), "size-mismatch"),
        new Bad("truncated zip", Arrays.copyOf(good(), good().length / 2), "truncated"),
        new Bad("not a zip", "hello".repeat(20).getBytes(StandardCharsets.UTF_8), "not-a-zip"),
        new Bad("symbolic link", symbolicLink(), "special-entry"),
        new Bad("duplicate entries", duplicates(), "duplicate-name"),
        new Bad("overlapping entries", overlapping(), "overlapping"),
        new Bad("encrypted entry", encrypted(), "encrypted"),
        new Bad("empty zip", new ForgedZip().bytes(), "empty"),
        new Bad("empty file", new byte[0], "not-a-zip"));
  }

  /** Bad bundles that open, and whose fault a check finds. */
  public static List<Bad> faulty() {
    Map<String, String> files = Map.of("src/greet.soma", CAPSULE);
    String leak = "// key: " + "AKIA" + "IOSFODNN7" + "EXAMPLE\n";
    String typeError = CAPSULE.replace("\"hello ${input.name}\"", "1 + \"one\"");
    return List.of(
        new Bad("no manifest", zip(Map.of("src/greet.soma", CAPSULE)), "manifest-missing"),
        new Bad(
            "manifest against schema",
            honest(TEMPLATE.replace("\"1.0.0\"", "\"one\""), files),
            "manifest-schema"),
        new Bad(
            "manifest not JSON",
            zip(Map.of("soma.json", "{ not json", "src/greet.soma", CAPSULE)),
            "manifest-not-json"),
        new Bad(
            "credential inside",
            honest(TEMPLATE, Map.of("src/greet.soma", CAPSULE + leak)),
            "aws-access-key"),
        new Bad("digest mismatch", digestMismatch(), "digest-mismatch"),
        new Bad(
            "entry capsule missing",
            honest(TEMPLATE.replace("sample.greet", "sample.absent"), files),
            "entry-not-found"),
        new Bad("type error", honest(TEMPLATE, Map.of("src/greet.soma", typeError)), "E3"),
        new Bad("no sources", honest(TEMPLATE, Map.of("readme.md", "# Hi\n")), "no-sources"));
  }

  /** A bundle with a complete manifest for {@code files}. */
  public static byte[] honest(String template, Map<String, String> files) {
    TreeMap<String, String> digests = new TreeMap<>();
    files.forEach((path, text) -> digests.put(path, Digests.ofBytes(utf8(text))));
    Map<String, String> all = new LinkedHashMap<>();
    try {
      byte[] manifest = ManifestTemplate.complete(utf8(template), digests);
      all.put("soma.json", new String(manifest, StandardCharsets.UTF_8));
    } catch (ManifestException e) {
      throw new IllegalArgumentException(e);
    }
    all.putAll(files);
    return zip(all);
  }

  /** An ordinary zip by the JDK's writer, with data descriptors. */
  public static byte[] zip(Map<String, String> files) {
    Map<String, byte[]> encoded = new LinkedHashMap<>();
    files.forEach((path, text) -> encoded.put(path, utf8(text)));
    return zipBytes(encoded);
  }

  /** As {@link #zip}, of contents that are no texts. */
  public static byte[] zipBytes(Map<String, byte[]> files) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static byte[] forged(String name) {
    return new ForgedZip().add("soma.json", TEMPLATE).add(name, "x").bytes();
  }

  private static byte[] bomb() {
    return new ForgedZip().add("zeros.txt", new byte[4 * 1024 * 1024], entry -> {}).bytes();
  }

  /** Declares 1,000 bytes and unpacks to 64 MiB. */
  private static byte[] lyingSize() {
    return new ForgedZip()
        .add("small.txt", new byte[64 * 1024 * 1024], entry -> entry.size(1_000))
        .bytes();
  }

  private static byte[] symbolicLink() {
    return new ForgedZip().add("link", "/etc/passwd", entry -> entry.mode = 0120777).bytes();
  }

  private static byte[] duplicates() {
    return new ForgedZip().add("src/a.soma", "module a\n").add("src/A.soma", "module b\n").bytes();
  }

  /** Two records of the directory point to one local entry, as in David Fifield's bombs. */
  private static byte[] overlapping() {
    byte[] quoted = new ForgedZip().add("b", "inner").bytes();
    byte[] inner = Arrays.copyOf(quoted, 30 + 1 + ForgedZip.deflate(utf8("inner")).length);
    return new ForgedZip()
        .add(
            "a",
            inner,
            entry -> {
              entry.method = 0;
              entry.packed = inner;
            })
        .add("b", "inner", entry -> entry.localShift = -inner.length)
        .bytes();
  }

  private static byte[] encrypted() {
    return new ForgedZip().add("a.txt", "secret", entry -> entry.flags(1 << 11 | 1)).bytes();
  }

  private static byte[] digestMismatch() {
    byte[] good = good();
    Map<String, String> files = new LinkedHashMap<>();
    try {
      Archive archive = Archive.of(good);
      for (ArchiveEntry entry : archive.entries()) {
        files.put(entry.path(), new String(archive.content(entry), StandardCharsets.UTF_8));
      }
    } catch (ArchiveException e) {
      throw new IllegalStateException(e);
    }
    files.put("src/greet.soma", CAPSULE + "// altered\n");
    return zip(files);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
