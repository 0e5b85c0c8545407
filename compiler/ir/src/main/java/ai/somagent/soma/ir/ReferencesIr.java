package ai.somagent.soma.ir;

import ai.somagent.soma.ir.type.FieldIr;
import ai.somagent.soma.ir.type.TypeIr;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a program refers to besides tools, by qualified name.
 *
 * @param policies packs that were applied to the program, in order
 */
public record ReferencesIr(
    Map<String, PersonaIr> personas,
    Map<String, TopicIr> topics,
    Map<String, ChildIr> capsules,
    List<PolicyIr> policies) {

  public static final ReferencesIr NONE = new ReferencesIr(Map.of(), Map.of(), Map.of(), List.of());

  public ReferencesIr {
    personas = Collections.unmodifiableMap(new LinkedHashMap<>(personas));
    topics = Collections.unmodifiableMap(new LinkedHashMap<>(topics));
    capsules = Collections.unmodifiableMap(new LinkedHashMap<>(capsules));
    policies = List.copyOf(policies);
  }

  /**
   * Whom {@code ask} asks.
   *
   * @param version semantic version, or null
   * @param temperature from 0 to 2
   * @param maxTokens most tokens of one answer, from 1
   * @param tools keys into {@code ProgramIr.tools} of what its model may call here, sorted
   * @param accepts labels that its prompts may carry besides {@code untrusted}, sorted
   */
  public record PersonaIr(
      @Nullable String version,
      String model,
      String system,
      double temperature,
      int maxTokens,
      List<String> tools,
      List<String> accepts) {
    public PersonaIr {
      tools = List.copyOf(tools);
      accepts = List.copyOf(accepts);
    }
  }

  /**
   * A typed event.
   *
   * @param wireName name on the event bus
   * @param key the field that orders events, or null
   * @param retentionMillis how long events are kept, or null for the platform's default
   * @param payload a named record
   */
  public record TopicIr(
      String wireName, @Nullable String key, @Nullable Long retentionMillis, TypeIr payload) {}

  /**
   * A capsule that is run or started.
   *
   * @param version semantic version
   * @param digest of its program: a child of another digest is never run
   * @param input fields of its argument
   * @param output what it returns, or null
   * @param labels of its output
   */
  public record ChildIr(
      String version,
      String digest,
      List<FieldIr> input,
      @Nullable TypeIr output,
      List<String> labels) {
    public ChildIr {
      input = List.copyOf(input);
      labels = List.copyOf(labels);
    }
  }

  /** A policy; {@code version} is semantic. */
  public record PolicyIr(String name, String version) {}
}
