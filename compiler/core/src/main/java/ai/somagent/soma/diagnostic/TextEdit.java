package ai.somagent.soma.diagnostic;

import ai.somagent.soma.source.Span;

/** Replaces the characters of {@code span} by {@code replacement}; an empty span inserts. */
public record TextEdit(Span span, String replacement) {}
