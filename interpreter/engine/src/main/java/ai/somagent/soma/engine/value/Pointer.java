package ai.somagent.soma.engine.value;

import org.jspecify.annotations.Nullable;

/** A place in a JSON value, built from the root downwards; prints as an RFC 6901 pointer. */
record Pointer(@Nullable Pointer parent, String token, int depth) {
  static final Pointer ROOT = new Pointer(null, "", 0);

  Pointer field(String name) {
    return new Pointer(this, name, depth + 1);
  }

  Pointer item(int index) {
    return new Pointer(this, Integer.toString(index), depth + 1);
  }

  @Override
  public String toString() {
    if (parent == null) {
      return "";
    }
    return parent + "/" + token.replace("~", "~0").replace("/", "~1");
  }
}
