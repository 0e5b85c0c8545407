package ai.somagent.soma.ir.digest;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import org.erdtman.jcs.JsonCanonicalizer;

/** The one form of a JSON value that digests are taken over: RFC 8785. */
public final class CanonicalJson {
  private static final int MAX_DEPTH = 1_000;

  private CanonicalJson() {}

  /**
   * Prints {@code json} in canonical form.
   *
   * @throws IllegalArgumentException when two different values would print alike: a number that is
   *     no double (such as most integers beyond 2<sup>53</sup>), a text with half a surrogate pair;
   *     or when it is nested more than 1,000 deep
   */
  public static String of(JsonNode json) {
    requireExact(json, 0);
    boolean bare = !json.isContainerNode();
    // The library takes objects and arrays only.
    String text = bare ? "[" + json + "]" : json.toString();
    try {
      String canonical = new JsonCanonicalizer(text).getEncodedString();
      return bare ? canonical.substring(1, canonical.length() - 1) : canonical;
    } catch (IOException e) {
      throw new UncheckedIOException("canonical form of well-formed JSON", e);
    }
  }

  private static void requireExact(JsonNode json, int depth) {
    if (depth > MAX_DEPTH) {
      throw new IllegalArgumentException("JSON is nested more than " + MAX_DEPTH + " deep");
    }
    switch (json.getNodeType()) {
      case OBJECT -> json.properties().forEach(entry -> requireWhole(entry.getKey()));
      case STRING -> requireWhole(json.textValue());
      case NUMBER -> requireDouble(json);
      case ARRAY, BOOLEAN, NULL -> {}
      case BINARY, MISSING, POJO -> throw new IllegalArgumentException("not a JSON value");
    }
    for (JsonNode child : json) {
      requireExact(child, depth + 1);
    }
  }

  private static void requireWhole(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isHighSurrogate(text.charAt(i))
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(text.charAt(i))) {
        throw new IllegalArgumentException("text with half a surrogate pair");
      }
    }
  }

  /** A number passes when it is the shortest decimal of some double: then no other prints alike. */
  private static void requireDouble(JsonNode number) {
    double value = number.doubleValue();
    if (!Double.isFinite(value)
        || BigDecimal.valueOf(value).compareTo(number.decimalValue()) != 0) {
      throw new IllegalArgumentException(number + " is no double; write it as a string");
    }
  }
}
