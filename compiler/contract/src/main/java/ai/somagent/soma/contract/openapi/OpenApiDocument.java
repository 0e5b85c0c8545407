package ai.somagent.soma.contract.openapi;

import ai.somagent.soma.contract.document.ContractFindings;
import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.util.List;

/** Judges documents by the reader that the makers of the format keep. */
public final class OpenApiDocument {
  private static final int MOST = 5;

  private OpenApiDocument() {}

  /**
   * Whether {@code tree} is a document of OpenAPI 3. It has no references to other files: those
   * were refused before, so that the reader is never tempted to follow one.
   */
  public static boolean judge(JsonNode tree, ContractFindings findings) {
    String version = tree.path("openapi").asText("");
    if (!version.startsWith("3.0") && !version.startsWith("3.1")) {
      findings.invalid(
          "/openapi",
          tree.has("swagger")
              ? "it is of Swagger 2, which came before OpenAPI 3.0"
              : "it does not say `3.0` or `3.1`, so it is no OpenAPI that is known here");
      return false;
    }
    ParseOptions options = new ParseOptions();
    options.setResolve(false);
    options.setResolveFully(false);
    options.setValidateExternalRefs(false);
    SwaggerParseResult result =
        new OpenAPIV3Parser().readContents(tree.toString(), List.of(), options);
    List<String> messages = result.getMessages() == null ? List.of() : result.getMessages();
    for (String message : messages.subList(0, Math.min(MOST, messages.size()))) {
      findings.invalid("", message.replace('`', '\''));
    }
    if (messages.isEmpty() && result.getOpenAPI() == null) {
      findings.invalid("", "it is no OpenAPI that can be read");
    }
    return messages.isEmpty() && result.getOpenAPI() != null;
  }
}
