package ai.somagent.soma.compile;

import static org.assertj.core.api.Assertions.assertThat;

import ai.somagent.soma.library.ContractLibrary;
import ai.somagent.soma.library.ContractLibrary.Answer;
import ai.somagent.soma.library.ContractProblem;
import ai.somagent.soma.source.SourceText;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What contract imports bind to, whoever translated the contract. */
class ContractImportTest {
  private static final String PETS =
      """
      module openapi.pets
      enum Status { `AVAILABLE`, `sold out` }
      type Pet { id: int, status: Status, `X-Tag`: string? }
      error NotFound(body: json)
      tool pets via http "https://example.org" {
        action get_pet(id: int) -> Pet { effect: read, risk: low, errors: [NotFound] }
      }
      """;

  private static List<String> compile(String pets, String main, ContractProblem... problems) {
    ContractLibrary library =
        wanted ->
            wanted.path().equals("pets.json")
                ? new Answer(
                    "pets.json",
                    new SourceText("<openapi pets.json>", pets),
                    "sha256:00",
                    List.of(problems))
                : Answer.missing();
    return Compiler.compile(
            new CompilationInput(
                List.of(new SourceText("main.soma", main)), ModuleLibrary.EMPTY, library))
        .diagnostics()
        .stream()
        .map(d -> d.code().id() + " " + d.message())
        .toList();
  }

  private static String program(String steps) {
    return """
    module demo
    import openapi "pets.json" as pets
    capsule look version "1.0.0" {
      owner: "team:x"
      risk: medium
      budget(tool_calls: 5, wall_clock: 10m)
      input { id: int }
      output string
      steps {
    %s
      }
    }
    """
        .formatted(steps.indent(4));
  }

  @Test
  void onlyToolOfAContract_isCalledByTheImportedName() {
    String main =
        program(
            """
            let pet = try {
              yield call pets.get_pet(id: input.id)
            } catch pets.NotFound {
              yield pets.Pet(id: 1, status: pets.Status.`sold out`, `X-Tag`: null)
            }
            return pet.status == pets.Status.AVAILABLE ? "here" : "${pet.id}"
            """);
    assertThat(compile(PETS, main)).isEmpty();
  }

  @Test
  void unknownAction_isToldWithTheToolOfTheContract() {
    String main = program("let pet = call pets.get_pets(id: 1)\nreturn \"${pet.id}\"");
    assertThat(compile(PETS, main)).containsExactly("E2001 tool `pets` has no action `get_pets`");
  }

  @Test
  void unknownType_isToldOnce() {
    String main =
        "module demo\nimport openapi \"pets.json\" as pets\ntype Mine { pet: pets.Pett }\n";
    assertThat(compile(PETS, main)).containsExactly("E2001 unknown type `pets.Pett`");
  }

  @Test
  void unusedContract_isAWarning() {
    assertThat(compile(PETS, "module demo\nimport openapi \"pets.json\" as pets\n"))
        .containsExactly("W2001 `pets` is imported and never used");
  }

  @Test
  void missingContract_isToldOnce() {
    String main =
        "module demo\nimport openapi \"cats.json\" as pets\ntype Mine { pet: pets.Pet }\n";
    assertThat(compile(PETS, main)).containsExactly("E2022 there is no file `cats.json`");
  }

  @Test
  void problemsOfAContract_standAtItsImport() {
    String main = "module demo\nimport openapi \"pets.json\" as pets\ntype M { p: pets.Pet }\n";
    ContractProblem lost =
        new ContractProblem(ContractProblem.Kind.WIDENED, "/a/b", "a pattern is left out", null);
    assertThat(compile(PETS, main, lost))
        .containsExactly(
            "W2020 `pets.json` says more than Soma's types can: `/a/b`: a pattern is left out");
  }
}
