package ai.somagent.soma.ir.node;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an effect is taken back. Pushed when the effect succeeds, together with the values that
 * {@code captures} have then; the region reads those copies and nothing that is bound later.
 *
 * @param body the region, or null where nothing is to be done and the author says so
 * @param captures slots from outside that the region reads, sorted; the result of the effect is one
 *     where it is read
 */
public record UndoIr(@Nullable String body, List<String> captures) {
  public UndoIr {
    captures = List.copyOf(captures);
  }
}
