package ai.somagent.soma.query;

import ai.somagent.soma.source.Span;

/** A place in one of the texts of a workspace or its libraries. */
public record Location(String source, Span span) {}
