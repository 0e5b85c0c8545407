package ai.somagent.soma.ir.verify;

import ai.somagent.soma.ir.type.FieldIr;
import ai.somagent.soma.ir.type.LimitsIr;
import ai.somagent.soma.ir.type.TypeDefinitionIr;
import ai.somagent.soma.ir.type.TypeDefinitionIr.EnumIr;
import ai.somagent.soma.ir.type.TypeDefinitionIr.RecordIr;
import ai.somagent.soma.ir.type.TypeDefinitionIr.UnionIr;
import ai.somagent.soma.ir.type.TypeIr;
import ai.somagent.soma.ir.type.TypeIr.ListTypeIr;
import ai.somagent.soma.ir.type.TypeIr.MapTypeIr;
import ai.somagent.soma.ir.type.TypeIr.NamedTypeIr;
import ai.somagent.soma.ir.type.TypeIr.OptionalTypeIr;
import ai.somagent.soma.ir.type.TypeIr.ScalarTypeIr;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Whether JSON is of a type. Patterns and formats of strings are left to the machine. */
final class DefaultValues {
  private static final Pattern DURATION = Pattern.compile("-?(0|[1-9]\\d{0,11})(\\.\\d{1,9})?s");
  private static final Pattern INTEGER = Pattern.compile("-?(0|[1-9]\\d{0,18})");

  private final Map<String, TypeDefinitionIr> types;

  /** Every name in {@code types} resolves. */
  DefaultValues(Map<String, TypeDefinitionIr> types) {
    this.types = types;
  }

  boolean fits(JsonNode json, TypeIr type) {
    return switch (type) {
      case ScalarTypeIr scalar -> fitsScalar(json, scalar);
      case OptionalTypeIr optional -> json.isNull() || fits(json, optional.of());
      case ListTypeIr list -> fitsList(json, list);
      case MapTypeIr map -> fitsMap(json, map);
      case NamedTypeIr named -> fitsNamed(json, Objects.requireNonNull(types.get(named.name())));
    };
  }

  private boolean fitsScalar(JsonNode json, ScalarTypeIr scalar) {
    LimitsIr limits = scalar.limits();
    return switch (scalar.kind()) {
      case BOOL -> json.isBoolean();
      case INT -> isInteger(json) && within(json.asDouble(), limits);
      case DOUBLE -> json.isNumber() && within(json.doubleValue(), limits);
      case STRING ->
          json.isTextual()
              && within(json.textValue().codePointCount(0, json.textValue().length()), limits);
      case BYTES -> json.isTextual() && base64Size(json.textValue(), limits);
      case DURATION -> json.isTextual() && DURATION.matcher(json.textValue()).matches();
      case TIMESTAMP -> json.isTextual() && isTimestamp(json.textValue());
      case JSON -> true;
    };
  }

  private static boolean isInteger(JsonNode json) {
    return json.isTextual()
        ? INTEGER.matcher(json.textValue()).matches()
        : json.isIntegralNumber() && json.canConvertToLong();
  }

  private static boolean within(double value, LimitsIr limits) {
    return (limits.min() == null || value >= limits.min())
        && (limits.max() == null || value <= limits.max());
  }

  private static boolean base64Size(String text, LimitsIr limits) {
    try {
      return within(Base64.getDecoder().decode(text).length, limits);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean isTimestamp(String text) {
    try {
      return OffsetDateTime.parse(text).getYear() >= 0;
    } catch (DateTimeException e) {
      return false;
    }
  }

  private boolean fitsList(JsonNode json, ListTypeIr list) {
    if (!json.isArray() || !within(json.size(), list.limits())) {
      return false;
    }
    Set<JsonNode> seen = new HashSet<>();
    for (JsonNode item : json) {
      if (!fits(item, list.element()) || !seen.add(item) && list.unique()) {
        return false;
      }
    }
    return true;
  }

  private boolean fitsMap(JsonNode json, MapTypeIr map) {
    if (!json.isObject() || !within(json.size(), map.limits())) {
      return false;
    }
    return json.properties().stream()
        .allMatch(entry ->
            fits(entry.getValue(), map.value())
                && (map.keyEnum() == null
                    || types.get(map.keyEnum()) instanceof EnumIr keys
                        && keys.cases().contains(entry.getKey())));
  }

  private boolean fitsNamed(JsonNode json, TypeDefinitionIr definition) {
    return switch (definition) {
      case EnumIr(List<String> cases) -> json.isTextual() && cases.contains(json.textValue());
      case RecordIr(List<FieldIr> fields) -> fitsFields(json, fields, Set.of());
      case UnionIr union ->
          Optional.ofNullable(json.get("kind"))
              .flatMap(kind ->
                  union.cases().stream()
                      .filter(one -> one.name().equals(kind.textValue()))
                      .findFirst())
              .map(one -> fitsFields(json, one.fields(), Set.of("kind")))
              .orElse(false);
    };
  }

  private boolean fitsFields(JsonNode json, List<FieldIr> fields, Set<String> besides) {
    if (!json.isObject()) {
      return false;
    }
    Set<String> known = new HashSet<>(besides);
    for (FieldIr field : fields) {
      known.add(field.name());
      JsonNode value = json.get(field.name());
      boolean mayMiss = field.defaultValue() != null || field.type() instanceof OptionalTypeIr;
      if (value == null ? !mayMiss : !fits(value, field.type())) {
        return false;
      }
    }
    return json.properties().stream().allMatch(entry -> known.contains(entry.getKey()));
  }
}
