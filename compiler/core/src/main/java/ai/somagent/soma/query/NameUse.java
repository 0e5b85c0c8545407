package ai.somagent.soma.query;

import ai.somagent.soma.source.Span;

/**
 * A place where something is named.
 *
 * @param definition whether the name is introduced here
 */
public record NameUse(Span span, Target target, boolean definition) {}
