package ai.somagent.soma.query;

import ai.somagent.soma.source.Span;
import ai.somagent.soma.syntax.ParsedFile;
import ai.somagent.soma.type.ModuleScope;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Every name in one text that stands for something, in order of place. Names with mistakes are left
 * out. Immutable and thread-safe.
 */
public final class FileNames {
  private final List<NameUse> uses;

  private FileNames(List<NameUse> uses) {
    this.uses = uses;
  }

  /**
   * Resolves the names of a text.
   *
   * @param scope what the text sees
   * @param facts what checking has found out about it
   */
  public static FileNames of(ParsedFile file, ModuleScope scope, FileFacts facts) {
    NameCollector collector = collect(file, scope, facts);
    List<NameUse> uses = new ArrayList<>(collector.uses());
    uses.sort(Comparator.comparingInt(use -> use.span().start()));
    return new FileNames(List.copyOf(uses));
  }

  /** Where the marker stands in a text that has it; null where nothing can be suggested. */
  static Probe.@Nullable Place probe(ParsedFile file, ModuleScope scope, FileFacts facts) {
    return collect(file, scope, facts).probe().place();
  }

  private static NameCollector collect(ParsedFile file, ModuleScope scope, FileFacts facts) {
    NameCollector collector = new NameCollector(file.source());
    new DeclarationNames(scope, facts, collector).file(file.file());
    return collector;
  }

  /** All of them, in order of place. */
  public List<NameUse> uses() {
    return uses;
  }

  /** The name that {@code offset} touches; the one that begins there wins. */
  public @Nullable NameUse at(int offset) {
    NameUse found = null;
    for (NameUse use : uses) {
      Span span = use.span();
      if (span.start() > offset) {
        break;
      }
      if (span.touches(offset)) {
        found = use;
      }
    }
    return found;
  }

  /** Where {@code target} is introduced in this text, or null. */
  public @Nullable Span definition(Target target) {
    for (NameUse use : uses) {
      if (use.definition() && use.target().equals(target)) {
        return use.span();
      }
    }
    return null;
  }

  /** Every place that names {@code target}, in order. */
  public List<Span> of(Target target) {
    List<Span> spans = new ArrayList<>();
    for (NameUse use : uses) {
      if (use.target().equals(target)) {
        spans.add(use.span());
      }
    }
    return spans;
  }
}
