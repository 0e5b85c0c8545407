package ai.somagent.soma.parse;

import static org.assertj.core.api.Assertions.assertThat;

import ai.somagent.soma.corpus.CorpusCase;
import ai.somagent.soma.source.SourceText;
import ai.somagent.soma.source.Span;
import ai.somagent.soma.syntax.NameSyntax;
import ai.somagent.soma.syntax.ParsedFile;
import ai.somagent.soma.syntax.PlanSyntax;
import ai.somagent.soma.syntax.Syntax;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Trees of the corpus: every kind of node occurs, and every span is that of its text. */
class SyntaxTreeTest {
  static List<CorpusCase> cases() {
    return CorpusCase.all();
  }

  @Test
  void everyKindOfNode_isBuilt() throws Exception {
    Set<String> built = new LinkedHashSet<>();
    for (CorpusCase c : CorpusCase.all()) {
      visit(Parser.parse(c.source()), node -> built.add(node.getClass().getName()));
    }
    Set<String> missing = new TreeSet<>(nodeTypes());
    missing.removeAll(built);
    assertThat(missing).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void spans_lieInsideThoseOfTheirParents(CorpusCase c) {
    ParsedFile file = Parser.parse(c.source());
    checkNested(file.file(), file.file().span());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void names_areTheTextOfTheirSpan(CorpusCase c) {
    SourceText source = c.source();
    visit(
        Parser.parse(source),
        node -> {
          if (node instanceof NameSyntax name && isWritten(name, source)) {
            assertThat(source.slice(name.span()).replace("`", "")).isEqualTo(name.text());
          }
        });
  }

  /** A name may be missing, or stand for a foreign word. */
  private static boolean isWritten(NameSyntax name, SourceText source) {
    String text = source.slice(name.span());
    return !name.isMissing()
        && !text.equals("??")
        && !text.equals("?:")
        && !name.text().equals("_");
  }

  private static void checkNested(Object value, Span outer) {
    if (value instanceof Collection<?> values) {
      values.forEach(v -> checkNested(v, outer));
    } else if (value instanceof Syntax node) {
      assertThat(node.span().start()).as("%s", node).isGreaterThanOrEqualTo(outer.start());
      assertThat(node.span().end()).as("%s", node).isLessThanOrEqualTo(outer.end());
      components(node).forEach(v -> checkNested(v, node.span()));
    }
  }

  private static void visit(Object value, Consumer<Syntax> visitor) {
    if (value instanceof Collection<?> values) {
      values.forEach(v -> visit(v, visitor));
    } else if (value instanceof ParsedFile file) {
      visit(file.file(), visitor);
      visit(file.comments(), visitor);
    } else if (value instanceof Syntax node) {
      visitor.accept(node);
      components(node).forEach(v -> visit(v, visitor));
    }
  }

  private static List<Object> components(Object node) {
    List<Object> values = new ArrayList<>();
    for (RecordComponent component : node.getClass().getRecordComponents()) {
      try {
        Object value = component.getAccessor().invoke(node);
        if (value != null) {
          values.add(value);
        }
      } catch (ReflectiveOperationException e) {
        throw new LinkageError(e.getMessage(), e);
      }
    }
    return values;
  }

  /** All records of the package that are nodes. */
  private static Set<String> nodeTypes() throws Exception {
    URI classes = PlanSyntax.class.getProtectionDomain().getCodeSource().getLocation().toURI();
    Path folder = Path.of(classes).resolve("ai/somagent/soma/syntax");
    Set<String> types = new LinkedHashSet<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString().replace(".class", "");
        Class<?> type = Class.forName("ai.somagent.soma.syntax." + name);
        if (type.isRecord() && Syntax.class.isAssignableFrom(type)) {
          types.add(type.getName());
        }
      }
    }
    return types;
  }
}
