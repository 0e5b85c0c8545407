package ai.somagent.soma.ir;

import ai.somagent.soma.ir.type.TypeIr;
import java.util.List;

/**
 * A variable of the program.
 *
 * @param name the author's name for it
 * @param type what it holds
 * @param state whether it is a state variable, which {@code set} may change
 * @param labels those that its declaration writes, sorted
 */
public record SlotIr(String name, TypeIr type, boolean state, List<String> labels) {
  public SlotIr {
    labels = List.copyOf(labels);
  }

  /** Bound once, without labels. */
  public SlotIr(String name, TypeIr type) {
    this(name, type, false, List.of());
  }
}
