package ai.somagent.soma.type;

import ai.somagent.soma.checked.FieldSymbol;
import ai.somagent.soma.checked.NamedTypeSymbol;
import ai.somagent.soma.checked.NamedTypeSymbol.RecordDefinition;
import ai.somagent.soma.checked.SomaType.NamedType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which records every value of a record holds. Without recursion: chains may be very long. */
final class RecordNesting {
  private RecordNesting() {}

  /**
   * How many records stand in one another in every value of each of {@code types}; those whose
   * values would never end, and what is no record, are left out.
   */
  static Map<NamedTypeSymbol, Integer> levels(Collection<NamedTypeSymbol> types) {
    Map<NamedTypeSymbol, List<NamedTypeSymbol>> holders = new HashMap<>();
    Map<NamedTypeSymbol, Integer> open = new HashMap<>();
    Map<NamedTypeSymbol, Integer> levels = new LinkedHashMap<>();
    Deque<NamedTypeSymbol> ready = new ArrayDeque<>();
    for (NamedTypeSymbol type : types) {
      Set<NamedTypeSymbol> parts = parts(type);
      parts.forEach(part -> holders.computeIfAbsent(part, key -> new ArrayList<>()).add(type));
      open.put(type, parts.size());
      if (parts.isEmpty()) {
        levels.put(type, 1);
        ready.add(type);
      }
    }
    for (NamedTypeSymbol part = ready.poll(); part != null; part = ready.poll()) {
      int above = levels.getOrDefault(part, 0) + 1;
      for (NamedTypeSymbol holder : holders.getOrDefault(part, List.of())) {
        levels.merge(holder, above, Math::max);
        if (open.merge(holder, -1, Integer::sum) == 0) {
          ready.add(holder);
        }
      }
    }
    levels.keySet().removeIf(type -> open.getOrDefault(type, 0) > 0);
    return levels;
  }

  /** A shortest way from {@code start} back to itself; empty when there is none. */
  static List<NamedTypeSymbol> circle(NamedTypeSymbol start) {
    Map<NamedTypeSymbol, NamedTypeSymbol> holderOf = new HashMap<>();
    Deque<NamedTypeSymbol> waiting = new ArrayDeque<>(List.of(start));
    for (NamedTypeSymbol type = waiting.poll(); type != null; type = waiting.poll()) {
      for (NamedTypeSymbol part : parts(type)) {
        if (holderOf.putIfAbsent(part, type) == null) {
          waiting.add(part);
        }
        if (part == start) {
          return wayBack(start, holderOf);
        }
      }
    }
    return List.of();
  }

  private static List<NamedTypeSymbol> wayBack(
      NamedTypeSymbol start, Map<NamedTypeSymbol, NamedTypeSymbol> holderOf) {
    List<NamedTypeSymbol> way = new ArrayList<>(List.of(start));
    @Nullable NamedTypeSymbol at = holderOf.get(start);
    while (at != null && at != start) {
      way.add(at);
      at = holderOf.get(at);
    }
    return way;
  }

  private static Set<NamedTypeSymbol> parts(NamedTypeSymbol type) {
    Set<NamedTypeSymbol> parts = new LinkedHashSet<>();
    if (type.definition() instanceof RecordDefinition record) {
      for (FieldSymbol field : record.fields()) {
        if (field.type() instanceof NamedType named
            && named.symbol().definition() instanceof RecordDefinition) {
          parts.add(named.symbol());
        }
      }
    }
    return parts;
  }
}
