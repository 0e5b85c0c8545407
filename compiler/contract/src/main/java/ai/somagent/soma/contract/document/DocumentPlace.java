package ai.somagent.soma.contract.document;

import java.util.Set;

/**
 * A place in a contract, and what may stand there.
 *
 * @param pointer of RFC 6901
 * @param owner the key that says what stands here; of an element, that of its list
 * @param holdsNames whether keys here are names that the contract's author chose
 * @param isData whether what stands here is a value and no description
 */
record DocumentPlace(String pointer, String owner, boolean holdsNames, boolean isData) {
  static final DocumentPlace START = new DocumentPlace("", "", false, false);

  /** Objects whose keys are names. */
  private static final Set<String> NAMED =
      Set.of(
          "properties",
          "patternProperties",
          "$defs",
          "definitions",
          "dependentSchemas",
          "schemas",
          "paths",
          "responses",
          "parameters",
          "requestBodies",
          "headers",
          "links",
          "callbacks",
          "pathItems",
          "content",
          "examples",
          "mapping",
          "encoding",
          "variables");

  /** What holds anything but schemas, directly or under names. */
  private static final Set<String> INLINE =
      Set.of(
          "paths",
          "responses",
          "parameters",
          "requestBodies",
          "requestBody",
          "headers",
          "links",
          "callbacks",
          "pathItems",
          "examples");

  private static final Set<String> DATA = Set.of("example", "examples", "default", "const", "enum");

  static DocumentPlace schema(String pointer) {
    return new DocumentPlace(pointer, "schema", false, false);
  }

  /** Whether a reference here is replaced by what it refers to. */
  boolean isInline() {
    return INLINE.contains(owner) && !holdsNames;
  }

  /** Whether {@code text} under {@code key} refers to something. */
  boolean refers(String key, String text) {
    if (owner.equals("mapping") && holdsNames) {
      // The mapping of a discriminator may also name a schema of the document.
      return text.indexOf('#') >= 0 || text.endsWith(".json") || text.contains(".y");
    }
    return key.equals("$ref") && !holdsNames;
  }

  DocumentPlace below(String key) {
    String next = Pointers.below(pointer, key);
    if (holdsNames) {
      return new DocumentPlace(next, owner, false, false);
    }
    return new DocumentPlace(next, key, NAMED.contains(key), DATA.contains(key));
  }

  /** In a list nothing is named by its author, such as among {@code parameters}. */
  DocumentPlace element(int index) {
    return new DocumentPlace(pointer + "/" + index, owner, false, false);
  }
}
