package ai.somagent.soma.syntax;

import ai.somagent.soma.source.Span;
import org.jspecify.annotations.Nullable;

/** A field of a record, an input, or a parameter. */
public record FieldSyntax(
    NameSyntax name, TypeSyntax type, @Nullable ExpressionSyntax defaultValue, Span span)
    implements Syntax {}
