package ai.somagent.soma.ir;

import ai.somagent.soma.ir.type.TypeIr;

/**
 * A variable of the program.
 *
 * @param name the author's name for it
 * @param type what it holds
 */
public record SlotIr(String name, TypeIr type) {}
