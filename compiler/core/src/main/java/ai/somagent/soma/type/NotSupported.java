package ai.somagent.soma.type;

import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.source.Span;

/** Makes the one diagnostic for constructs that parse but have no meaning here yet. */
public final class NotSupported {
  private NotSupported() {}

  /**
   * @param what the construct in the plural or with a mass noun, for example {@code `race` blocks}
   */
  public static Diagnostic diagnostic(String source, Span span, String what) {
    return Diagnostic.of(
            SupportCode.NOT_SUPPORTED_YET, source, span, what + " are not supported yet")
        .withHelp("the construct is part of the language, but this version cannot check or run it");
  }
}
