package ai.somagent.soma.worker;

import ai.somagent.soma.engine.support.MachineSupport;
import ai.somagent.soma.engine.support.MissingConstruct;
import ai.somagent.soma.ir.ProgramIr;
import ai.somagent.soma.ir.SourceMap;
import ai.somagent.soma.ir.SourceMap.Place;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A sound program that uses what this version of the machine does not run yet. */
public final class UnsupportedProgramException extends WorkerException {
  private static final long serialVersionUID = 1L;

  private final List<String> constructs;

  private UnsupportedProgramException(List<String> constructs) {
    super(
        "this version of the machine does not run %s yet".formatted(String.join(", ", constructs)),
        null);
    this.constructs = constructs;
  }

  /** One text per construct, for people, at its first use: {@code `race` (main.soma:12)}. */
  public List<String> constructs() {
    return constructs;
  }

  /**
   * Refuses what cannot be run as written, before its first step.
   *
   * @throws UnsupportedProgramException {@code program} uses something that is not run
   */
  public static void refuse(ProgramIr program, Optional<SourceMap> sourceMap)
      throws UnsupportedProgramException {
    Map<String, String> first = new LinkedHashMap<>();
    for (MissingConstruct missing : MachineSupport.missing(program)) {
      first.putIfAbsent(
          missing.construct(), "`" + missing.construct() + "`" + place(missing.node(), sourceMap));
    }
    if (!first.isEmpty()) {
      throw new UnsupportedProgramException(List.copyOf(first.values()));
    }
  }

  private static String place(@Nullable String node, Optional<SourceMap> sourceMap) {
    Place place = node == null || sourceMap.isEmpty() ? null : sourceMap.get().nodes().get(node);
    return place == null ? "" : " (" + place.source() + ":" + place.startLine() + ")";
  }
}
