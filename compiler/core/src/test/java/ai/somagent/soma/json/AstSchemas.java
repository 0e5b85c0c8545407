package ai.somagent.soma.json;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The published schema and the real validator. */
final class AstSchemas {
  static final String PUBLISHED = "soma.ast-1.schema.json";

  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  private static final Schema SCHEMA = REGISTRY.getSchema(AstSchema.schema().toString());

  private AstSchemas() {}

  static List<Error> errors(String json) {
    return SCHEMA.validate(json, InputFormat.JSON);
  }

  /** What is wrong with the schema itself, by the dialect's own schema. */
  static List<Error> errorsOfSchema() {
    return REGISTRY
        .getSchema(
            com.networknt.schema.SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"))
        .validate(AstSchema.schema().toString(), InputFormat.JSON);
  }

  static String published() {
    try (InputStream in = AstSchema.class.getResourceAsStream("/soma/schema/" + PUBLISHED)) {
      if (in == null) {
        throw new IllegalStateException(PUBLISHED + " is not on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
