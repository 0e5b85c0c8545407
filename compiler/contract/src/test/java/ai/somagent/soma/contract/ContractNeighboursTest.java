package ai.somagent.soma.contract;

import static org.assertj.core.api.Assertions.assertThat;

import ai.somagent.soma.library.ContractLibrary.Answer;
import ai.somagent.soma.library.ContractLibrary.Request;
import ai.somagent.soma.library.ContractProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Contracts in several files. */
class ContractNeighboursTest {
  @TempDir Path folder;
  private Path root;
  private ContractFolder contracts;

  @BeforeEach
  void makeWorkspace() throws IOException {
    root = Files.createDirectories(folder.resolve("workspace"));
    contracts = new ContractFolder(root, root);
  }

  private void write(String file, String text) throws IOException {
    Path path = root.resolve(file);
    Files.createDirectories(Objects.requireNonNull(path.getParent()));
    Files.writeString(path, text);
  }

  private Answer find(String kind, String path) {
    return contracts.find(new Request(kind, path, "main.soma"));
  }

  private static String text(Answer answer) {
    assertThat(answer.problems()).isEmpty();
    return Objects.requireNonNull(answer.text()).text();
  }

  private static String messages(Answer answer) {
    StringBuilder all = new StringBuilder();
    for (ContractProblem problem : answer.problems()) {
      all.append(problem.kind()).append(' ').append(problem.message()).append('\n');
    }
    return all.toString();
  }

  private void writeOrder() throws IOException {
    write(
        "specs/order.json",
        """
        {"title": "Order", "type": "object", "required": ["buyer", "lines"],
         "$defs": {"Kind": {"enum": ["small", "large"]}},
         "properties": {
           "buyer": {"$ref": "shared/people.json#/$defs/Person"},
           "lines": {"type": "array", "items": {"$ref": "line.json"}}}}\
        """);
    write(
        "specs/line.json",
        """
        {"type": "object", "required": ["sku"],
         "properties": {"sku": {"type": "string"}, "kind": {"$ref": "order.json#/$defs/Kind"},
                        "sold": {"$ref": "shared/people.json#/$defs/Person"}}}\
        """);
    write(
        "specs/shared/people.json",
        """
        {"$defs": {"Person": {"type": "object", "required": ["name"],
           "properties": {"name": {"type": "string"}, "work": {"$ref": "#/$defs/Address"},
                          "home": {"$ref": "#/$defs/Address"}}},
          "Address": {"type": "object", "properties": {"city": {"type": "string"}}}}}\
        """);
  }

  @Test
  void schemaOfAnotherFile_isDeclaredOnceUnderItsName() throws IOException {
    writeOrder();
    String text = text(find("schema", "specs/order.json"));
    assertThat(text)
        .contains("type Order", "type Person", "type Address", "type Line")
        .contains("buyer: Person", "work: Address?", "kind: Kind?", "sold: Person?");
    assertThat(text.split("type Person", -1)).hasSize(2);
  }

  @Test
  void neighbourThatChanges_changesTextAndDigest() throws IOException {
    writeOrder();
    Answer before = find("schema", "specs/order.json");
    assertThat(find("schema", "specs/order.json")).isSameAs(before);
    write("specs/line.json", "{\"type\": \"string\"}");
    Answer after = find("schema", "specs/order.json");
    assertThat(after.digest()).isNotEqualTo(before.digest());
    assertThat(text(after)).isNotEqualTo(text(before));
  }

  @Test
  void sameNamesInTwoFiles_areToldApart() throws IOException {
    write(
        "pair.json",
        """
        {"title": "Pair", "type": "object", "required": ["a", "b"], "properties": {
          "a": {"$ref": "a.json#/$defs/Item"}, "b": {"$ref": "b.json#/$defs/Item"}}}\
        """);
    write("a.json", "{\"$defs\": {\"Item\": {\"enum\": [\"x\", \"y\"]}}}");
    write("b.json", "{\"$defs\": {\"Item\": {\"enum\": [\"p\", \"q\"]}}}");
    assertThat(text(find("schema", "pair.json"))).contains("a: Item\n", "b: Item2\n");
  }

