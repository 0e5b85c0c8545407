package ai.somagent.soma.engine.step;

import ai.somagent.soma.engine.step.ReferenceTerms.Asked;
import ai.somagent.soma.engine.step.ReferenceTerms.Context;
import ai.somagent.soma.engine.step.ReferenceTerms.Done;
import ai.somagent.soma.engine.step.ReferenceTerms.End;
import ai.somagent.soma.engine.step.ReferenceTerms.Left;
import ai.somagent.soma.engine.step.ReferenceTerms.Raised;
import ai.somagent.soma.engine.step.ReferenceTerms.Stopped;
import ai.somagent.soma.engine.value.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What runs at once, as the reference reads it: each child from its start to its end. */
final class ReferenceChildren {
  private ReferenceChildren() {}

  /** Children that run at once; what differs is only when each may start. */
  interface Children {
    int count();

    End run(int index, long start, Context context);

    Context context(int index, Context outer);

    int window();
  }

  /** When an end stops the others; {@code NEVER} when it does not. */
  interface Decider {
    long at(End end);
  }

  /** Branches and turns: a failure. */
  static final Decider FAILURE =
      end -> end instanceof Raised raised ? raised.at() : ReferenceInterpreter.NEVER;

  /** Heads of a race: any end. */
  static final Decider END = end -> end instanceof Done ? end.time() : FAILURE.at(end);

  /** The first that decides, or a number below 0. */
  static int first(List<End> ends, Decider decider) {
    int first = -1;
    for (int i = 0; i < ends.size(); i++) {
      long at = decider.at(ends.get(i));
      if (at < (first < 0 ? ReferenceInterpreter.NEVER : decider.at(ends.get(first)))) {
        first = i;
      }
    }
    return first;
  }

  record Joined(End end, List<End> children, List<Context> contexts) {}

  static Joined runAll(
      Children children,
      long start,
      Context outer,
      long deadline,
      int failed,
      long failedAt,
      Asked asked) {
    List<End> ends = new ArrayList<>();
    List<Context> contexts = new ArrayList<>();
    List<Long> freed = new ArrayList<>();
    for (int i = 0; i < children.count(); i++) {
      long begin = start;
      if (i >= children.window()) {
        Collections.sort(freed);
        begin = freed.get(i - children.window());
      }
      boolean neverBegins =
          begin == ReferenceInterpreter.NEVER
              || begin > deadline
              || begin > failedAt
              || (begin == failedAt && i > failed);
      if (neverBegins) {
        freed.add(ReferenceInterpreter.NEVER);
        if (i < children.window()) {
          ends.add(new Stopped(start));
          contexts.add(outer);
        }
        continue;
      }
      long until = i == failed ? deadline : Math.min(deadline, failedAt);
      Context own =
          children.context(i, outer.child(until, new LinkedHashMap<>(outer.slots()), asked));
      End end = children.run(i, begin, own);
      boolean endedWell = end instanceof Done || end instanceof Left;
      ends.add(end);
      contexts.add(own);
      freed.add(endedWell ? end.time() : ReferenceInterpreter.NEVER);
    }
    return new Joined(new Done(start), ends, contexts);
  }

  /** What children have done that ended well is their parent's, in the order of their ends. */
  static void handOver(Joined all, Context context) {
    all.children().stream()
        .mapToLong(End::time)
        .distinct()
        .sorted()
        .forEach(time -> {
          for (int i = 0; i < all.children().size(); i++) {
            End end = all.children().get(i);
            if (end.time() == time && (end instanceof Done || end instanceof Left)) {
              context.undos().addAll(all.contexts().get(i).undos());
            }
          }
        });
  }

  /** What a child has bound is visible afterwards. */
  static void take(Context own, Map<String, Value> before, Context context) {
    own.slots().entrySet().stream()
        .filter(bound -> !bound.getValue().equals(before.get(bound.getKey())))
        .forEach(bound -> context.slots().put(bound.getKey(), bound.getValue()));
  }
}
