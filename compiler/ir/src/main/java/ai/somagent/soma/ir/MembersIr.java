package ai.somagent.soma.ir;

import ai.somagent.soma.ir.node.ExpressionIr;
import ai.somagent.soma.ir.type.FieldIr;
import ai.somagent.soma.ir.type.TypeIr;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a capsule has besides its main line, by name.
 *
 * @param vars constant first value of each state variable of the capsule, by slot
 */
public record MembersIr(
    Map<String, ExpressionIr> vars,
    Map<String, SignalIr> signals,
    Map<String, UpdateIr> updates,
    Map<String, QueryIr> queries,
    List<TriggerIr> triggers) {

  public static final MembersIr NONE =
      new MembersIr(Map.of(), Map.of(), Map.of(), Map.of(), List.of());

  public MembersIr {
    vars = Collections.unmodifiableMap(new LinkedHashMap<>(vars));
    signals = Collections.unmodifiableMap(new LinkedHashMap<>(signals));
    updates = Collections.unmodifiableMap(new LinkedHashMap<>(updates));
    queries = Collections.unmodifiableMap(new LinkedHashMap<>(queries));
    triggers = List.copyOf(triggers);
  }

  /**
   * What may be sent to a run.
   *
   * @param payload a named record
   * @param max most payloads that wait at once, from 1
   * @param source where they come from, or null when they are sent to the run itself
   * @param handler what runs on arrival, or null where the main line awaits the signal
   */
  public record SignalIr(
      TypeIr payload, int max, @Nullable TopicSourceIr source, @Nullable HandlerIr handler) {}

  /**
   * Events of a topic whose fields equal given values.
   *
   * @param topic key into {@code ProgramIr.references().topics()}
   */
  public record TopicSourceIr(String topic, Map<String, ExpressionIr> filter) {
    public TopicSourceIr {
      filter = Collections.unmodifiableMap(new LinkedHashMap<>(filter));
    }
  }

  /**
   * A change from outside with an answer; {@code fail} in it refuses and changes nothing.
   *
   * @param labels of the result
   * @param raises kinds it may refuse with, sorted
   */
  public record UpdateIr(
      List<FieldIr> parameters,
      @Nullable TypeIr result,
      List<String> labels,
      List<String> raises,
      HandlerIr handler) {
    public UpdateIr {
      parameters = List.copyOf(parameters);
      labels = List.copyOf(labels);
      raises = List.copyOf(raises);
    }
  }

  /** A pure question about the run; {@code labels} are of its answer. */
  public record QueryIr(TypeIr type, List<String> labels, ExpressionIr value) {
    public QueryIr {
      labels = List.copyOf(labels);
    }
  }

  /** What starts runs by itself. */
  public sealed interface TriggerIr {
    /** Input of the run. */
    Map<String, ExpressionIr> arguments();
  }

  /**
   * @param cron five fields
   * @param zone IANA name
   * @param overlap one of Temporal's policies, for example {@code skip}
   */
  public record ScheduleIr(
      String cron, String zone, String overlap, Map<String, ExpressionIr> arguments)
      implements TriggerIr {
    public ScheduleIr {
      arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
    }
  }

  /**
   * @param topic key into {@code ProgramIr.references().topics()}
   * @param slot takes the event
   * @param where whether a run is started, or null for always
   */
  public record EventIr(
      String topic, String slot, @Nullable ExpressionIr where, Map<String, ExpressionIr> arguments)
      implements TriggerIr {
    public EventIr {
      arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
    }
  }
}
