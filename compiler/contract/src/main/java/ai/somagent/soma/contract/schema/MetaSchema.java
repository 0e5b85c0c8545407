package ai.somagent.soma.contract.schema;

import ai.somagent.soma.contract.document.ContractFindings;
import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Judges schemas by the schema of their draft, which comes with the validator. */
public final class MetaSchema {
  private static final int MOST = 5;
  private static final String NEWEST = "https://json-schema.org/draft/2020-12/schema";

  private static final Map<String, SpecificationVersion> DRAFTS =
      Map.of(
          NEWEST,
          SpecificationVersion.DRAFT_2020_12,
          "https://json-schema.org/draft/2019-09/schema",
          SpecificationVersion.DRAFT_2019_09,
          "http://json-schema.org/draft-07/schema",
          SpecificationVersion.DRAFT_7,
          "https://json-schema.org/draft-07/schema",
          SpecificationVersion.DRAFT_7,
          "http://json-schema.org/draft-06/schema",
          SpecificationVersion.DRAFT_6,
          "http://json-schema.org/schema",
          SpecificationVersion.DRAFT_2020_12);

  private static final Map<SpecificationVersion, Schema> LOADED = new ConcurrentHashMap<>();

  private MetaSchema() {}

  /** Whether {@code tree} is a schema of the draft that it names, 2020-12 if none. */
  public static boolean judge(JsonNode tree, ContractFindings findings) {
    String said = tree.path("$schema").asText(NEWEST);
    SpecificationVersion draft = draft(said);
    if (draft == null) {
      findings.invalid(
          "/$schema", "`" + said.replace('`', '\'') + "` is no draft that is known here");
      return false;
    }
    List<Error> errors =
        LOADED.computeIfAbsent(draft, MetaSchema::load).validate(tree.toString(), InputFormat.JSON);
    for (Error error : errors.subList(0, Math.min(MOST, errors.size()))) {
      String message = String.valueOf(error.getMessage()).replace('`', '\'');
      findings.invalid(error.getInstanceLocation().toString(), message);
    }
    return errors.isEmpty();
  }

  private static @Nullable SpecificationVersion draft(String said) {
    return DRAFTS.get(said.endsWith("#") ? said.substring(0, said.length() - 1) : said);
  }

  private static Schema load(SpecificationVersion draft) {
    return SchemaRegistry.withDefaultDialect(draft)
        .getSchema(SchemaLocation.of(draft.getDialectId()));
  }
}
