package ai.somagent.soma.syntax;

import ai.somagent.soma.source.Span;
import java.util.List;
import java.util.stream.Collectors;

/** Names joined by dots, for example {@code minio.get}; never empty. */
public record PathSyntax(List<NameSyntax> parts, Span span) implements Syntax {
  public PathSyntax {
    parts = List.copyOf(parts);
  }

  /** The path as one dotted string. */
  public String text() {
    return parts.stream().map(NameSyntax::text).collect(Collectors.joining("."));
  }

  public NameSyntax last() {
    return parts.getLast();
  }
}
