package ai.somagent.soma.tool.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.somagent.soma.archive.SampleBundles;
import ai.somagent.soma.spi.JavaTool;
import ai.somagent.soma.spi.ToolAction;
import ai.somagent.soma.spi.ToolContext;
import ai.somagent.soma.spi.ToolException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BundleToolTest {
  @TempDir Path folder;

  private final JavaTool tool =
      ServiceLoader.load(JavaTool.class).stream()
          .map(ServiceLoader.Provider::get)
          .filter(found -> found.target().equals("somagent.tools.Bundle"))
          .findFirst()
          .orElseThrow();

  @Test
  void goodBundle_opensAndPassesEveryCheck() throws Exception {
    ObjectNode opened = open(place(SampleBundles.good()));

    assertThat(opened.path("files").asInt()).isEqualTo(2);
    JsonNode manifest = check("check_manifest", opened);
    assertThat(manifest.path("kind").asText()).isEqualTo("valid");
    assertThat(manifest.path("manifest").path("entry").path(0).asText()).isEqualTo("sample.greet");
    assertThat(manifest.path("manifest").path("digest").asText()).startsWith("sha256:");
    assertThat(check("check_digests", opened).toString())
        .isEqualTo("{\"compared\":1,\"findings\":[]}");
    assertThat(check("find_credentials", opened).toString())
        .isEqualTo("{\"scanned\":2,\"findings\":[]}");
  }

  @ParameterizedTest
  @MethodSource("ai.somagent.soma.archive.SampleBundles#unsafe")
  void unsafeBundle_isTheDeclaredErrorWithItsRule(SampleBundles.Bad bad) throws Exception {
    ToolException refusal = refusal(place(bad.archive()));

    assertThat(refusal.kind()).isEqualTo("UnsafeBundle");
    assertThat(refusal.fields().path("rule").asText()).isEqualTo(bad.rule());
    assertThat(refusal.fields().path("reason").asText()).isNotBlank();
    assertThat(refusal.retryable()).isFalse();
  }

  @ParameterizedTest
  @MethodSource("faultyButForTheCompiler")
  void faultyBundle_opensAndItsFaultIsFound(SampleBundles.Bad bad) throws Exception {
    ObjectNode opened = open(place(bad.archive()));

    assertThat(
            check("check_manifest", opened).toString()
                + check("check_digests", opened)
                + check("find_credentials", opened))
        .contains("\"rule\":\"" + bad.rule() + "\"");
  }

  static java.util.stream.Stream<SampleBundles.Bad> faultyButForTheCompiler() {
    return SampleBundles.faulty().stream()
        .filter(bad -> !bad.rule().matches("E3|entry-not-found|no-sources"));
  }

  @Test
  void missingFileOrFolder_isUnreadable() {
    assertThat(refusal(folder.resolve("absent.zip")).fields().path("rule").asText())
        .isEqualTo("not-found");
    assertThat(refusal(folder).fields().path("rule").asText()).isEqualTo("not-a-file");
    assertThat(refusal(folder).kind()).isEqualTo("UnreadableBundle");
  }

  @Test
  void fileChangedAfterOpening_isTheDeclaredErrorWithBothDigests() throws Exception {
    Path file = place(SampleBundles.good());
    ObjectNode opened = open(file);
    Files.writeString(file, "not a zip any more");

    for (String action : new String[] {"check_manifest", "check_digests", "find_credentials"}) {
      ToolException change = catchThrowableOfType(ToolException.class, () -> check(action, opened));
      assertThat(change.kind()).isEqualTo("BundleChanged");
      assertThat(change.fields().path("expected")).isEqualTo(opened.path("ref").path("digest"));
      assertThat(change.fields().path("found").asText()).startsWith("sha256:");
    }
  }

  @Test
  void fileNotListedAndFileNotThere_areBothFound() throws Exception {
    byte[] bundle = SampleBundles.honest(SampleBundles.TEMPLATE, Map.of("a.soma", "module a\n"));
    String manifest =
        new String(
            ai.somagent.soma.archive.Archive.of(bundle)
                .content(ai.somagent.soma.archive.Archive.of(bundle).entries().getFirst()),
            java.nio.charset.StandardCharsets.UTF_8);
    byte[] other = SampleBundles.zip(Map.of("soma.json", manifest, "b.soma", "module b\n"));

    assertThat(check("check_digests", open(place(other))).toString())
        .contains(
            "file-not-listed", "`b.soma` is not listed", "file-missing", "`a.soma` is listed");
  }

  @Test
  void archiveOrBinaryInside_isNotedAndNotOpened() throws Exception {
    byte[] bundle =
        SampleBundles.zip(Map.of("inner.zip", "PK\u0003\u0004rest", "data.bin", "a\0b"));

    assertThat(check("find_credentials", open(place(bundle))).toString())
        .contains("archive-inside", "binary-file", "\"scanned\":0");
  }

  private ObjectNode open(Path file) throws Exception {
    ObjectNode arguments = JsonNodeFactory.instance.objectNode().put("path", file.toString());
    return (ObjectNode) action("open").invoke(arguments, new Call());
  }

  private JsonNode check(String action, ObjectNode opened) throws Exception {
    ObjectNode arguments = JsonNodeFactory.instance.objectNode();
    arguments.set("bundle", opened.path("ref"));
    return action(action).invoke(arguments, new Call());
  }

  private ToolAction action(String name) {
    return Objects.requireNonNull(tool.actions().get(name));
  }

  private ToolException refusal(Path file) {
    return catchThrowableOfType(ToolException.class, () -> open(file));
  }

  private Path place(byte[] archive) throws Exception {
    return Files.write(folder.resolve("bundle.zip"), archive);
  }

  /** A call outside any run: it is never cancelled. */
  private record Call() implements ToolContext {
    @Override
    public String runId() {
      return "run";
    }

    @Override
    public String idempotencyKey() {
      return "run/call";
    }

    @Override
    public int attempt() {
      return 1;
    }

    @Override
    public void heartbeat() {}
  }
}
