package ai.somagent.soma.tool.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.somagent.soma.archive.BundleWriter;
import ai.somagent.soma.archive.ForgedZip;
import ai.somagent.soma.archive.SampleBundles;
import ai.somagent.soma.ir.digest.Digests;
import ai.somagent.soma.spi.JavaTool;
import ai.somagent.soma.spi.ToolAction;
import ai.somagent.soma.spi.ToolContext;
import ai.somagent.soma.spi.ToolException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompilerToolTest {
  @TempDir Path folder;

  private final ToolAction compile =
      Objects.requireNonNull(
          ServiceLoader.load(JavaTool.class).stream()
              .map(ServiceLoader.Provider::get)
              .filter(found -> found.target().equals("somagent.tools.Compiler"))
              .findFirst()
              .orElseThrow()
              .actions()
              .get("compile_bundle"));

  @Test
  void goodBundle_givesItsCapsules() throws Exception {
    JsonNode report = compile(SampleBundles.good());

    assertThat(report.path("findings")).as(report.toPrettyString()).isEmpty();
    JsonNode capsule = report.path("capsules").path(0);
    assertThat(capsule.path("id").asText()).isEqualTo("sample.greet");
    assertThat(capsule.path("version").asText()).isEqualTo("1.0.0");
    assertThat(capsule.path("risk").asText()).isEqualTo("low");
    assertThat(Digests.isDigest(capsule.path("digest").asText())).isTrue();
  }

  @Test
  void sourcesThatImportTheStandardLibrary_compile() throws Exception {
    Path capsules = Path.of(System.getProperty("soma.repository"), "capsules", "marketplace");

    JsonNode report = compile(BundleWriter.build(capsules).archive());

    assertThat(report.path("findings")).as(report.toPrettyString()).isEmpty();
    assertThat(report.path("capsules").path(0).path("id").asText()).isEqualTo("marketplace.judge");
  }

  @Test
  void typeError_isAFindingWithItsPlaceAndNoCapsule() throws Exception {
    JsonNode report = compile(source(SampleBundles.CAPSULE.replace("input.name", "input.nam")));

    assertThat(report.path("capsules")).isEmpty();
    JsonNode finding = report.path("findings").path(0);
    assertThat(finding.path("severity").asText()).isEqualTo("high");
    assertThat(finding.path("rule").asText()).startsWith("E");
    assertThat(finding.path("place").asText()).startsWith("a.soma:12:");
  }

  @Test
  void noSourcesOrNoCapsuleOrNotUtf8_isAFinding() throws Exception {
    byte[] latin = SampleBundles.zipBytes(Map.of("a.soma", new byte[] {'m', (byte) 0xe9}));

    assertThat(rule(compile(SampleBundles.zip(Map.of("a.md", "x"))))).isEqualTo("no-sources");
    assertThat(rule(compile(source("module a\n")))).isEqualTo("no-capsules");
    assertThat(rule(compile(latin))).isEqualTo("source-not-utf8");
  }

  @Test
  void sourcesOverFourMebibytes_areNotCompiled() throws Exception {
    byte[] large = new byte[2 * 1024 * 1024 + 1];
    byte[] bundle =
        new ForgedZip()
            .add("a.soma", large, CompilerToolTest::store)
            .add("b.soma", large, CompilerToolTest::store)
            .bytes();

    assertThat(rule(compile(bundle))).isEqualTo("sources-too-large");
  }

  @Test
  void hostileSources_areFindingsAndNoCrash() throws Exception {
    List<String> texts =
        List.of(
            "",
            "\0\0\0",
            "(".repeat(100_000),
            "module a\n" + "capsule ".repeat(50_000),
            "module a\n" + "// x\n".repeat(300_000),
            "module somagent.marketplace\n\ntype Digest = int\n",
            "module a\n\nimport a { B }\n",
            "module a\n\ntype A { a: A }\n",
            "module a\n\nfunction f(x: int) -> int = f(x)\n",
            "module a\n\nimport somagent.absent { B }\n");
    for (String text : texts) {
      assertThat(compile(source(text)).path("findings"))
          .as(text.substring(0, Math.min(40, text.length())))
          .isNotEmpty();
    }
  }

  @Test
  void thousandsOfErrors_areCutToFifty() throws Exception {
    JsonNode report = compile(source("module a\n" + "let x = unknown\n".repeat(2_000)));

    assertThat(report.path("findings")).hasSize(50);
  }

  @Test
  void changedFile_isTheDeclaredError() throws Exception {
    ObjectNode ref = ref(SampleBundles.good());
    ((ObjectNode) ref.path("bundle")).put("digest", "sha256:" + "0".repeat(64));

    ToolException change =
        catchThrowableOfType(ToolException.class, () -> compile.invoke(ref, new Call()));

    assertThat(change.kind()).isEqualTo("BundleChanged");
  }

  private static byte[] source(String text) {
    byte[] content = text.getBytes(StandardCharsets.UTF_8);
    return new ForgedZip().add("a.soma", content, CompilerToolTest::store).bytes();
  }

  /** Stored, so that content that packs well is not taken for a bomb. */
  private static void store(ForgedZip.Forged entry) {
    entry.method = 0;
    entry.packed = entry.content;
  }

  private static String rule(JsonNode report) {
    return report.path("findings").path(0).path("rule").asText();
  }

  private JsonNode compile(byte[] archive) throws Exception {
    return compile.invoke(ref(archive), new Call());
  }

  private ObjectNode ref(byte[] archive) throws Exception {
    Path file = Files.write(folder.resolve("bundle.zip"), archive);
    ObjectNode arguments = JsonNodeFactory.instance.objectNode();
    arguments
        .putObject("bundle")
        .put("path", file.toString())
        .put("digest", Digests.ofBytes(archive));
    return arguments;
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
