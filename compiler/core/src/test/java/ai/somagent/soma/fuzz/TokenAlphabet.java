package ai.somagent.soma.fuzz;

import ai.somagent.soma.format.TokenSplitter;
import ai.somagent.soma.grammar.SomaLexer;
import ai.somagent.soma.grammar.SomaWords;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Tokens as bytes: every word and sign of the grammar and every token of the corpus. The most
 * frequent are one byte, the others two.
 */
final class TokenAlphabet {
  /** Bytes from here on are the first of two. */
  private static final int SHORT = 224;

  private static final int MOST = SHORT + (256 - SHORT) * 256;

  /** A word that the corpus uses once is as worth trying as a name it uses often. */
  private static final int WORD_WEIGHT = 40;

  /** What the splitter of the corpus does not give: comments and strings that are cut up. */
  private static final List<String> MORE =
      List.of("// a\n", "/* b */", "/// c\n", "\"a${", "}b\"", "\"\"\"", "\"", "'x'", "é");

  static final TokenAlphabet CORPUS = ofCorpus();

  private final List<String> tokens;
  private final Map<String, Integer> places = new HashMap<>();

  private TokenAlphabet(List<String> tokens) {
    this.tokens = tokens;
    for (int i = 0; i < tokens.size(); i++) {
      places.put(tokens.get(i), i);
    }
  }

  private static TokenAlphabet ofCorpus() {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (String text : FuzzSeeds.sound()) {
      TokenSplitter.split(text).forEach(token -> counts.merge(token, 1, Integer::sum));
    }
    words().forEach(word -> counts.merge(word, WORD_WEIGHT, Integer::sum));
    Comparator<Map.Entry<String, Integer>> frequentFirst =
        Map.Entry.comparingByValue(Comparator.reverseOrder());
    return new TokenAlphabet(
        counts.entrySet().stream()
            .sorted(frequentFirst.thenComparing(Map.Entry.comparingByKey()))
            .map(Map.Entry::getKey)
            .limit(MOST)
            .toList());
  }

  private static List<String> words() {
    List<String> words = new ArrayList<>(MORE);
    words.addAll(SomaWords.RESERVED);
    words.addAll(SomaWords.CONTEXTUAL);
    IntStream.rangeClosed(1, SomaLexer.VOCABULARY.getMaxTokenType())
        .mapToObj(SomaLexer.VOCABULARY::getLiteralName)
        .filter(Objects::nonNull)
        .forEach(sign -> words.add(sign.substring(1, sign.length() - 1)));
    return words;
  }

  /** The text that {@code bytes} stand for. */
  String text(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < bytes.length; i++) {
      int at = bytes[i] & 0xff;
      if (at >= SHORT) {
        i++;
        int low = i < bytes.length ? bytes[i] & 0xff : 0;
        at = SHORT + (at - SHORT) * 256 + low;
      }
      String token = tokens.get(at % tokens.size());
      text.append(token).append(token.endsWith("\n") ? "" : " ");
    }
    return text.toString();
  }

  /** The bytes that stand for {@code text}; tokens that no byte stands for are left out. */
  byte[] bytes(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    TokenSplitter.split(text).stream()
        .map(places::get)
        .flatMap(at -> at == null ? Stream.empty() : Stream.of(at))
        .forEach(at -> write(at, bytes));
    return bytes.toByteArray();
  }

  private static void write(int at, ByteArrayOutputStream bytes) {
    if (at < SHORT) {
      bytes.write(at);
    } else {
      bytes.write(SHORT + (at - SHORT) / 256);
      bytes.write((at - SHORT) % 256);
    }
  }
}
