package ai.somagent.soma.contract.document;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * A place in a file of the workspace.
 *
 * @param file relative to the workspace, parts divided by {@code /}
 * @param pointer of RFC 6901
 */
record FilePlace(String file, String pointer) {

  /** What {@code reference} means in the file {@code from}; null where it names no place. */
  static @Nullable FilePlace of(String reference, String from) {
    int hash = reference.indexOf('#');
    String path = hash < 0 ? reference : reference.substring(0, hash);
    String fragment = hash < 0 ? "#" : reference.substring(hash);
    String pointer = Pointers.ofReference(fragment);
    String file = path.isEmpty() ? from : sibling(path, from);
    return pointer == null || file == null ? null : new FilePlace(file, pointer);
  }

  /** The last part of the pointer, or the name of the file without what follows its first dot. */
  String name() {
    String last = Pointers.last(pointer);
    if (!last.isEmpty()) {
      return last;
    }
    String base = file.substring(file.lastIndexOf('/') + 1);
    int dot = base.indexOf('.');
    return dot > 0 ? base.substring(0, dot) : base;
  }

  private static @Nullable String sibling(String path, String from) {
    String decoded;
    try {
      decoded = URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return null;
    }
    if (decoded.startsWith("/") || decoded.indexOf('\\') >= 0 || decoded.indexOf('\0') >= 0) {
      return null;
    }
    Deque<String> parts = new ArrayDeque<>();
    String folder = from.substring(0, from.lastIndexOf('/') + 1);
    for (String part : (folder + decoded).split("/", -1)) {
      boolean up = part.equals("..") && !parts.isEmpty() && !parts.getLast().equals("..");
      if (up) {
        parts.removeLast();
      } else if (!part.isEmpty() && !part.equals(".")) {
        parts.addLast(part);
      }
    }
    return String.join("/", parts);
  }
}
