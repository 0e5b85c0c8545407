package ai.somagent.soma.query;

import ai.somagent.soma.checked.LocalSymbol;
import ai.somagent.soma.source.SourceText;
import ai.somagent.soma.syntax.NameSyntax;
import ai.somagent.soma.syntax.Syntax;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes the names of one text as they are found. Not thread-safe. */
final class NameCollector {
  private final SourceText text;
  private final String source;
  private final List<NameUse> uses = new ArrayList<>();
  private final Map<LocalSymbol, Target> known = new IdentityHashMap<>();
  private final Probe probe = new Probe();

  NameCollector(SourceText text) {
    this.text = text;
    this.source = text.name();
  }

  String textOf(Syntax syntax) {
    return text.slice(syntax.span());
  }

  /** Told where a made-up name stands. */
  Probe probe() {
    return probe;
  }

  List<NameUse> uses() {
    return uses;
  }

  void define(NameSyntax name, Target target) {
    add(name, target, true);
  }

  /** A use; nothing when the target is unknown. */
  void use(NameSyntax name, @Nullable Target target) {
    if (target != null) {
      add(name, target, false);
    }
  }

  /** Introduces a local; others know it as {@code target} where that is not null. */
  void define(NameSyntax name, LocalSymbol symbol, @Nullable Target target) {
    known.put(symbol, target == null ? local(symbol) : target);
    add(name, of(symbol), true);
  }

  Target of(LocalSymbol symbol) {
    Target target = known.get(symbol);
    return target == null ? local(symbol) : target;
  }

  private Target local(LocalSymbol symbol) {
    return new Target(Target.Kind.LOCAL, source + "@" + symbol.span().start(), symbol.name());
  }

  /** Something that only this text can name. */
  Target inText(Target.Kind kind, NameSyntax name) {
    return new Target(kind, source + "@" + name.span().start(), name.text());
  }

  private void add(NameSyntax name, Target target, boolean definition) {
    if (!name.isMissing() && name.span().length() > 0) {
      uses.add(new NameUse(name.span(), target, definition));
    }
  }
}
