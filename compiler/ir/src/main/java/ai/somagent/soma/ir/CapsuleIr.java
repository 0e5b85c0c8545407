package ai.somagent.soma.ir;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Identity and declared settings of a capsule.
 *
 * @param module the module it stands in
 * @param name its name in the module
 * @param version semantic version
 * @param risk {@code low}, {@code medium}, {@code high} or {@code critical}; at least the highest
 *     risk of its calls
 * @param autonomy {@code supervised}, {@code semi}, {@code autonomous} or {@code kamachiq}
 * @param intent what a plan is for; null for a capsule that is no plan
 * @param settings what else was declared, as strings, in order: {@code owner}, {@code
 *     classification}
 * @param tags free words
 */
public record CapsuleIr(
    String module,
    String name,
    String version,
    String risk,
    String autonomy,
    @Nullable String intent,
    Map<String, String> settings,
    List<String> tags) {

  public CapsuleIr {
    settings = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(settings));
    tags = List.copyOf(tags);
  }

  /** No plan. */
  public CapsuleIr(
      String module,
      String name,
      String version,
      String risk,
      String autonomy,
      Map<String, String> settings,
      List<String> tags) {
    this(module, name, version, risk, autonomy, null, settings, tags);
  }

  /** Module and name joined by a dot: Temporal's workflow type. */
  public String id() {
    return module + "." + name;
  }
}
