package ai.somagent.soma.contract.type;

import ai.somagent.soma.contract.document.ContractFindings;
import ai.somagent.soma.contract.text.SomaLiteral;
import ai.somagent.soma.ir.type.PatternBound;
import ai.somagent.soma.type.PatternScan;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Strings, numbers and booleans with their limits. */
final class ScalarTypes {
  private static final double EXACT = 9_007_199_254_740_992.0;

  private final ContractFindings findings;

  ScalarTypes(ContractFindings findings) {
    this.findings = findings;
  }

  TypeText of(String type, Place place) {
    String text =
        switch (type) {
          case "string" -> string(place);
          case "integer" -> "int" + limits(numbers(place, true));
          case "number" -> "double" + limits(numbers(place, false));
          case "boolean" -> "bool";
          default -> {
            findings.invalid(
                place.pointer() + "/type", "`" + type.replace('`', '\'') + "` is no type");
            yield "json";
          }
        };
    return new TypeText(text, false);
  }

  private String string(Place place) {
    String format = place.text("format");
    boolean base64 = place.text("contentEncoding").equals("base64");
    if (format.equals("date-time")) {
      return "timestamp";
    }
    if (format.equals("byte") || format.equals("binary") || base64) {
      return "bytes";
    }
    List<String> limits = sizes(place, "minLength", "maxLength");
    String pattern = place.text("pattern");
    if (!pattern.isEmpty() && isUsable(place, pattern)) {
      limits.add("pattern: " + SomaLiteral.string(pattern));
    }
    if (isKnown(format)) {
      limits.add("format: " + SomaLiteral.string(format));
    }
    return "string" + limits(limits);
  }

  private boolean isUsable(Place place, String pattern) {
    String refusal = PatternScan.refusal(pattern);
    if (refusal == null) {
      refusal = PatternBound.refusal(pattern);
    }
    if (refusal != null) {
      findings.widened(place.pointer() + "/pattern", "the pattern is left out, since " + refusal);
    }
    return refusal == null;
  }

  /** Formats that a validator of values checks; others say nothing to it. */
  private static boolean isKnown(String format) {
    return switch (format) {
      case "email", "uri", "uri-reference", "uuid", "date", "time", "duration" -> true;
      case "ipv4", "ipv6", "hostname", "regex", "json-pointer", "idn-email" -> true;
      default -> false;
    };
  }

  /** Limits of the items of a list. */
  String items(Place place) {
    List<String> limits = sizes(place, "minItems", "maxItems");
    if (place.schema().path("uniqueItems").asBoolean(false)) {
      limits.add("unique: true");
    }
    return limits(limits);
  }

  /** Limits of the entries of a map. */
  String entries(Place place) {
    return limits(sizes(place, "minProperties", "maxProperties"));
  }

  private List<String> sizes(Place place, String least, String most) {
    Double min = number(place, least);
    Double max = number(place, most);
    return ordered(place, min != null && min <= 0 ? null : min, max);
  }

  private List<String> numbers(Place place, boolean whole) {
    Double min = number(place, "minimum");
    Double max = number(place, "maximum");
    Double above = exclusive(place, "exclusiveMinimum", min);
    Double below = exclusive(place, "exclusiveMaximum", max);
    if (!whole && (above != null || below != null)) {
      findings.widened(
          place.pointer(), "a limit that is not part of the range counts as part of it");
    }
    if (place.schema().has("multipleOf")) {
      findings.widened(place.pointer() + "/multipleOf", "it is left out");
    }
    if (above != null && (min == null || above >= min)) {
      min = above;
      min += whole ? Math.floor(above) + 1 - above : 0;
    }
    if (below != null && (max == null || below <= max)) {
      max = below;
      max -= whole ? below - Math.ceil(below) + 1 : 0;
    }
    if (whole && min != null) {
      min = Math.ceil(min);
    }
    if (whole && max != null) {
      max = Math.floor(max);
    }
    return ordered(place, min, max);
  }

  /** A number since draft 6; before, and in OpenAPI 3.0, a word about the limit beside it. */
  private static @Nullable Double exclusive(Place place, String key, @Nullable Double limit) {
    JsonNode value = place.schema().path(key);
    return value.isBoolean() ? (value.asBoolean() ? limit : null) : number(place, key);
  }

  private static @Nullable Double number(Place place, String key) {
    JsonNode value = place.schema().path(key);
    if (!value.isNumber() || Math.abs(value.asDouble()) > EXACT) {
      return null;
    }
    return value.asDouble();
  }

  private List<String> ordered(Place place, @Nullable Double min, @Nullable Double max) {
    List<String> limits = new ArrayList<>();
    if (min != null && max != null && min > max) {
      findings.widened(place.pointer(), "no value fits its limits, so they are left out");
      return limits;
    }
    if (min != null) {
      limits.add("min: " + SomaLiteral.number(min));
    }
    if (max != null) {
      limits.add("max: " + SomaLiteral.number(max));
    }
    return limits;
  }

  private static String limits(List<String> limits) {
    return limits.isEmpty() ? "" : "(" + String.join(", ", limits) + ")";
  }
}
