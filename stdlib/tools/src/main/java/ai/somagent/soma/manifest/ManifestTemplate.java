package ai.somagent.soma.manifest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;

/** A manifest as an author keeps it beside the sources: everything but the digests. */
public final class ManifestTemplate {
  private static final DefaultIndenter INDENT = new DefaultIndenter("  ", "\n");

  private ManifestTemplate() {}

  /**
   * The manifest that {@code template} becomes with {@code files}; equal input, equal bytes. Not
   * judged by the schema.
   *
   * @throws ManifestException the template is not a JSON object, or holds digests itself
   */
  public static byte[] complete(byte[] template, SortedMap<String, String> files)
      throws ManifestException {
    if (!(ManifestJson.parse(ManifestJson.decode(template)) instanceof ObjectNode manifest)) {
      throw new ManifestException("is not a JSON object");
    }
    if (manifest.has("files")) {
      throw new ManifestException("lists `files` itself; leave that to the compiler");
    }
    ObjectNode digests = manifest.putObject("files");
    files.forEach(digests::put);
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter(
            Separators.createDefaultInstance()
                .withObjectFieldValueSpacing(Separators.Spacing.AFTER));
    printer.indentObjectsWith(INDENT);
    printer.indentArraysWith(INDENT);
    try {
      String text = JsonMapper.builder().build().writer(printer).writeValueAsString(manifest);
      return (text + "\n").getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a JSON tree is written", e);
    }
  }
}
