package ai.somagent.soma.contract.proto;

import ai.somagent.soma.contract.document.ContractFindings;
import ai.somagent.soma.contract.document.DocumentReader;
import com.squareup.wire.schema.Location;
import com.squareup.wire.schema.internal.parser.ProtoFileElement;
import com.squareup.wire.schema.internal.parser.ProtoParser;
import org.jspecify.annotations.Nullable;

/** Reads the text of one file; follows no import. */
final class ProtoReader {
  private ProtoReader() {}

  static @Nullable ProtoFileElement read(String text, String file, ContractFindings findings) {
    if (depth(text) > DocumentReader.MAX_DEPTH) {
      findings.tooLarge("its braces are nested more than " + DocumentReader.MAX_DEPTH + " deep");
      return null;
    }
    try {
      ProtoFileElement parsed = ProtoParser.Companion.parse(Location.get(file), text);
      if (parsed.getTypes().isEmpty() && parsed.getServices().isEmpty()) {
        findings.invalid("", "it declares neither a message nor a service");
        return null;
      }
      return parsed;
    } catch (IllegalStateException | IllegalArgumentException e) {
      findings.invalid("", "it is no Protocol Buffers file: " + message(e));
      return null;
    }
  }

  /** Brackets that are open at most, words and comments not told apart: never less than it is. */
  private static int depth(String text) {
    int depth = 0;
    int deepest = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      depth += c == '{' || c == '[' || c == '(' || c == '<' ? 1 : 0;
      depth -= depth > 0 && (c == '}' || c == ']' || c == ')' || c == '>') ? 1 : 0;
      deepest = Math.max(deepest, depth);
    }
    return deepest;
  }

  private static String message(RuntimeException e) {
    String text = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    return text.replace('`', '\'').replace("Syntax error in ", "");
  }
}
