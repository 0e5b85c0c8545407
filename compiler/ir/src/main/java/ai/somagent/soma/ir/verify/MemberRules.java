package ai.somagent.soma.ir.verify;

import ai.somagent.soma.ir.HandlerIr;
import ai.somagent.soma.ir.MembersIr.EventIr;
import ai.somagent.soma.ir.MembersIr.ScheduleIr;
import ai.somagent.soma.ir.MembersIr.SignalIr;
import ai.somagent.soma.ir.MembersIr.TopicSourceIr;
import ai.somagent.soma.ir.MembersIr.TriggerIr;
import ai.somagent.soma.ir.MembersIr.UpdateIr;
import ai.somagent.soma.ir.ProgramIr;
import ai.somagent.soma.ir.ReferencesIr.TopicIr;
import ai.somagent.soma.ir.SlotIr;
import ai.somagent.soma.ir.type.FieldIr;
import ai.somagent.soma.ir.type.TypeDefinitionIr.RecordIr;
import ai.somagent.soma.ir.type.TypeIr;
import ai.somagent.soma.ir.type.TypeIr.NamedTypeIr;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** State, signals, updates, queries and triggers are what they can be. */
final class MemberRules {
  private static final int MAX_WAITING = 100_000;
  private static final Set<String> OVERLAPS =
      Set.of("skip", "buffer_one", "buffer_all", "cancel_other", "terminate_other", "allow_all");

  private final ProgramIr program;
  private final Findings findings;

  private MemberRules(ProgramIr program, Findings findings) {
    this.program = program;
    this.findings = findings;
  }

  static void check(ProgramIr program, Findings findings) {
    MemberRules rules = new MemberRules(program, findings);
    program.members().vars().forEach((slot, value) -> rules.variable(slot, value.reads()));
    program.members().signals().forEach(rules::signal);
    program.members().updates().forEach(rules::update);
    program.members().queries().keySet().forEach(name -> rules.name("query", name));
    program.members().triggers().forEach(rules::trigger);
  }

  /** Of signals and updates, in order. */
  static List<HandlerIr> handlers(ProgramIr program) {
    List<HandlerIr> handlers = new ArrayList<>();
    for (SignalIr signal : program.members().signals().values()) {
      if (signal.handler() != null) {
        handlers.add(signal.handler());
      }
    }
    program.members().updates().values().forEach(update -> handlers.add(update.handler()));
    return handlers;
  }

  /** The fields of a named record, or null when {@code type} is none. */
  static @Nullable List<FieldIr> record(ProgramIr program, TypeIr type) {
    return type instanceof NamedTypeIr named
            && program.types().get(named.name()) instanceof RecordIr record
        ? record.fields()
        : null;
  }

  private void variable(String slot, List<String> reads) {
    SlotIr declared = program.slots().get(slot);
    if (declared == null || !declared.state()) {
      findings.add(IrRule.VAR_FORM, "`" + slot + "` is no state variable");
    }
    if (!reads.isEmpty()) {
      findings.add(IrRule.VAR_FORM, "the first value of `" + slot + "` is no constant");
    }
  }

  private void signal(String name, SignalIr signal) {
    name("signal", name);
    List<FieldIr> fields = record(program, signal.payload());
    if (fields == null || signal.max() < 1 || signal.max() > MAX_WAITING) {
      refuse("signal `" + name + "` has no usable payload or queue");
      return;
    }
    if (signal.handler() != null) {
      handler("signal `" + name + "`", signal.handler(), fields);
    }
    TopicSourceIr source = signal.source();
    if (source != null) {
      List<FieldIr> carried = topic("signal `" + name + "`", source.topic());
      known("signal `" + name + "`", source.filter().keySet(), carried, false);
    }
  }

  private void update(String name, UpdateIr update) {
    name("update", name);
    handler("update `" + name + "`", update.handler(), update.parameters());
    for (String kind : update.raises()) {
      if (!ErrorRules.isKnown(program, kind)) {
        refuse("update `" + name + "` cannot refuse with `" + kind + "`");
      }
    }
  }

  private void handler(String where, HandlerIr handler, List<FieldIr> parameters) {
    Set<String> names = new HashSet<>();
    parameters.forEach(field -> names.add(field.name()));
    if (!handler.slots().keySet().equals(names)
        || !program.slots().keySet().containsAll(handler.slots().values())) {
      refuse(where + " binds other parameters than it has");
    }
  }

  private void trigger(TriggerIr trigger) {
    switch (trigger) {
      case ScheduleIr schedule -> {
        if (schedule.cron().strip().split(" +").length != 5
            || schedule.zone().isBlank()
            || !OVERLAPS.contains(schedule.overlap())) {
          refuse("a schedule has five fields, a zone and a known way to overlap");
        }
      }
      case EventIr event -> topic("a trigger", event.topic());
    }
    known("a trigger", trigger.arguments().keySet(), program.input(), true);
  }

  private List<FieldIr> topic(String where, String name) {
    TopicIr topic = program.references().topics().get(name);
    List<FieldIr> fields = topic == null ? null : record(program, topic.payload());
    if (fields == null) {
      findings.add(IrRule.REFERENCE_UNKNOWN, where + " names no topic `" + name + "`");
      return List.of();
    }
    return fields;
  }

  /** Names are of fields, and, where {@code all}, those that are required are among them. */
  private void known(String where, Collection<String> names, List<FieldIr> fields, boolean all) {
    Set<String> missing = new HashSet<>(names);
    for (FieldIr field : fields) {
      boolean given = missing.remove(field.name());
      if (all && !given && CallRules.isRequired(field)) {
        refuse(where + " does not give `" + field.name() + "`");
      }
    }
    missing.forEach(name -> refuse(where + " names no field `" + name + "`"));
  }

  private void name(String what, String name) {
    if (!NameRules.IDENTIFIER.matcher(name).matches()) {
      findings.add(IrRule.NAME_FORM, "`" + name + "` cannot name a " + what);
    }
  }

  private void refuse(String message) {
    findings.add(IrRule.MEMBER_FORM, message);
  }
}
