package ai.somagent.soma.contract.document;

import ai.somagent.soma.library.ContractProblem.Kind;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads JSON, and YAML where the first character is none of JSON's. */
public final class DocumentReader {
  /** Most bytes of a contract. */
  public static final int MAX_BYTES = 5 << 20;

  /** Most objects and lists inside each other. */
  public static final int MAX_DEPTH = 64;

  private static final JsonMapper JSON = mapper();

  private DocumentReader() {}

  private static JsonMapper mapper() {
    StreamReadConstraints limits =
        StreamReadConstraints.builder()
            .maxNestingDepth(MAX_DEPTH)
            .maxStringLength(MAX_BYTES)
            .maxNumberLength(100)
            .build();
    JsonFactory factory = JsonFactory.builder().streamReadConstraints(limits).build();
    return JsonMapper.builder(factory)
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .build();
  }

  /** The text of {@code bytes}, or null after a report. */
  public static @Nullable String text(byte[] bytes, ContractFindings findings) {
    if (bytes.length > MAX_BYTES) {
      findings.tooLarge("it is larger than 5 MiB");
      return null;
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes))
          .toString();
    } catch (CharacterCodingException e) {
      findings.invalid("", "it is not UTF-8");
      return null;
    }
  }

  /** The tree of {@code text}, an object that refers to nothing outside; null after a report. */
  public static @Nullable JsonNode tree(String text, ContractFindings findings) {
    JsonNode tree = parse(text, findings);
    return tree == null || !References.check(tree, findings) ? null : tree;
  }

  /**
   * The tree of {@code text}, an object with all that it refers to in other files of the workspace;
   * null after a report.
   *
   * @param file name of the contract, relative to the workspace, parts divided by {@code /}
   */
  public static @Nullable JsonNode bundle(
      String text, String file, Neighbours neighbours, ContractFindings findings) {
    JsonNode tree = parse(text, findings);
    if (!(tree instanceof ObjectNode root) || !References.leave(tree)) {
      return tree;
    }
    NeighbourFiles files = new NeighbourFiles(file, tree, neighbours, findings);
    JsonNode whole = new Bundling(file, root, files, findings).bundle();
    return findings.hasErrors() || !References.check(whole, findings) ? null : whole;
  }

  /** The tree of {@code text}, an object, whatever it refers to; null after a report. */
  static @Nullable JsonNode parse(String text, ContractFindings findings) {
    String start = text.stripLeading();
    boolean json = start.startsWith("{") || start.startsWith("[");
    JsonNode tree = json ? json(text, findings) : YamlTree.read(text, findings);
    if (tree != null && !tree.isObject()) {
      findings.invalid("", "it is no object");
      return null;
    }
    return tree;
  }

  private static @Nullable JsonNode json(String text, ContractFindings findings) {
    try {
      return JSON.readTree(text);
    } catch (StreamConstraintsException e) {
      findings.tooLarge("its objects are nested more than " + MAX_DEPTH + " deep");
    } catch (JsonProcessingException e) {
      findings.add(Kind.INVALID, place(e), "it is no JSON: " + firstLine(e), null);
    }
    return null;
  }

  private static String place(JsonProcessingException e) {
    return e.getLocation() == null ? "" : "line " + e.getLocation().getLineNr();
  }

  private static String firstLine(JsonProcessingException e) {
    String message = e.getOriginalMessage();
    int end = message.indexOf('\n');
    return (end < 0 ? message : message.substring(0, end)).replace('`', '\'');
  }
}
