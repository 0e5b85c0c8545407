package ai.somagent.soma.diagnostic;

import ai.somagent.soma.source.Span;

/** Another place that explains a diagnostic, with a short label. */
public record RelatedSpan(String source, Span span, String label) {}
