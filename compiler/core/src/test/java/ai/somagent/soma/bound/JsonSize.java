package ai.somagent.soma.bound;

import dev.cel.common.values.CelByteString;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How many bytes values take as JSON. */
final class JsonSize {
  private JsonSize() {}

  static long of(Object value) {
    return switch (value) {
      case String text -> 2 + text(text);
      case CelByteString bytes -> 2 + (bytes.size() + 2L) / 3 * 4;
      case List<?> items -> 2 + items.stream().mapToLong(one -> 1 + of(one)).sum();
      case Map<?, ?> entries ->
          2
              + entries.entrySet().stream()
                  .mapToLong(e -> 4 + of(e.getKey()) + of(e.getValue()))
                  .sum()
              - 2L * entries.size();
      case Optional<?> maybe -> maybe.isEmpty() ? 4 : of(maybe.get());
      default -> value.toString().length() + 2;
    };
  }

  static long text(Object text) {
    return text.toString().getBytes(StandardCharsets.UTF_8).length;
  }
}
