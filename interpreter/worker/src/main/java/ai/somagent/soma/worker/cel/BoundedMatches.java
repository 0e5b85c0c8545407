package ai.somagent.soma.worker.cel;

import ai.somagent.soma.ir.type.PatternBound;
import com.google.common.collect.ImmutableSet;
import dev.cel.common.CelOptions;
import dev.cel.common.exceptions.CelInvalidArgumentException;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.RuntimeHelpers;

/** CEL's {@code matches} for patterns that may come from data: their size is looked at first. */
final class BoundedMatches {
  private BoundedMatches() {}

  static ImmutableSet<CelFunctionBinding> bindings(CelOptions options) {
    return CelFunctionBinding.fromOverloads(
        "matches", binding("matches", options), binding("matches_string", options));
  }

  private static CelFunctionBinding binding(String overload, CelOptions options) {
    return CelFunctionBinding.from(
        overload, String.class, String.class, (text, pattern) -> matches(text, pattern, options));
  }

  private static boolean matches(String text, String pattern, CelOptions options) {
    String refusal = PatternBound.refusal(pattern);
    if (refusal != null) {
      throw new CelInvalidArgumentException("the pattern is too large: " + refusal);
    }
    try {
      return RuntimeHelpers.matches(text, pattern, options);
    } catch (RuntimeException e) {
      throw new CelInvalidArgumentException(e);
    }
  }
}
