package ai.somagent.soma.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SomaWordsTest {
  private static final Path GRAMMARS = Path.of("src/main/antlr4/ai/somagent/soma/grammar");

  @Test
  void words_areAsManyAsTheLanguageHas() {
    assertThat(SomaWords.RESERVED).hasSize(39).doesNotHaveDuplicates();
    assertThat(SomaWords.CONTEXTUAL).hasSize(62).doesNotHaveDuplicates();
    assertThat(SomaWords.RESERVED).doesNotContainAnyElementsOf(SomaWords.CONTEXTUAL);
  }

  @Test
  void reservedWord_hasTheTypeOfItsName() {
    for (String word : SomaWords.RESERVED) {
      int type = SomaWords.tokenType(word);
      assertThat(symbol(type)).isEqualTo(word);
      assertThat(SomaWords.isReserved(type)).isTrue();
      assertThat(SomaWords.isContextual(type)).isFalse();
    }
  }

  @Test
  void contextualWord_hasTheTypeOfItsName() {
    for (String word : SomaWords.CONTEXTUAL) {
      int type = SomaWords.tokenType(word);
      assertThat(symbol(type)).isEqualTo(word);
      assertThat(SomaWords.isContextual(type)).isTrue();
      assertThat(SomaWords.isReserved(type)).isFalse();
    }
  }

  @Test
  void otherWord_isAName() {
    assertThat(SomaWords.tokenType("Let")).isEqualTo(SomaLexer.IDENT);
    assertThat(SomaWords.tokenType("key")).isEqualTo(SomaLexer.IDENT);
  }

  /** The words of the lexer grammar are those of the table, in the same order. */
  @Test
  void lexerGrammar_listsTheSameWords() throws IOException {
    String text = Files.readString(GRAMMARS.resolve("SomaLexer.g4"));
    String block = text.substring(text.indexOf("tokens {"), text.indexOf("KEY, MAYBE"));
    List<String> listed = new ArrayList<>();
    for (String line : block.lines().skip(1).toList()) {
      Matcher word = Pattern.compile("[A-Z]+").matcher(line.replaceAll("//.*", ""));
      while (word.find()) {
        listed.add(word.group().toLowerCase(Locale.ROOT));
      }
    }
    List<String> words = new ArrayList<>(SomaWords.RESERVED);
    words.addAll(SomaWords.CONTEXTUAL);
    assertThat(listed).isEqualTo(words);
  }

  /** Every contextual word can be a name, every reserved one but the literals a word. */
  @Test
  void parserGrammar_acceptsTheSameWords() throws IOException {
    String text = Files.readString(GRAMMARS.resolve("SomaParser.g4"));
    assertThat(alternatives(text, "\nname\n"))
        .containsExactlyInAnyOrderElementsOf(SomaWords.CONTEXTUAL);
    List<String> reserved = new ArrayList<>(SomaWords.RESERVED);
    reserved.removeAll(List.of("true", "false", "null"));
    assertThat(alternatives(text, "\nreserved\n")).containsExactlyInAnyOrderElementsOf(reserved);
  }

  private static List<String> alternatives(String grammar, String rule) {
    int start = grammar.indexOf(rule) + rule.length();
    List<String> words = new ArrayList<>();
    Matcher word =
        Pattern.compile("[A-Z_]+").matcher(grammar.substring(start, grammar.indexOf(';', start)));
    while (word.find()) {
      words.add(word.group().toLowerCase(Locale.ROOT));
    }
    words.removeAll(List.of("ident", "quoted_ident", "return_nothing"));
    return words;
  }

  private static String symbol(int type) {
    return SomaLexer.VOCABULARY.getSymbolicName(type).toLowerCase(Locale.ROOT);
  }
}
