package ai.somagent.soma.ir.sample;

import ai.somagent.soma.ir.node.ExpressionIr;
import ai.somagent.soma.ir.node.RetryIr;
import ai.somagent.soma.ir.type.FieldIr;
import ai.somagent.soma.ir.type.LimitsIr;
import ai.somagent.soma.ir.type.TypeIr;
import ai.somagent.soma.ir.type.TypeIr.ListTypeIr;
import ai.somagent.soma.ir.type.TypeIr.MapTypeIr;
import ai.somagent.soma.ir.type.TypeIr.NamedTypeIr;
import ai.somagent.soma.ir.type.TypeIr.OptionalTypeIr;
import ai.somagent.soma.ir.type.TypeIr.ScalarKind;
import ai.somagent.soma.ir.type.TypeIr.ScalarTypeIr;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;

/** Short words for the parts of hand-built programs. */
public final class SampleTypes {
  public static final TypeIr BOOL = scalar(ScalarKind.BOOL);
  public static final TypeIr INT = scalar(ScalarKind.INT);
  public static final TypeIr DOUBLE = scalar(ScalarKind.DOUBLE);
  public static final TypeIr STRING = scalar(ScalarKind.STRING);
  public static final TypeIr BYTES = scalar(ScalarKind.BYTES);
  public static final TypeIr DURATION = scalar(ScalarKind.DURATION);
  public static final TypeIr TIMESTAMP = scalar(ScalarKind.TIMESTAMP);
  public static final TypeIr JSON = scalar(ScalarKind.JSON);
  public static final RetryIr NO_RETRY = new RetryIr(0, 0, 0, List.of());

  private SampleTypes() {}

  public static TypeIr scalar(ScalarKind kind) {
    return new ScalarTypeIr(kind, LimitsIr.NONE);
  }

  public static TypeIr scalar(ScalarKind kind, double min, double max) {
    return new ScalarTypeIr(kind, new LimitsIr(min, max, null, null));
  }

  public static TypeIr text(String pattern, String format) {
    return new ScalarTypeIr(
        ScalarKind.STRING,
        new LimitsIr(
            1.0, 64.0, pattern.isEmpty() ? null : pattern, format.isEmpty() ? null : format));
  }

  public static TypeIr listOf(TypeIr element) {
    return new ListTypeIr(element, LimitsIr.NONE, false);
  }

  public static TypeIr listOf(TypeIr element, int max) {
    return new ListTypeIr(element, new LimitsIr(null, (double) max, null, null), false);
  }

  public static TypeIr mapOf(TypeIr value) {
    return new MapTypeIr(null, value, LimitsIr.NONE);
  }

  public static TypeIr optional(TypeIr of) {
    return new OptionalTypeIr(of);
  }

  public static TypeIr named(String name) {
    return new NamedTypeIr(name);
  }

  public static FieldIr field(String name, TypeIr type) {
    return new FieldIr(name, type, null);
  }

  public static FieldIr field(String name, TypeIr type, JsonNode defaultValue) {
    return new FieldIr(name, type, defaultValue);
  }

  public static ExpressionIr cel(String text, String... reads) {
    return new ExpressionIr(text, Stream.of(reads).sorted().toList());
  }
}
