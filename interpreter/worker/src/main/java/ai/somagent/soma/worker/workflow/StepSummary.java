package ai.somagent.soma.worker.workflow;

import ai.somagent.soma.ir.SlotIr;
import ai.somagent.soma.ir.SourceMap.Place;
import ai.somagent.soma.ir.node.EffectIr;
import ai.somagent.soma.worker.program.PreparedProgram;

/** What Temporal's own views say beside an activity or a timer. No part of what is replayed. */
final class StepSummary {
  /** The server takes 400 bytes. */
  private static final int LONGEST = 180;

  private StepSummary() {}

  /**
   * The author's name for the result, else the key, and the line: {@code payment · main.soma:12}.
   */
  static String of(PreparedProgram program, String node, String key) {
    Place place = program.place(node);
    String name = name(program, node, key);
    String text = place == null ? name : name + " · " + place.source() + ":" + place.startLine();
    return text.length() > LONGEST ? text.substring(text.length() - LONGEST) : text;
  }

  private static String name(PreparedProgram program, String node, String key) {
    if (program.program().nodes().get(node) instanceof EffectIr effect && effect.result() != null) {
      SlotIr slot = program.program().slots().get(effect.result());
      return slot == null ? key : slot.name() + turns(key);
    }
    return key;
  }

  private static String turns(String key) {
    int bracket = key.indexOf('[');
    return bracket < 0 ? "" : key.substring(bracket);
  }
}
