package ai.somagent.soma.compile;

import ai.somagent.soma.bind.BoundDeclaration;
import ai.somagent.soma.source.SourceText;
import ai.somagent.soma.syntax.DeclarationSyntax;
import ai.somagent.soma.syntax.NameSyntax;
import ai.somagent.soma.syntax.ParsedFile;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What of a text decides whether others must be checked again: its head, its declarations by name
 * as written, and the words it uses. Immutable.
 *
 * @param head the text before the first declaration: module header and imports
 * @param declarations text of each named declaration; of two with one name, both
 * @param words every word of the text, comments included: asking too many is safe
 */
record FileOutline(String head, Map<String, String> declarations, Set<String> words) {

  static FileOutline of(ParsedFile file) {
    SourceText source = file.source();
    Map<String, String> declarations = new LinkedHashMap<>();
    List<DeclarationSyntax> syntax = file.file().declarations();
    for (DeclarationSyntax declaration : syntax) {
      NameSyntax name = BoundDeclaration.nameOf(declaration);
      if (name != null && !name.isMissing()) {
        declarations.merge(name.text(), source.slice(declaration.span()), (a, b) -> a + "\n" + b);
      }
    }
    int end = syntax.isEmpty() ? source.text().length() : syntax.getFirst().span().start();
    return new FileOutline(source.text().substring(0, end), declarations, words(source.text()));
  }

  /** Names of declarations that are not as they were in {@code before}. */
  Set<String> changedSince(FileOutline before) {
    Set<String> changed = new HashSet<>();
    declarations.forEach((name, text) -> {
      if (!text.equals(before.declarations.get(name))) {
        changed.add(name);
      }
    });
    for (String name : before.declarations.keySet()) {
      if (!declarations.containsKey(name)) {
        changed.add(name);
      }
    }
    return changed;
  }

  /** Names of declarations that use one of {@code names}. */
  Set<String> using(Set<String> names) {
    Set<String> found = new HashSet<>();
    declarations.forEach((declared, text) -> {
      if (usesAny(words(text), names)) {
        found.add(declared);
      }
    });
    return found;
  }

  boolean usesAny(Set<String> names) {
    return usesAny(words, names);
  }

  private static boolean usesAny(Set<String> words, Set<String> names) {
    for (String name : names) {
      if (words.containsAll(words(name))) {
        return true;
      }
    }
    return false;
  }

  private static Set<String> words(String text) {
    Set<String> words = new HashSet<>();
    int start = -1;
    for (int i = 0; i <= text.length(); i++) {
      boolean part = i < text.length() && isPart(text.charAt(i));
      if (part && start < 0) {
        start = i;
      } else if (!part && start >= 0) {
        words.add(text.substring(start, i));
        start = -1;
      }
    }
    return words;
  }

  /** A back-ticked name such as {@code a-b} counts as two words, on both sides. */
  private static boolean isPart(char c) {
    return c == '_' || Character.isLetterOrDigit(c);
  }
}
