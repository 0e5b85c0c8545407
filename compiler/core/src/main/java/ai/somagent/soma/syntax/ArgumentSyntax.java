package ai.somagent.soma.syntax;

import ai.somagent.soma.source.Span;
import org.jspecify.annotations.Nullable;

/** One argument; effects, constructors and settings-like lists name theirs. */
public record ArgumentSyntax(@Nullable NameSyntax name, ExpressionSyntax value, Span span)
    implements Syntax {}
