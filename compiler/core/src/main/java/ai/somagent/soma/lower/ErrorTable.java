package ai.somagent.soma.lower;

import ai.somagent.soma.checked.ErrorSymbol;
import ai.somagent.soma.ir.type.FieldIr;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The error kinds that one program raises, catches or retries, by qualified name. */
final class ErrorTable {
  private final TypeLowering types;
  private final Map<String, List<FieldIr>> kinds = new TreeMap<>();

  ErrorTable(TypeLowering types) {
    this.types = types;
  }

  /** Remembers {@code error} and gives its name in the table. */
  String name(ErrorSymbol error) {
    String name = error.qualifiedName();
    if (!kinds.containsKey(name)) {
      kinds.put(name, types.fields(error.fields()));
    }
    return name;
  }

  /** Each name once, in the order given. */
  List<String> names(List<ErrorSymbol> errors) {
    Set<String> names = new LinkedHashSet<>();
    for (ErrorSymbol error : errors) {
      names.add(name(error));
    }
    return List.copyOf(names);
  }

  Map<String, List<FieldIr>> kinds() {
    return new LinkedHashMap<>(kinds);
  }
}
