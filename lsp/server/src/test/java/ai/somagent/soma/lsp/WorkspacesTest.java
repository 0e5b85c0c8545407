package ai.somagent.soma.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WorkspacesTest {
  private final Workspaces workspaces = new Workspaces(List.of("file:///a", "file:///a/b/"));

  @Test
  void documentInsideFolders_belongsToTheInnermost() {
    assertThat(workspaces.of("file:///a/x.soma")).isEqualTo("file:///a/");
    assertThat(workspaces.of("file:///a/b/c/x.soma")).isEqualTo("file:///a/b/");
  }

  @Test
  void documentOutside_belongsToItsDirectory() {
    assertThat(workspaces.of("file:///ab/x.soma")).isEqualTo("file:///ab/");
    assertThat(workspaces.of("untitled:One")).isEmpty();
  }
}
