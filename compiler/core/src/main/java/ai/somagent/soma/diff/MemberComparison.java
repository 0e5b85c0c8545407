package ai.somagent.soma.diff;

import ai.somagent.soma.checked.CapsuleMember;
import ai.somagent.soma.checked.CapsuleMember.EventChecked;
import ai.somagent.soma.checked.CapsuleMember.QueryChecked;
import ai.somagent.soma.checked.CapsuleMember.ScheduleChecked;
import ai.somagent.soma.checked.CapsuleMember.SignalChecked;
import ai.somagent.soma.checked.CapsuleMember.StateChecked;
import ai.somagent.soma.checked.CapsuleMember.UpdateChecked;
import ai.somagent.soma.checked.SignalSymbol;
import ai.somagent.soma.checked.TopicSymbol;
import ai.somagent.soma.diff.InterfaceChange.Affected;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Compares what can be said to a run while it goes on, and what starts one. */
final class MemberComparison {
  private final ChangeList changes;
  private final Map<String, CapsuleMember> before;
  private final Map<String, CapsuleMember> after;

  MemberComparison(ChangeList changes, List<CapsuleMember> before, List<CapsuleMember> after) {
    this.changes = changes;
    this.before = byPlace(before);
    this.after = byPlace(after);
  }

  void compare() {
    ChangeList live = changes.given(Affected.LIVE_RUNS);
    before.forEach((place, member) -> {
      CapsuleMember kept = after.get(place);
      if (kept != null) {
        compare(place, member, kept);
      } else if (startsRuns(member)) {
        changes.minor(place, "it starts no runs any more");
      } else {
        live.major(place, "it is gone, and whoever uses it is refused");
      }
    });
    after.forEach((place, member) -> {
      if (!before.containsKey(place)) {
        live.minor(place, startsRuns(member) ? "it starts runs now" : "it is new");
      }
    });
  }

  private void compare(String place, CapsuleMember before, CapsuleMember after) {
    ChangeList given = changes.given(Affected.LIVE_RUNS);
    ChangeList taken = changes.taken(Affected.LIVE_RUNS);
    if (before instanceof SignalChecked was && after instanceof SignalChecked is) {
      signal(given, place, was.symbol(), is.symbol());
    } else if (before instanceof UpdateChecked was && after instanceof UpdateChecked is) {
      new TypeComparison(given).fields(place, was.parameterFields(), is.parameterFields());
      CapsuleComparison.results(taken, place, was.result(), is.result());
    } else if (before instanceof QueryChecked was && after instanceof QueryChecked is) {
      CapsuleComparison.results(taken, place, was.type(), is.type());
    } else if (before instanceof ScheduleChecked was
        && after instanceof ScheduleChecked is
        && !(was.cron() + was.zone() + was.overlap())
            .equals(is.cron() + is.zone() + is.overlap())) {
      changes.minor(place, "it starts runs at other times");
    }
  }

  private static void signal(ChangeList changes, String place, SignalSymbol was, SignalSymbol is) {
    new TypeComparison(changes).fields(place, was.parameters(), is.parameters());
    if (is.max() < was.max()) {
      changes.narrower(place, "at most " + is.max() + " may wait, before it was " + was.max());
    } else if (is.max() > was.max()) {
      changes.wider(place, "as many as " + is.max() + " may wait, before it was " + was.max());
    }
    if (!Objects.equals(name(was.topic()), name(is.topic()))) {
      changes.major(place, "it comes from elsewhere");
    }
  }

  private static @Nullable String name(@Nullable TopicSymbol topic) {
    return topic == null ? null : topic.module() + "." + topic.name();
  }

  private static boolean startsRuns(CapsuleMember member) {
    return member instanceof ScheduleChecked || member instanceof EventChecked;
  }

  /** State is the run's own. Schedules have no names: the first is compared with the first. */
  private static Map<String, CapsuleMember> byPlace(List<CapsuleMember> members) {
    Map<String, CapsuleMember> places = new LinkedHashMap<>();
    int schedules = 0;
    for (CapsuleMember member : members) {
      switch (member) {
        case SignalChecked signal -> places.put("signal " + signal.symbol().name(), member);
        case UpdateChecked update -> places.put("update " + update.name(), member);
        case QueryChecked query -> places.put("query " + query.name(), member);
        case EventChecked event -> places.put("trigger event " + event.topic().name(), member);
        case ScheduleChecked ignored -> places.put("trigger schedule " + ++schedules, member);
        case StateChecked ignored -> {}
      }
    }
    return places;
  }
}
