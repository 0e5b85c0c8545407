package ai.somagent.soma.lower;

import ai.somagent.soma.checked.CapsuleMember;
import ai.somagent.soma.checked.CapsuleMember.EventChecked;
import ai.somagent.soma.checked.CapsuleMember.QueryChecked;
import ai.somagent.soma.checked.CapsuleMember.ScheduleChecked;
import ai.somagent.soma.checked.CapsuleMember.SignalChecked;
import ai.somagent.soma.checked.CapsuleMember.StateChecked;
import ai.somagent.soma.checked.CapsuleMember.UpdateChecked;
import ai.somagent.soma.checked.CheckedStep;
import ai.somagent.soma.checked.CheckedStep.FailChecked;
import ai.somagent.soma.checked.CheckedStepParts;
import ai.somagent.soma.checked.DeclaredType;
import ai.somagent.soma.checked.FieldSymbol;
import ai.somagent.soma.checked.LocalSymbol;
import ai.somagent.soma.checked.SignalSymbol;
import ai.somagent.soma.checked.SomaType;
import ai.somagent.soma.ir.HandlerIr;
import ai.somagent.soma.ir.MembersIr;
import ai.somagent.soma.ir.MembersIr.EventIr;
import ai.somagent.soma.ir.MembersIr.QueryIr;
import ai.somagent.soma.ir.MembersIr.ScheduleIr;
import ai.somagent.soma.ir.MembersIr.SignalIr;
import ai.somagent.soma.ir.MembersIr.TopicSourceIr;
import ai.somagent.soma.ir.MembersIr.TriggerIr;
import ai.somagent.soma.ir.MembersIr.UpdateIr;
import ai.somagent.soma.ir.node.ExpressionIr;
import ai.somagent.soma.ir.type.TypeIr;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** Members of a capsule; state first, since the main line reads it. */
final class MemberLowering {
  private final CapsuleTables tables;
  private final NodeLowering steps;
  private final Map<String, ExpressionIr> vars = new LinkedHashMap<>();
  private final Map<String, SignalIr> signals = new LinkedHashMap<>();
  private final Map<String, UpdateIr> updates = new LinkedHashMap<>();
  private final Map<String, QueryIr> queries = new LinkedHashMap<>();
  private final List<TriggerIr> triggers = new ArrayList<>();

  MemberLowering(CapsuleTables tables, NodeLowering steps) {
    this.tables = tables;
    this.steps = steps;
  }

  /** To be called before the main line is lowered. */
  void state(List<CapsuleMember> members) {
    for (CapsuleMember member : members) {
      if (member instanceof StateChecked state) {
        ExpressionIr value = tables.expression(state.value());
        vars.put(tables.define(state.variable()), value);
      }
    }
  }

  /** To be called after the main line. */
  MembersIr members(List<CapsuleMember> members) {
    for (CapsuleMember member : members) {
      switch (member) {
        case StateChecked ignored -> {}
        case SignalChecked signal -> signals.put(signal.symbol().name(), signal(signal));
        case UpdateChecked update -> updates.put(update.name(), update(update));
        case QueryChecked query -> queries.put(query.name(), query(query));
        case ScheduleChecked schedule ->
            triggers.add(
                new ScheduleIr(
                    schedule.cron(),
                    schedule.zone(),
                    schedule.overlap(),
                    tables.arguments(schedule.arguments())));
        case EventChecked event -> triggers.add(event(event));
      }
    }
    return new MembersIr(vars, signals, updates, queries, triggers);
  }

  private SignalIr signal(SignalChecked signal) {
    SignalSymbol symbol = signal.symbol();
    TypeIr payload = tables.types().lower(new SomaType.NamedType(symbol.payload()));
    TopicSourceIr source =
        symbol.topic() == null
            ? null
            : new TopicSourceIr(
                tables.references().topic(symbol.topic()), tables.arguments(symbol.topicFilter()));
    HandlerIr handler =
        signal.body() == null
            ? null
            : handler(symbol.parameters(), signal.parameters(), signal.body());
    return new SignalIr(payload, symbol.max(), source, handler);
  }

  private UpdateIr update(UpdateChecked update) {
    DeclaredType result = update.result();
    SortedSet<String> raises = new TreeSet<>();
    update.body().forEach(step -> raised(step, raises));
    return new UpdateIr(
        tables.types().fields(update.parameterFields()),
        result == null ? null : tables.types().lower(result.type()),
        result == null ? List.of() : LabelLowering.lower(result.labels()),
        List.copyOf(raises),
        handler(update.parameterFields(), update.parameters(), update.body()));
  }

  /** What a body may fail with; what it catches itself is among it. */
  private void raised(CheckedStep step, SortedSet<String> raises) {
    if (step instanceof FailChecked fail) {
      raises.add(tables.errors().name(fail.error()));
    }
    for (List<CheckedStep> region : CheckedStepParts.regions(step)) {
      region.forEach(inner -> raised(inner, raises));
    }
  }

  private QueryIr query(QueryChecked query) {
    return new QueryIr(
        tables.types().lower(query.type().type()),
        LabelLowering.lower(query.type().labels()),
        tables.expression(query.value()));
  }

  private EventIr event(EventChecked event) {
    String slot = tables.define(event.event());
    String topic = tables.references().topic(event.topic());
    return new EventIr(
        topic, slot, tables.optional(event.where()), tables.arguments(event.arguments()));
  }

  private HandlerIr handler(
      List<FieldSymbol> fields, List<LocalSymbol> parameters, List<CheckedStep> body) {
    Map<String, String> slots = new LinkedHashMap<>();
    for (int i = 0; i < fields.size(); i++) {
      slots.put(fields.get(i).name(), tables.define(parameters.get(i)));
    }
    return new HandlerIr(slots, steps.region(body));
  }
}
