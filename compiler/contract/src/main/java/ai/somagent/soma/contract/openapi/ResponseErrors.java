package ai.somagent.soma.contract.openapi;

import ai.somagent.soma.contract.text.ModuleText;
import ai.somagent.soma.contract.text.TypeNames;
import ai.somagent.soma.contract.type.TypeText;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Error kinds for the answers that a caller can do something about. Others are errors that every
 * call can raise: 401 and 403 {@code Denied}, 408, 429 and above 499 what the binding makes of it.
 */
final class ResponseErrors {
  private final TypeNames names;
  private final ModuleText module;
  private final Map<String, String> known = new LinkedHashMap<>();
  private final Map<String, Set<String>> bodies = new LinkedHashMap<>();

  ResponseErrors(TypeNames names, ModuleText module) {
    this.names = names;
    this.module = module;
  }

  static boolean isError(String status) {
    return name(status) != null;
  }

  private static @Nullable String name(String status) {
    return switch (status) {
      case "400" -> "BadRequest";
      case "404" -> "NotFound";
      case "409" -> "Conflict";
      case "410" -> "Gone";
      case "412" -> "PreconditionFailed";
      case "413" -> "ContentTooLarge";
      case "422" -> "Unprocessable";
      default -> null;
    };
  }

  /** The error kind of {@code status}; its body is typed where all operations agree. */
  String of(String status, @Nullable TypeText body) {
    bodies
        .computeIfAbsent(status, key -> new LinkedHashSet<>())
        .add(body == null ? "" : body.base());
    return known.computeIfAbsent(status, key -> names.take(String.valueOf(name(key))));
  }

  void declare() {
    known.forEach((status, name) -> {
      Set<String> types = bodies.getOrDefault(status, Set.of());
      types.remove("");
      String body = types.size() > 1 ? "json" : types.isEmpty() ? "" : types.iterator().next();
      String fields = body.isEmpty() ? "" : "body: " + body + "?";
      module.declare("HTTP " + status + ".", "error " + name + "(" + fields + ")");
    });
  }
}
