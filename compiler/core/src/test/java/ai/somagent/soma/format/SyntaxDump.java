package ai.somagent.soma.format;

import ai.somagent.soma.source.Span;
import ai.somagent.soma.syntax.CapsuleSyntax;
import ai.somagent.soma.syntax.ClauseSyntax;
import ai.somagent.soma.syntax.EffectSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.DoubleSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.IntSyntax;
import ai.somagent.soma.syntax.PlanSyntax;
import ai.somagent.soma.syntax.StringSyntax;
import ai.somagent.soma.syntax.StringSyntax.Part;
import ai.somagent.soma.syntax.StringSyntax.TextPart;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes a syntax tree without anything that is only layout: spans, the spelling of numbers and the
 * quoting of strings, and the order of members that have a canonical one.
 */
public final class SyntaxDump {
  private final StringBuilder out = new StringBuilder();

  private SyntaxDump() {}

  public static String of(Record tree) {
    SyntaxDump dump = new SyntaxDump();
    dump.value(tree, 0);
    return dump.out.toString();
  }

  private void value(@Nullable Object value, int depth) {
    switch (value) {
      case null -> line(depth, "null");
      case IntSyntax number -> line(depth, "int " + Long.decode(plain(number.text())));
      case DoubleSyntax number -> line(depth, "double " + Double.valueOf(plain(number.text())));
      case StringSyntax string -> string(string, depth);
      case List<?> list -> {
        line(depth, "list");
        sorted(list).forEach(item -> value(item, depth + 1));
      }
      case Record record -> {
        line(depth, record.getClass().getSimpleName());
        for (RecordComponent component : record.getClass().getRecordComponents()) {
          if (component.getType() != Span.class) {
            value(read(record, component), depth + 1);
          }
        }
      }
      default -> line(depth, value.toString());
    }
  }

  private static String plain(String number) {
    String digits = number.replace("_", "");
    return digits.startsWith("0x") ? digits : digits.replaceFirst("^0+(?=\\d)", "");
  }

  private static @Nullable Object read(Record record, RecordComponent component) {
    try {
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  private void string(StringSyntax string, int depth) {
    line(depth, "string");
    StringBuilder text = new StringBuilder();
    for (Part part : string.parts()) {
      if (part instanceof TextPart piece) {
        text.append(piece.text());
      } else {
        line(depth + 1, quoted(text));
        value(part, depth + 1);
      }
    }
    line(depth + 1, quoted(text));
  }

  private static String quoted(StringBuilder text) {
    String quoted = "'" + text.toString().replace("\n", "⏎") + "'";
    text.setLength(0);
    return quoted;
  }

  private static List<?> sorted(List<?> list) {
    List<Object> sorted = new ArrayList<>(list);
    if (!list.isEmpty() && hasCanonicalOrder(list.getFirst())) {
      sorted.sort(Comparator.comparing(SyntaxDump::kind));
    }
    return sorted;
  }

  private static boolean hasCanonicalOrder(Object item) {
    return item instanceof CapsuleSyntax.Member
        || item instanceof PlanSyntax.Member
        || item instanceof PlanSyntax.NodeItem
        || item instanceof ClauseSyntax;
  }

  private static String kind(Object item) {
    return switch (item) {
      case CapsuleSyntax.ScheduleMember _, CapsuleSyntax.EventMember _ -> "Trigger";
      case PlanSyntax.PhaseMember phase -> "Phase" + phase.phase();
      case PlanSyntax.NodeMember _, PlanSyntax.DeployMember _ -> "Node";
      case PlanSyntax.EffectItem effect
          when effect.effect() instanceof EffectSyntax.ApproveSyntax ->
          "Approve";
      case PlanSyntax.EffectItem _, PlanSyntax.LetItem _ -> "Maker";
      default -> item.getClass().getSimpleName();
    };
  }

  private void line(int depth, String text) {
    out.repeat("  ", depth).append(text).append('\n');
  }
}
