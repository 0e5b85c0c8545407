package ai.somagent.soma.syntax;

import ai.somagent.soma.source.Span;
import java.util.List;

/** Names joined by dots, for example {@code minio.get}; never empty. */
public record PathSyntax(List<NameSyntax> parts, Span span) implements Syntax {
  public PathSyntax {
    parts = List.copyOf(parts);
  }

  /** The path as one dotted string. */
  public String text() {
    if (parts.size() == 1) {
      return parts.getFirst().text();
    }
    StringBuilder text = new StringBuilder(parts.getFirst().text());
    for (NameSyntax part : parts.subList(1, parts.size())) {
      text.append('.').append(part.text());
    }
    return text.toString();
  }

  public NameSyntax last() {
    return parts.getLast();
  }
}
