package ai.somagent.soma.archive;

import ai.somagent.soma.finding.Printable;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;

/**
 * The name of an entry: relative, with slashes, the same on every system, with nothing hidden.
 *
 * @param path without a final slash
 * @param folder whether there was a final slash
 */
record EntryName(String path, boolean folder) {
  private static final int LONGEST = 255;
  private static final String FORBIDDEN = "\\:<>\"|?*";
  private static final int UTF8_FLAG = 1 << 11;

  static EntryName check(byte[] raw, int flags) throws ArchiveException {
    String name = decode(raw, flags);
    if (name.isEmpty() || raw.length > LONGEST) {
      throw unsafe(name, "is empty or longer than 255 bytes");
    }
    if (name.startsWith("/")) {
      throw unsafe(name, "is an absolute path");
    }
    if (name.chars().anyMatch(c -> FORBIDDEN.indexOf(c) >= 0)) {
      throw unsafe(name, "has a character that some file system forbids");
    }
    if (name.codePoints().anyMatch(Printable::invisible)) {
      throw unsafe(name, "has control or invisible characters");
    }
    boolean folder = name.endsWith("/");
    String path = folder ? name.substring(0, name.length() - 1) : name;
    for (String part : path.split("/", -1)) {
      checkPart(name, part);
    }
    return new EntryName(path, folder);
  }

  private static void checkPart(String name, String part) throws ArchiveException {
    if (part.equals("..")) {
      throw unsafe(name, "leaves the bundle by `..`");
    }
    if (part.isEmpty() || part.endsWith(".") || part.endsWith(" ") || part.startsWith(" ")) {
      throw unsafe(name, "has a part that is empty, ends in a dot, or starts or ends in a space");
    }
  }

  /** One text for all names that some file system holds for the same. */
  static String folded(String path) {
    String composed = Normalizer.normalize(path, Normalizer.Form.NFC);
    String lower = composed.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    return Normalizer.normalize(lower, Normalizer.Form.NFC);
  }

  private static String decode(byte[] raw, int flags) throws ArchiveException {
    String lenient = new String(raw, StandardCharsets.UTF_8);
    boolean ascii = true;
    for (byte b : raw) {
      ascii &= b >= 0;
    }
    if (!ascii && (flags & UTF8_FLAG) == 0) {
      throw unsafe(lenient, "is not marked as UTF-8, so that readers disagree about it");
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(raw)).toString();
    } catch (CharacterCodingException e) {
      throw unsafe(lenient, "is not UTF-8");
    }
  }

  private static ArchiveException unsafe(String name, String what) {
    return new ArchiveException(
        ArchiveFault.UNSAFE_NAME, "the entry name " + Printable.quoted(name) + " " + what);
  }
}
