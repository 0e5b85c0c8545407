package ai.somagent.soma.compile;

import static org.assertj.core.api.Assertions.assertThat;

import ai.somagent.soma.library.ContractLibrary;
import ai.somagent.soma.library.ContractLibrary.Answer;
import ai.somagent.soma.source.SourceText;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LockFileTest {
  private static final String MAIN =
      """
      module demo
      import acme.kit version "^2.1" { greeting }
      import openapi "pets.json" as pets
      function hello(pet: pets.Pet) -> string = "${greeting} ${pet.id}"
      """;
  private static final String KIT =
      "module acme.kit\nimport acme.base { word }\nlet greeting = word\n";
  private static final String BASE = "module acme.base\nlet word = \"Good day\"\n";
  private static final String PETS = "module openapi.pets\ntype Pet { id: int }\n";

  /** Modules by name; all have one version. */
  private record Library(String version, Map<String, String> texts) implements ModuleLibrary {
    @Override
    public List<SourceText> find(String module) {
      String text = texts.get(module);
      return text == null ? List.of() : List.of(new SourceText("<" + module + ">", text));
    }

    @Override
    public @Nullable String version(String module) {
      return version;
    }
  }

  private static Compilation compile(
      String version, String base, String petsDigest, @Nullable LockFile lock) {
    ContractLibrary contracts =
        wanted -> new Answer("pets.json", new SourceText("<pets>", PETS), petsDigest, List.of());
    Library library = new Library(version, Map.of("acme.kit", KIT, "acme.base", base));
    return Compiler.compile(
        new CompilationInput(List.of(new SourceText("main.soma", MAIN)), library, contracts, lock));
  }

  private static List<String> messages(Compilation compilation) {
    return compilation.diagnostics().stream().map(d -> d.code().id() + " " + d.message()).toList();
  }

  private static LockFile locked() {
    return LockFile.of(compile("2.1.0", BASE, "sha256:aa", null));
  }

  @Test
  void lock_holdsWhatIsImportedByOthersToo() {
    assertThat(locked().modules()).containsOnlyKeys("acme.base", "acme.kit");
    assertThat(locked().contracts()).containsOnlyKeys("openapi pets.json");
  }

  @Test
  void writtenLock_isReadBack() {
    assertThat(LockFileText.read(LockFileText.write(locked()))).isEqualTo(locked());
  }

  @Test
  void sameImports_passTheLock() {
    assertThat(messages(compile("2.1.0", BASE, "sha256:aa", locked()))).isEmpty();
  }

  @Test
  void otherVersion_isToldAtEachImport() {
    assertThat(messages(compile("2.2.0", BASE, "sha256:aa", locked())))
        .containsExactly(
            "E2034 module `acme.kit` is locked at version 2.1.0, and version 2.2.0 is there",
            "E2034 module `acme.base` is locked at version 2.1.0, and version 2.2.0 is there");
  }

  @Test
  void otherContent_isToldWhereItCameIn() {
    String changed = BASE.replace("Good day", "Good night");
    assertThat(messages(compile("2.1.0", changed, "sha256:bb", locked())))
        .containsExactly(
            "E2034 module `acme.base` has other content than when it was locked",
            "E2034 `pets.json` has other content than when it was locked");
  }

  @Test
  void whatIsNotLocked_isTold() {
    LockFile empty = new LockFile(Map.of(), Map.of(), Map.of());
    assertThat(messages(compile("2.1.0", BASE, "sha256:aa", empty)))
        .containsExactly(
            "E2033 module `acme.kit` is not in `soma.lock`",
            "E2033 module `acme.base` is not in `soma.lock`",
            "E2033 `pets.json` is not in `soma.lock`");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "[]",
        "{\"format\": \"soma.lock/2\"}",
        "{\"format\": \"soma.lock/1\"}",
        "{\"format\": \"soma.lock/1\", \"modules\": {\"a\": {}}, \"contracts\": {},"
            + " \"capsules\": {}}",
        "{\"format\": \"soma.lock/1\", \"modules\": [",
      })
  void whatIsNoLock_isNotRead(String text) {
    assertThat(LockFileText.read(text)).isNull();
  }
}
