package ai.somagent.soma.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.somagent.soma.api.Http.Reply;
import ai.somagent.soma.archive.BundleWriter;
import ai.somagent.soma.worker.EmbeddedTemporal;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real HTTP to a real server; runs on Temporal's in-memory server. */
class ApiServerTest {
  private static final Path MARKETPLACE =
      Path.of(System.getProperty("soma.repository", "../.."), "capsules", "marketplace");
  private static final String ABSENT = "sha256:" + "0".repeat(64);
  private static final String GREET =
      """
      module sample

      capsule greet version "1.0.0" {
        owner: "team:samples"
        risk: low
        budget(wall_clock: 1m)

        input { name: string(max: 10) }
        output string

        steps {
          return "hello ${input.name}"
        }
      }
      """;

  private static final String WAIT =
      """
      module sample

      tool door version "1.0" via java "somagent.test.Door" {
        action wait_for(path: string(max: 4096)) {
          effect: read
          risk: low
          timeout: 5m
        }
      }

      capsule greet version "1.0.0" {
        owner: "team:samples"
        risk: low
        budget(tool_calls: 1, wall_clock: 10m)

        input { path: string(max: 4096) }
        output string

        steps {
          call door.wait_for(path: input.path)
          return "open"
        }
      }
      """;

  @TempDir private static Path home;
  @TempDir private static Path folder;
  private static EmbeddedTemporal temporal;
  private static ApiServer server;
  private static Http http;

  @BeforeAll
  static void start() throws Exception {
    temporal = EmbeddedTemporal.start();
    server = ApiServer.start(ApiOptions.onLoopback(0, temporal.target(), home));
    http = new Http(server.port());
  }

  @AfterAll
  static void stop() {
    http.close();
    server.close();
    temporal.close();
  }

  private static byte[] bundle(String source) throws Exception {
    Path workspace = Files.createTempDirectory(folder, "bundle");
    Files.writeString(workspace.resolve("greet.soma"), source);
    Files.writeString(
        workspace.resolve("soma.json"),
        """
        {"format": "soma.bundle/1", "language": "1.0", "name": "sample", "version": "1.0.0",
         "description": "Greets.", "owner": "team:samples", "license": "Apache-2.0",
         "entry": ["sample.greet"]}
        """);
    return BundleWriter.build(workspace).archive();
  }

  private static String taken(byte[] bundle) throws Exception {
    Reply reply = http.post("/v1/bundles", "application/zip", bundle);
    assertThat(reply.status()).as("%s", reply).isEqualTo(201);
    return reply.body().path("digest").textValue();
  }

  private static JsonNode ended(String run) throws Exception {
    Reply reply = http.get(run);
    while (reply.body().path("status").asText().equals("running")) {
      Thread.sleep(50);
      reply = http.get(run);
    }
    assertThat(reply.status()).as("%s", reply).isEqualTo(200);
    return reply.body();
  }

  private static void isProblem(Reply reply, int status, String kind) {
    assertThat(reply.status()).as("%s", reply).isEqualTo(status);
    assertThat(reply.type()).isEqualTo("application/problem+json");
    assertThat(reply.body().path("type").asText()).isEqualTo("urn:soma:problem:" + kind);
    assertThat(reply.body().path("status").asInt()).isEqualTo(status);
    assertThat(reply.body().path("detail").asText()).isNotEmpty().doesNotContain("Exception");
  }

  @Test
  void mainJob_runsFromBundleToDecision() throws Exception {
    byte[] marketplace = BundleWriter.build(MARKETPLACE).archive();
    Path file = Files.write(folder.resolve("marketplace.zip"), marketplace);

    Reply bundle = http.post("/v1/bundles", "application/zip", marketplace);
    String digest = bundle.body().path("digest").asText();
    Reply started =
        http.postJson(
            "/v1/runs",
            "{'bundle': '%s', 'capsule': 'marketplace.judge', 'input': {'path': '%s'}}"
                .formatted(digest, file));
    JsonNode run = ended(started.headers().firstValue("location").orElseThrow());

    assertThat(bundle.headers().firstValue("location")).hasValue("/v1/bundles/" + digest);
    assertThat(http.get("/v1/bundles/" + digest).body()).isEqualTo(bundle.body());
    assertThat(bundle.body().at("/capsules/0/capsule").asText()).isEqualTo("marketplace.judge");
    assertThat(started.status()).isEqualTo(202);
    assertThat(run.path("status").asText()).as("%s", run).isEqualTo("completed");
    assertThat(run.at("/result/kind").asText()).isEqualTo("accepted");
    assertThat(run.at("/result/digest").asText()).isEqualTo(digest);
    assertThat(run.path("program")).isEqualTo(bundle.body().at("/capsules/0/program"));
    assertThat(run.path("history_events").asInt()).isPositive();
    assertThat(run.path("closed_at").asText()).isGreaterThan(run.path("started_at").asText());
    assertThat(run.path("steps")).hasSize(5);
    assertThat(run.at("/steps/0/tool").asText()).isEqualTo("bundle.open");
    assertThat(run.at("/steps/0/state").asText()).isEqualTo("completed");
    assertThat(run.at("/steps/0/place/line").asInt()).isPositive();
  }

