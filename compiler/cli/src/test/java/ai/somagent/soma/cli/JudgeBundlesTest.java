package ai.somagent.soma.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ai.somagent.soma.archive.BuiltBundle;
import ai.somagent.soma.archive.BundleWriter;
import ai.somagent.soma.archive.SampleBundles;
import ai.somagent.soma.cli.workspace.StandardLibrary;
import ai.somagent.soma.compile.Compilation;
import ai.somagent.soma.compile.CompilationInput;
import ai.somagent.soma.compile.CompiledCapsule;
import ai.somagent.soma.compile.Compiler;
import ai.somagent.soma.source.SourceText;
import ai.somagent.soma.spi.JavaTool;
import ai.somagent.soma.spi.ToolAction;
import ai.somagent.soma.worker.EmbeddedTemporal;
import ai.somagent.soma.worker.FolderIrStore;
import ai.somagent.soma.worker.IrStore;
import ai.somagent.soma.worker.RunClient;
import ai.somagent.soma.worker.RunOutcome;
import ai.somagent.soma.worker.RunRequest;
import ai.somagent.soma.worker.SomaWorker;
import ai.somagent.soma.worker.SomaWorkerOptions;
import ai.somagent.soma.worker.ToolRegistry;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The main job as a whole: real bundles, the capsule from its source, a worker, a server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JudgeBundlesTest {
  private static final Path CAPSULES =
      Path.of(System.getProperty("soma.repository"), "capsules", "marketplace");

  private static final String SWAPPED = "swapped.zip";

  @TempDir Path folder;

  private final Deque<AutoCloseable> opened = new ArrayDeque<>();
  private RunClient client;
  private String program;

  @BeforeAll
  void start(@TempDir Path programs) throws Exception {
    CompiledCapsule judge = compileJudge();
    IrStore store = new FolderIrStore(programs);
    program = store.put(judge.program(), judge.sourceMap());
    ToolRegistry tools = ToolRegistry.of(toolsWithSwap());
    EmbeddedTemporal temporal = EmbeddedTemporal.start();
    opened.push(temporal);
    opened.push(SomaWorker.start(temporal.target(), store, tools, SomaWorkerOptions.DEFAULT));
    client = RunClient.connect(temporal.target(), store, tools);
    opened.push(client);
  }

  @AfterAll
  void stop() throws Exception {
    for (AutoCloseable resource : opened) {
      resource.close();
    }
  }

  @Test
  void bundleOfTheRepositorysOwnCapsules_isAccepted() throws Exception {
    BuiltBundle bundle = BundleWriter.build(CAPSULES);

    JsonNode decision = judge(bundle.archive());

    assertThat(decision.path("kind").asText()).as(decision.toPrettyString()).isEqualTo("accepted");
    assertThat(decision.path("name").asText()).isEqualTo("marketplace");
    assertThat(decision.path("digest").asText()).isEqualTo(bundle.manifest().digest());
    assertThat(decision.path("capsules")).hasSize(1);
    assertThat(decision.path("capsules").path(0).path("id").asText())
        .isEqualTo("marketplace.judge");
    assertThat(decision.path("capsules").path(0).path("digest").asText()).isEqualTo(program);
    assertThat(decision.path("notes")).isEmpty();
  }

  @Test
  void ordinaryDeflatedBundle_isAccepted() throws Exception {
    JsonNode decision = judge(SampleBundles.good());

    assertThat(decision.path("kind").asText()).as(decision.toPrettyString()).isEqualTo("accepted");
    assertThat(decision.path("capsules").path(0).path("id").asText()).isEqualTo("sample.greet");
  }

  @ParameterizedTest
  @MethodSource("badBundles")
  void badBundle_isRejectedWithItsCause(SampleBundles.Bad bad) throws Exception {
    assertRejected(judge(bad.archive()), bad.rule());
  }

  static Stream<SampleBundles.Bad> badBundles() {
    return Stream.concat(SampleBundles.unsafe().stream(), SampleBundles.faulty().stream());
  }

  @Test
  void missingFile_isARejection() throws Exception {
    assertRejected(judge(folder.resolve("absent.zip")), "not-found");
  }

  @Test
  void folderInPlaceOfAFile_isARejection() throws Exception {
    assertRejected(judge(folder), "not-a-file");
  }

  /** All four checks fail at once. */
  @RepeatedTest(5)
  @Timeout(120)
  void fileSwappedAfterItWasOpened_isARejection() throws Exception {
    Path file = Files.write(folder.resolve(SWAPPED), SampleBundles.good());

    assertRejected(judge(file), "bundle-changed");
  }

  @Test
  void severalFaults_areAllNamedByTheCheckThatFoundThem() throws Exception {
    String leak = "// key: " + "AKIA" + "IOSFODNN7" + "EXAMPLE\n";
    byte[] bundle =
        SampleBundles.honest(
            SampleBundles.TEMPLATE.replace("team:samples", "nobody"),
            Map.of("src/greet.soma", leak + SampleBundles.CAPSULE.replace("input.name", "nme")));

    JsonNode decision = judge(bundle);

    assertThat(decision.path("reasons").findValuesAsText("check"))
        .contains("manifest", "credentials", "compilation");
    assertThat(decision.toString()).doesNotContain("IOSFODNN7");
    assertThat(decision.path("reasons").findValuesAsText("place"))
        .contains("soma.json", "src/greet.soma:1");
  }

  @Test
  void lightFindings_areNotesOfTheAcceptance() throws Exception {
    byte[] bundle =
        SampleBundles.honest(
            SampleBundles.TEMPLATE,
            Map.of("src/greet.soma", SampleBundles.CAPSULE, "icon.bin", "a\0b"));

    JsonNode decision = judge(bundle);

    assertThat(decision.path("kind").asText()).as(decision.toPrettyString()).isEqualTo("accepted");
    assertThat(decision.path("notes").path(0).asText())
        .isEqualTo("icon.bin: is not text and not searched");
  }

  private static void assertRejected(JsonNode decision, String rule) {
    assertThat(decision.path("kind").asText()).as(decision.toPrettyString()).isEqualTo("rejected");
    assertThat(decision.path("reasons").findValuesAsText("rule"))
        .anySatisfy(found -> assertThat(found).startsWith(rule));
    assertThat(decision.path("reasons").findValuesAsText("detail")).noneMatch(String::isBlank);
  }

  private JsonNode judge(byte[] archive) throws Exception {
    return judge(Files.write(folder.resolve(UUID.randomUUID() + ".zip"), archive));
  }

  private JsonNode judge(Path path) throws Exception {
    JsonNode input = JsonNodeFactory.instance.objectNode().put("path", path.toString());
    RunRequest request =
        new RunRequest("judge-" + UUID.randomUUID(), program, "marketplace.judge", input);
    RunOutcome outcome = client.start(request).await();
    assertThat(outcome).isInstanceOf(RunOutcome.Completed.class);
    return ((RunOutcome.Completed) outcome).result();
  }

  /** The tools as they are, but that one file changes as soon as it has been opened. */
  private static List<JavaTool> toolsWithSwap() {
    List<JavaTool> tools = new ArrayList<>();
    for (JavaTool tool : ServiceLoader.load(JavaTool.class)) {
      tools.add(tool.target().equals("somagent.tools.Bundle") ? new Swap(tool) : tool);
    }
    return tools;
  }

  private record Swap(JavaTool bundle) implements JavaTool {
    @Override
    public String target() {
      return bundle.target();
    }

    @Override
    public Map<String, ToolAction> actions() {
      Map<String, ToolAction> actions = new HashMap<>(bundle.actions());
      ToolAction open = Objects.requireNonNull(actions.get("open"));
      actions.put(
          "open",
          (arguments, context) -> {
            JsonNode result = open.invoke(arguments, context);
            Path file = Path.of(arguments.path("path").asText());
            if (file.endsWith(SWAPPED)) {
              replace(file);
            }
            return result;
          });
      return actions;
    }

    private static void replace(Path file) {
      try {
        Files.writeString(file, "something else");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static CompiledCapsule compileJudge() throws Exception {
    Path file = CAPSULES.resolve("judge.soma");
    SourceText source = new SourceText("judge.soma", Files.readString(file));
    Compilation compilation =
        Compiler.compile(new CompilationInput(List.of(source), StandardLibrary.INSTANCE));
    assertThat(compilation.diagnostics()).isEmpty();
    return compilation.capsules().getFirst();
  }
}
