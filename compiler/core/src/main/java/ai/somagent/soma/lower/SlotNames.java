package ai.somagent.soma.lower;

import ai.somagent.soma.checked.LocalSymbol;

/** Gives variables of steps their slot ids. */
@FunctionalInterface
public interface SlotNames {
  /** The slot of {@code symbol}, a CEL identifier. */
  String slot(LocalSymbol symbol);
}
