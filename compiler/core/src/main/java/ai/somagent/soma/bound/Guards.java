package ai.somagent.soma.bound;

import ai.somagent.soma.checked.CheckedCapsule;
import ai.somagent.soma.checked.CheckedStep;
import ai.somagent.soma.checked.PlanNodeChecked;
import java.util.List;

/** What policies add to the steps of one capsule. Steps and nodes are known by identity. */
public interface Guards {
  /** Nothing is added anywhere. */
  Guards NONE =
      new Guards() {
        @Override
        public List<Guard> before(CheckedStep step) {
          return List.of();
        }

        @Override
        public List<Guard> beforeNode(PlanNodeChecked node) {
          return List.of();
        }

        @Override
        public List<Guard> afterAcceptance(PlanNodeChecked node) {
          return List.of();
        }
      };

  /** What runs right before {@code step}, in order. */
  List<Guard> before(CheckedStep step);

  /** What runs before the maker of {@code node}. */
  List<Guard> beforeNode(PlanNodeChecked node);

  /** What runs once every condition of {@code node} holds. */
  List<Guard> afterAcceptance(PlanNodeChecked node);

  /**
   * One added step.
   *
   * @param why who wants it, in the author's terms, for example {@code for policy `careful`}
   */
  record Guard(CheckedStep step, String why) {}

  /** The guards of each capsule that a run meets, its children included. */
  interface Source {
    Guards of(CheckedCapsule capsule);
  }
}