  @Test
  void mainJobOnABadBundle_rejectsIt() throws Exception {
    String digest = taken(BundleWriter.build(MARKETPLACE).archive());
    Path bad = Files.write(folder.resolve("bad.zip"), Http.zip("../out.soma", "x"));

    Reply started =
        http.postJson(
            "/v1/runs",
            "{'bundle': '%s', 'capsule': 'marketplace.judge', 'input': {'path': '%s'}}"
                .formatted(digest, bad));
    JsonNode run = ended(started.headers().firstValue("location").orElseThrow());

    assertThat(run.at("/result/kind").asText()).as("%s", run).isEqualTo("rejected");
    assertThat(run.at("/result/reasons/0/rule").asText()).isEqualTo("unsafe-name");
  }

  @Test
  void runIdInUse_attachesOrConflicts() throws Exception {
    String greet = taken(bundle(GREET));
    String other = taken(bundle(GREET.replace("hello", "good day")));
    String start =
        "{'bundle': '%s', 'capsule': 'sample.greet', 'input': {'name': 'a'}, 'id': 'r1'}";

    Reply first = http.postJson("/v1/runs", start.formatted(greet));
    JsonNode run = ended("/v1/runs/r1");
    Reply again = http.postJson("/v1/runs", start.formatted(greet));
    Reply conflict = http.postJson("/v1/runs", start.formatted(other));

    assertThat(first.body().path("attached").asBoolean()).isFalse();
    assertThat(run.path("result").asText()).isEqualTo("hello a");
    assertThat(again.status()).isEqualTo(202);
    assertThat(again.body().path("attached").asBoolean()).isTrue();
    isProblem(conflict, 409, "run-id-in-use");
  }

  private static Reply startWaiting(String id, Path door) throws Exception {
    return http.postJson(
        "/v1/runs",
        "{'bundle': '%s', 'capsule': 'sample.greet', 'input': {'path': '%s'}, 'id': '%s'}"
            .formatted(taken(bundle(WAIT)), door, id));
  }

  private static void untilWaiting(String run) throws Exception {
    while (http.get(run).body().at("/steps/0/state").isMissingNode()) {
      Thread.sleep(50);
    }
  }

  @Test
  void runThatGoesOn_showsItsStepsAndNoEnd() throws Exception {
    Path door = folder.resolve("door-1");
    startWaiting("w1", door);
    untilWaiting("/v1/runs/w1");

    JsonNode waiting = http.get("/v1/runs/w1").body();
    Files.createFile(door);

    assertThat(waiting.path("status").asText()).isEqualTo("running");
    assertThat(waiting.at("/steps/0/tool").asText()).isEqualTo("door.wait_for");
    assertThat(waiting.at("/steps/0/state").asText()).isEqualTo("running");
    assertThat(waiting.at("/steps/0/place/source").asText()).isEqualTo("greet.soma");
    assertThat(waiting.has("closed_at")).isFalse();
    assertThat(waiting.has("result")).isFalse();
    assertThat(ended("/v1/runs/w1").path("result").asText()).isEqualTo("open");
  }

  @Test
  void runThatIsCancelled_endsWithItsReason() throws Exception {
    startWaiting("w2", folder.resolve("door-2"));
    untilWaiting("/v1/runs/w2");

    Reply cancelled = http.postJson("/v1/runs/w2/cancel", "{'reason': 'closing time'}");
    JsonNode run = ended("/v1/runs/w2");

    assertThat(cancelled.status()).isEqualTo(202);
    assertThat(run.path("status").asText()).isEqualTo("cancelled");
    assertThat(run.path("reason").asText()).isEqualTo("closing time");
    assertThat(run.at("/steps/0/state").asText()).isEqualTo("cancelled");
  }

  @Test
  void cancel_takesARequestForAnyRunThatExists() throws Exception {
    String greet = taken(bundle(GREET));
    http.postJson(
        "/v1/runs",
        "{'bundle': '%s', 'capsule': 'sample.greet', 'input': {'name': 'a'}, 'id': 'r2'}"
            .formatted(greet));
    ended("/v1/runs/r2");

    assertThat(http.postJson("/v1/runs/r2/cancel", "{'reason': 'no need'}").status())
        .isEqualTo(202);
    assertThat(ended("/v1/runs/r2").path("status").asText()).isEqualTo("completed");
    isProblem(http.postJson("/v1/runs/absent/cancel", "{}"), 404, "unknown-run");
    isProblem(http.postJson("/v1/runs/r2/cancel", "{'reason': 1}"), 400, "malformed-request");
  }

