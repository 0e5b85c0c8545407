package ai.somagent.soma.lower;

import ai.somagent.soma.ir.node.ExpressionIr;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Notes what the undo regions that are being lowered read from outside. */
final class CaptureList {
  /** What one region reads, and what it binds or changes itself. */
  private record Frame(SortedSet<String> read, Set<String> own) {}

  private final Deque<Frame> frames = new ArrayDeque<>();

  void begin() {
    frames.push(new Frame(new TreeSet<>(), new HashSet<>()));
  }

  /** Slots that the region begun last reads and does not set itself, sorted. */
  List<String> end() {
    Frame frame = frames.pop();
    frame.read().removeAll(frame.own());
    return List.copyOf(frame.read());
  }

  /** {@code slots} tells slots from the other names that expressions read. */
  void read(ExpressionIr expression, Set<String> slots) {
    for (Frame frame : frames) {
      for (String name : expression.reads()) {
        if (slots.contains(name)) {
          frame.read().add(name);
        }
      }
    }
  }

  void own(String slot) {
    frames.forEach(frame -> frame.own().add(slot));
  }
}