  @Test
  void pathsParametersAndSchemasOfOtherFiles_areOneDocument() throws IOException {
    write(
        "api.yaml",
        """
        openapi: 3.0.3
        info: {title: Pets, version: "1"}
        paths:
          /pets/{id}: {$ref: "paths/pet.yaml"}
        components:
          schemas:
            Owner: {type: object, properties: {name: {type: string}}}
        """);
    write(
        "paths/pet.yaml",
        """
        get:
          operationId: getPet
          parameters: [{$ref: "../common.yaml#/parameters/id"}]
          responses:
            "200":
              description: one pet
              content: {application/json: {schema: {$ref: "../common.yaml#/schemas/Pet"}}}
            "404": {$ref: "../common.yaml#/responses/missing"}
        """);
    write(
        "common.yaml",
        """
        parameters:
          id: {name: id, in: path, required: true, schema: {$ref: "#/schemas/Id"}}
        responses:
          missing: {description: none}
        schemas:
          Id: {type: string, maxLength: 40}
          Pet:
            type: object
            required: [id]
            properties:
              id: {$ref: "#/schemas/Id"}
              owner: {$ref: "api.yaml#/components/schemas/Owner"}
        """);
    assertThat(text(find("openapi", "api.yaml")))
        .contains("type Pet", "type Owner", "owner: Owner?", "getPet");
  }

  @Test
  void fileThatIsNotThere_isNamed() throws IOException {
    write("a.json", "{\"$ref\": \"b.json#/x\"}");
    assertThat(messages(find("schema", "a.json")))
        .isEqualTo("INVALID it refers to a file that is not there, `b.json#/x`\n");
    write("b.json", "{\"y\": {}}");
    assertThat(messages(find("schema", "a.json")))
        .isEqualTo("INVALID `b.json#/x` names nothing that is there\n");
    write("b.json", "[");
    assertThat(messages(find("schema", "a.json"))).startsWith("INVALID it is no JSON");
  }

  @Test
  void neighbourOutsideOfTheWorkspace_isRefused() throws IOException {
    Files.writeString(folder.resolve("b.json"), "{}");
    Files.createSymbolicLink(root.resolve("link.json"), folder.resolve("b.json"));
    for (String path : new String[] {"../b.json", "x/../../b.json", "link.json"}) {
      write("a.json", "{\"$ref\": \"" + path + "\"}");
      assertThat(messages(find("schema", "a.json")))
          .isEqualTo("INVALID it refers to a file outside of the workspace, `" + path + "`\n");
    }
    write("a.json", "{\"$ref\": \"" + folder.resolve("b.json") + "\"}");
    assertThat(messages(find("schema", "a.json"))).contains("names no place in a file");
  }

  @Test
  void remoteReferenceOfANeighbour_isRefused() throws IOException {
    write("a.json", "{\"$ref\": \"b.json\"}");
    write("b.json", "{\"items\": {\"$ref\": \"https://example.com/x.json\"}}");
    assertThat(messages(find("schema", "a.json")))
        .isEqualTo(
            "REMOTE `b.json` refers to `https://example.com/x.json`, and nothing is ever fetched\n");
  }

  @Test
  void pathThatContainsItself_isRefused() throws IOException {
    write(
        "api.yaml",
        """
        openapi: 3.0.3
        info: {title: Pets, version: "1"}
        paths:
          /a: {$ref: "b.yaml#/x"}
        """);
    write("b.yaml", "x: {$ref: '#/x'}\n");
    assertThat(messages(find("openapi", "api.yaml"))).contains("`#/x` contains itself");
  }

  @Test
  void filesThatReferToEachOtherManyTimes_areTooLargeAndNotEndless() throws IOException {
    StringBuilder paths = new StringBuilder();
    for (int i = 0; i < 12; i++) {
      StringBuilder list = new StringBuilder("parameters:\n");
      for (int k = 0; k < 12; k++) {
        list.append("  p" + k + ": {content: {c: {examples: {}}}, ")
            .append("headers: {h: {$ref: \"f" + (i + 1) + ".yaml\"}}}\n");
      }
      write("f" + i + ".yaml", list.toString());
    }
    write("f12.yaml", "description: end\n");
    paths.append("openapi: 3.0.3\ninfo: {title: P, version: \"1\"}\npaths:\n");
    paths.append("  /a: {$ref: \"f0.yaml\"}\n");
    write("api.yaml", paths.toString());
    assertThat(messages(find("openapi", "api.yaml"))).contains("TOO_LARGE");
  }
}
