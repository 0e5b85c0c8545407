package ai.somagent.soma.json;

import static org.assertj.core.api.Assertions.assertThat;

import ai.somagent.soma.corpus.CorpusCase;
import ai.somagent.soma.corpus.GoldenFile;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class AstSchemaTest {
  @Test
  void publishedSchema_isWhatTheTableSays() {
    Path resource =
        CorpusCase.repository()
            .resolve("compiler/core/src/main/resources/soma/schema/" + AstSchemas.PUBLISHED);
    GoldenFile.check(resource, AstSchema.schema().toPrettyString() + "\n");
    assertThat(AstSchemas.published()).isEqualTo(AstSchema.schema().toPrettyString() + "\n");
  }

  @Test
  void schema_isAValidSchema() {
    assertThat(AstSchemas.errorsOfSchema()).isEmpty();
  }
}