  @Test
  void bundleThatDoesNotCompile_isAnsweredWithDiagnostics() throws Exception {
    byte[] broken = bundle(GREET.replace("input.name", "input.nme"));

    Reply reply = http.post("/v1/bundles", "application/zip", broken);

    isProblem(reply, 422, "does-not-compile");
    JsonNode diagnostic = reply.body().at("/diagnostics/0");
    assertThat(diagnostic.path("source").asText()).isEqualTo("greet.soma");
    assertThat(diagnostic.path("severity").asText()).isEqualTo("error");
    assertThat(diagnostic.at("/range/start/line").asInt()).isEqualTo(12);
  }

  @Test
  void unsafeOrDamagedBundles_areRefused() throws Exception {
    byte[] good = bundle(GREET);
    byte[] half = java.util.Arrays.copyOf(good, good.length / 2);

    Reply traversal = http.post("/v1/bundles", "application/zip", Http.zip("../a", "x"));
    isProblem(traversal, 422, "unsafe-bundle");
    assertThat(traversal.body().at("/findings/0/rule").asText()).isEqualTo("unsafe-name");
    isProblem(http.post("/v1/bundles", "application/zip", half), 422, "unsafe-bundle");
    isProblem(http.post("/v1/bundles", "application/zip", new byte[0]), 422, "unsafe-bundle");
    Reply bare = http.post("/v1/bundles", "application/zip", Http.zip("a.soma", GREET));
    isProblem(bare, 422, "invalid-manifest");
    assertThat(bare.body().at("/findings/0/rule").asText()).isEqualTo("manifest-missing");
  }

  @Test
  void filesThatTheManifestDoesNotList_areRefused() throws Exception {
    String manifest =
        """
        {"format": "soma.bundle/1", "language": "1.0", "name": "sample", "version": "1.0.0",
         "description": "Greets.", "owner": "team:samples", "license": "Apache-2.0",
         "entry": ["sample.greet"], "files": {"gone.soma": "%s"}}
        """
            .formatted(ABSENT);
    byte[] altered = Http.zip("soma.json", manifest, "greet.soma", GREET);

    Reply reply = http.post("/v1/bundles", "application/zip", altered);

    isProblem(reply, 422, "invalid-manifest");
    assertThat(reply.body().path("findings").findValuesAsText("rule"))
        .containsExactly("digest-mismatch", "file-missing");
  }

  @Test
  void bodyThatIsTooLarge_isRefused() throws Exception {
    byte[] large = new byte[16 * 1024 * 1024 + 1];
    String text = "{'input': '" + "x".repeat(1024 * 1024) + "'}";

    isProblem(http.post("/v1/bundles", "application/zip", large), 413, "too-large");
    isProblem(http.postJson("/v1/runs", text), 413, "too-large");
  }

