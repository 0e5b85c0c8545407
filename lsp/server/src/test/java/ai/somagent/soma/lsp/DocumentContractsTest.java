package ai.somagent.soma.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import ai.somagent.soma.library.ContractLibrary.Answer;
import ai.somagent.soma.library.ContractLibrary.Request;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DocumentContractsTest {
  private static List<Request> asked(String importer) {
    List<Request> asked = new ArrayList<>();
    DocumentContracts contracts =
        new DocumentContracts(wanted -> {
          asked.add(wanted);
          return Answer.missing();
        });
    contracts.find(new Request("schema", "a b.json", importer));
    return asked;
  }

  @Test
  void importOfADocument_isLookedForBesideItsFile() {
    assertThat(asked("file:///work/a%20b/main.soma"))
        .containsExactly(new Request("schema", "a b.json", "/work/a b/main.soma"));
  }

  @Test
  void importOfWhatIsNoFile_isNotLookedFor() {
    assertThat(asked("untitled:Untitled-1")).isEmpty();
    assertThat(asked("file:///bad%zz")).isEmpty();
  }
}
