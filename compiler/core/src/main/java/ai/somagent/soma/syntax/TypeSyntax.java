package ai.somagent.soma.syntax;

import ai.somagent.soma.source.Span;
import java.util.List;

/**
 * A type as written: {@code untrusted list<Finding>(max: 500)?}.
 *
 * @param labels {@code secret}, {@code pii}, {@code untrusted} in the order written
 * @param name built-in or declared, possibly qualified by a module alias
 * @param arguments types in angle brackets
 * @param limits constraints in parentheses; empty when there are none
 * @param optional whether a question mark follows
 */
public record TypeSyntax(
    List<NameSyntax> labels,
    PathSyntax name,
    List<TypeSyntax> arguments,
    List<ArgumentSyntax> limits,
    boolean optional,
    Span span)
    implements Syntax {
  public TypeSyntax {
    labels = List.copyOf(labels);
    arguments = List.copyOf(arguments);
    limits = List.copyOf(limits);
  }
}