  @Test
  void otherMediaTypes_areRefused() throws Exception {
    byte[] body = "{}".getBytes(StandardCharsets.UTF_8);

    isProblem(http.post("/v1/bundles", "application/json", body), 415, "wrong-media-type");
    isProblem(http.post("/v1/runs", "text/plain", body), 415, "wrong-media-type");
    isProblem(http.post("/v1/runs", "nonsense", body), 415, "wrong-media-type");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "nul",
        "{} {}",
        "{'bundle': 1}",
        "{'bundle': 'x', 'bundle': 'x'}",
        "{'bundle': 'x', 'capsule': 'y', 'extra': 1}",
        "{'capsule': 'y'}"
      })
  void malformedRequests_areRefused(String body) throws Exception {
    isProblem(http.postJson("/v1/runs", body), 400, "malformed-request");
  }

  @Test
  void deeplyNestedRequest_isRefused() throws Exception {
    isProblem(http.postJson("/v1/runs", "[".repeat(100_000)), 400, "malformed-request");
  }

  @Test
  void malformedRunId_isRefused() throws Exception {
    String greet = taken(bundle(GREET));
    String start =
        "{'bundle': '%s', 'capsule': 'sample.greet', 'input': {'name': 'a'}, 'id': '%s'}";

    isProblem(http.postJson("/v1/runs", start.formatted(greet, "a b")), 400, "malformed-request");
    isProblem(http.postJson("/v1/runs", start.formatted(greet, "")), 400, "malformed-request");
  }

  @Test
  void unknownBundleCapsuleOrRun_isNotFound() throws Exception {
    String greet = taken(bundle(GREET));

    isProblem(
        http.postJson("/v1/runs", "{'bundle': '%s', 'capsule': 'a.b'}".formatted(ABSENT)),
        404,
        "unknown-bundle");
    isProblem(
        http.postJson("/v1/runs", "{'bundle': '../x', 'capsule': 'a.b'}"), 404, "unknown-bundle");
    isProblem(
        http.postJson("/v1/runs", "{'bundle': '%s', 'capsule': 'a.b'}".formatted(greet)),
        404,
        "unknown-capsule");
    isProblem(http.get("/v1/bundles/" + ABSENT), 404, "unknown-bundle");
    isProblem(http.get("/v1/runs/absent"), 404, "unknown-run");
    isProblem(http.get("/v1/runs/a%20b"), 404, "unknown-run");
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "{}", "[]", "{'name': 1}", "{'name': 'a', 'more': 1}"})
  void inputThatDoesNotFit_isRefused(String input) throws Exception {
    String greet = taken(bundle(GREET));

    Reply reply =
        http.postJson(
            "/v1/runs",
            "{'bundle': '%s', 'capsule': 'sample.greet', 'input': %s}".formatted(greet, input));

    isProblem(reply, 422, "invalid-input");
    assertThat(reply.body().path("pointer").asText()).startsWith("/input");
  }

  @Test
  void unknownPathOrWrongMethod_isAProblem() throws Exception {
    isProblem(http.get("/"), 404, "unknown-path");
    isProblem(http.get("/v1/nothing"), 404, "unknown-path");
    isProblem(http.get("/error"), 404, "unknown-path");
    Reply wrong = http.get("/v1/runs");
    isProblem(wrong, 405, "wrong-method");
    assertThat(wrong.headers().firstValue("allow")).hasValue("POST");
  }

  @Test
  void brokenRequests_areProblemsToo() throws IOException {
    String path = http.raw("GET /%zz HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n");
    String line = http.raw("NONSENSE\r\n\r\n");
    String slash =
        http.raw("GET /v1/runs/a%2fb HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

    for (String answer : new String[] {path, slash, line}) {
      assertThat(answer).startsWith("HTTP/1.1 400").contains("application/problem+json");
      assertThat(answer).doesNotContain("Exception").doesNotContain("Tomcat");
    }
  }

  @Test
  void webPages_areNotServed() throws Exception {
    String rebound =
        http.raw(
            "GET /v1/openapi.json HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n");
    Reply crossOrigin =
        http.send(
            http.request("/v1/openapi.json").header("Origin", "https://evil.example").build());

    assertThat(rebound).startsWith("HTTP/1.1 403").contains("urn:soma:problem:foreign-origin");
    isProblem(crossOrigin, 403, "foreign-origin");
  }

  @Test
  void description_isServed() throws Exception {
    Reply reply = http.get("/v1/openapi.json");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body().path("openapi").asText()).isEqualTo("3.1.0");
  }

  @Test
  void portInUse_isSaid() {
    ApiOptions same = ApiOptions.onLoopback(server.port(), temporal.target(), home);

    assertThatExceptionOfType(ApiStartException.class)
        .isThrownBy(() -> ApiServer.start(same))
        .withMessage("port " + server.port() + " is in use");
  }

  @Test
  void addressThatIsNotOurs_isSaid() {
    ApiOptions foreign = new ApiOptions("192.0.2.1", 0, temporal.target(), home);

    assertThatExceptionOfType(ApiStartException.class)
        .isThrownBy(() -> ApiServer.start(foreign))
        .withMessageStartingWith("cannot listen on 192.0.2.1:0: ");
  }

  @Test
  void closedServer_leavesNothingBehind() throws Exception {
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    ApiServer second = ApiServer.start(ApiOptions.onLoopback(0, temporal.target(), home));
    int port = second.port();
    try (Http client = new Http(port)) {
      assertThat(client.get("/v1/openapi.json").status()).isEqualTo(200);
    }

    second.close();

    assertThatExceptionOfType(ConnectException.class)
        .isThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port).close());
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (!before.contains(thread) && !thread.isDaemon()) {
        assertThat(thread.join(Duration.ofSeconds(30))).as("%s ends", thread).isTrue();
      }
    }
  }

  @Test
  void serverThatIsStartedAgain_knowsItsBundles() throws Exception {
    String greet = taken(bundle(GREET));

    try (ApiServer second = ApiServer.start(ApiOptions.onLoopback(0, temporal.target(), home));
        Http client = new Http(second.port())) {
      assertThat(client.get("/v1/bundles/" + greet).status()).isEqualTo(200);
    }
  }
}
