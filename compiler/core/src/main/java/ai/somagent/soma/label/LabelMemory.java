package ai.somagent.soma.label;

import ai.somagent.soma.checked.FunctionSymbol;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * What following labels has found out about functions, for capsules that share them. Thread-safe;
 * to be dropped with the symbols it knows.
 */
public final class LabelMemory {
  final Map<FunctionSymbol, FunctionLabels.Summary> functions =
      Collections.synchronizedMap(new IdentityHashMap<>());
}
