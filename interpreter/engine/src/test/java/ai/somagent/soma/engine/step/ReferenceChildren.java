package ai.somagent.soma.engine.step;

import ai.somagent.soma.engine.step.ReferenceTerms.Asked;
import ai.somagent.soma.engine.step.ReferenceTerms.Context;
import ai.somagent.soma.engine.step.ReferenceTerms.Done;
import ai.somagent.soma.engine.step.ReferenceTerms.End;
import ai.somagent.soma.engine.step.ReferenceTerms.Left;
import ai.somagent.soma.engine.step.ReferenceTerms.Stopped;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;

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
}
