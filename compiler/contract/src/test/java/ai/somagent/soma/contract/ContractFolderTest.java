package ai.somagent.soma.contract;

import static org.assertj.core.api.Assertions.assertThat;

import ai.somagent.soma.library.ContractLibrary.Answer;
import ai.somagent.soma.library.ContractLibrary.Request;
import ai.somagent.soma.library.ContractProblem.Kind;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContractFolderTest {
  private static final String PET =
      "{\"title\": \"Pet\", \"properties\": {\"id\": {\"type\": \"integer\"}}}";

  @TempDir Path folder;
  private Path root;

  @BeforeEach
  void makeWorkspace() throws IOException {
    root = Files.createDirectories(folder.resolve("workspace"));
    Files.createDirectories(root.resolve("app/specs"));
    Files.writeString(root.resolve("app/specs/pet.json"), PET);
    Files.writeString(root.resolve("pet.json"), PET);
    Files.writeString(folder.resolve("pet.json"), PET);
  }

  private Answer find(String path, String importer) {
    return new ContractFolder(root, root).find(new Request("schema", path, importer));
  }

  private static List<Kind> kinds(Answer answer) {
    return answer.problems().stream().map(p -> p.kind()).toList();
  }

  @Test
  void path_startsAtTheFolderOfTheImporter() {
    assertThat(find("specs/pet.json", "app/main.soma").file()).isEqualTo("app/specs/pet.json");
    assertThat(find("../pet.json", "app/main.soma").file()).isEqualTo("pet.json");
    assertThat(find("pet.json", root.resolve("main.soma").toString()).file()).isEqualTo("pet.json");
  }

  @Test
  void pathOutOfTheWorkspace_isRefused() {
    assertThat(kinds(find("../pet.json", "main.soma"))).containsExactly(Kind.OUTSIDE);
    assertThat(kinds(find("../../pet.json", "app/main.soma"))).containsExactly(Kind.OUTSIDE);
  }

  @Test
  void linkOutOfTheWorkspace_isRefused() throws IOException {
    Files.createSymbolicLink(root.resolve("link.json"), folder.resolve("pet.json"));
    assertThat(kinds(find("link.json", "main.soma"))).containsExactly(Kind.OUTSIDE);
  }

  @Test
  void folderAndAbsentFile_areMissing() {
    assertThat(find("specs", "app/main.soma").file()).isNull();
    assertThat(find("specs/cat.json", "app/main.soma").problems()).isEmpty();
  }

  @Test
  void changedFile_isTranslatedAgain() throws IOException {
    ContractFolder contracts = new ContractFolder(root, root);
    Request wanted = new Request("schema", "pet.json", "main.soma");
    Answer first = contracts.find(wanted);
    assertThat(contracts.find(wanted)).isSameAs(first);
    Files.writeString(root.resolve("pet.json"), PET.replace("Pet", "Cat"));
    assertThat(contracts.find(wanted).digest()).isNotEqualTo(first.digest());
  }

  @Test
  void remoteReferences_reachNoServer() throws IOException {
    AtomicInteger requests = new AtomicInteger();
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    HttpServer server = HttpServer.create(address, 0);
    server.createContext(
        "/",
        exchange -> {
          requests.incrementAndGet();
          exchange.sendResponseHeaders(404, -1);
        });
    server.start();
    try {
      String url = "http://localhost:" + server.getAddress().getPort();
      String remote = "{\"$ref\": \"" + url + "/x.json\"}";
      for (String text :
          List.of(
              remote,
              "{\"$schema\": \"" + url + "/draft\", \"type\": \"object\"}",
              "{\"$id\": \""
                  + url
                  + "/id\", \"type\": \"object\", \"$vocabulary\": {\""
                  + url
                  + "\": true}}")) {
        Files.writeString(root.resolve("remote.json"), text);
        find("remote.json", "main.soma");
      }
      String api =
          """
          {"openapi": "3.1.0", "info": {"title": "t", "version": "1"}, "servers": [{"url": "URL"}],
           "jsonSchemaDialect": "URL/dialect", "externalDocs": {"url": "URL/docs"},
           "paths": {"/a": {"get": {"responses": {"200": {"description": "d", "content":
             {"application/json": {"schema": {"type": "string"},
              "examples": {"e": {"externalValue": "URL/e"}}}}}}}}}}
          """;
      Files.writeString(root.resolve("api.json"), api.replace("URL", url));
      Answer answer =
          new ContractFolder(root, root).find(new Request("openapi", "api.json", "main.soma"));
      assertThat(answer.text()).as("%s", answer.problems()).isNotNull();
      assertThat(requests).hasValue(0);
    } finally {
      server.stop(0);
    }
  }
}
