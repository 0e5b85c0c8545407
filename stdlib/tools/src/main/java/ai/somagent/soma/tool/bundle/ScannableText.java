package ai.somagent.soma.tool.bundle;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Tells text from other content, by the content alone: names can lie. */
final class ScannableText {
  private ScannableText() {}

  /**
   * The text of {@code content}, or empty when it holds NUL bytes and no UTF-16 mark. What is not
   * valid UTF-8 is read with replacement characters, so that its ASCII parts are searched.
   */
  static Optional<String> of(byte[] content) {
    if (startsWith(content, 0xfe, 0xff)) {
      return text(content, StandardCharsets.UTF_16BE);
    }
    if (startsWith(content, 0xff, 0xfe)) {
      return text(content, StandardCharsets.UTF_16LE);
    }
    for (byte b : content) {
      if (b == 0) {
        return Optional.empty();
      }
    }
    return text(content, StandardCharsets.UTF_8);
  }

  /** Whether {@code content} starts like an archive or compressed file of a common kind. */
  static boolean isArchive(byte[] content) {
    return startsWith(content, 'P', 'K', 3, 4)
        || startsWith(content, 0x1f, 0x8b)
        || startsWith(content, 'B', 'Z', 'h')
        || startsWith(content, 0xfd, '7', 'z', 'X', 'Z')
        || startsWith(content, 0x28, 0xb5, 0x2f, 0xfd)
        || startsWith(content, '7', 'z', 0xbc, 0xaf)
        || startsWith(content, 'R', 'a', 'r', '!')
        || (content.length > 262
            && new String(content, 257, 5, StandardCharsets.ISO_8859_1).equals("ustar"));
  }

  private static Optional<String> text(byte[] content, Charset charset) {
    return Optional.of(new String(content, charset));
  }

  private static boolean startsWith(byte[] content, int... start) {
    if (content.length < start.length) {
      return false;
    }
    for (int i = 0; i < start.length; i++) {
      if ((content[i] & 0xff) != start[i]) {
        return false;
      }
    }
    return true;
  }
}
