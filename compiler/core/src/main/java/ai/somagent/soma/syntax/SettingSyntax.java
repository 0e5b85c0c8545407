package ai.somagent.soma.syntax;

import ai.somagent.soma.source.Span;

/** {@code key: value} inside a declaration. */
public record SettingSyntax(NameSyntax key, ExpressionSyntax value, Span span) implements Syntax {}
