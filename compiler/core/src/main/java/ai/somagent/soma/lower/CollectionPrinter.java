package ai.somagent.soma.lower;

import ai.somagent.soma.checked.CheckedArgument;
import ai.somagent.soma.checked.CheckedExpression;
import ai.somagent.soma.checked.CheckedExpression.EntryChecked;
import ai.somagent.soma.checked.CheckedExpression.ListChecked;
import ai.somagent.soma.checked.CheckedExpression.LiteralChecked;
import ai.somagent.soma.checked.CheckedExpression.MapChecked;
import ai.somagent.soma.checked.CheckedExpression.WidenChecked;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes lists and maps, records among them; what is absent is left out or keeps its place. */
final class CollectionPrinter {
  private final CelPrinter printer;

  CollectionPrinter(CelPrinter printer) {
    this.printer = printer;
  }

  void fields(@Nullable String kind, List<CheckedArgument> fields, LocalNames names) {
    printer.append("{");
    if (kind != null) {
      printer.append("\"kind\": ").append(CelText.quoted(kind));
    }
    boolean first = kind == null;
    for (CheckedArgument field : fields) {
      if (isNull(field.value())) {
        continue;
      }
      printer.append(first ? "" : ", ");
      first = false;
      entry(CelText.quoted(field.name()), field.value(), true, names);
    }
    printer.append("}");
  }

  private static boolean isNull(CheckedExpression value) {
    return value instanceof LiteralChecked literal
        && literal.value() == null
        && CelPrinter.isOptional(value);
  }

  /** One entry; left out when the value is absent. */
  private void entry(String key, CheckedExpression value, boolean loose, LocalNames names) {
    if (value instanceof WidenChecked widen && CelPrinter.isOptional(widen) && loose) {
      printer.append(key).append(": ");
      printer.printLoose(widen.value(), names);
    } else if (value instanceof WidenChecked widen && CelPrinter.isOptional(widen.value())) {
      printer.append("?").append(key).append(": ");
      printer.print(widen.value(), CelPrinter.ANY, names);
    } else if (CelPrinter.isOptional(value)) {
      printer.append("?").append(key).append(": ");
      printer.print(value, CelPrinter.ANY, names);
    } else {
      printer.append(key).append(": ");
      printPart(value, loose, names);
    }
  }

  private void printPart(CheckedExpression part, boolean loose, LocalNames names) {
    if (loose) {
      printer.printLoose(part, names);
    } else {
      printer.print(part, CelPrinter.ANY, names);
    }
  }

  void list(ListChecked list, boolean loose, LocalNames names) {
    printer.append("[");
    boolean first = true;
    for (CheckedExpression element : list.elements()) {
      printer.append(first ? "" : ", ");
      first = false;
      printer.append(
          CelPrinter.isOptional(element) && !CelPrinter.holdsAbsent(list.type()) ? "?" : "");
      printPart(element, loose, names);
    }
    printer.append("]");
  }

  void map(MapChecked map, boolean loose, LocalNames names) {
    printer.append("{");
    boolean first = true;
    for (EntryChecked entry : map.entries()) {
      printer.append(first ? "" : ", ");
      first = false;
      String key = printer.piece(entry.key(), names);
      if (CelPrinter.holdsAbsent(map.type())) {
        printer.append(key).append(": ");
        printer.print(entry.value(), CelPrinter.ANY, names);
      } else {
        entry(key, entry.value(), loose, names);
      }
    }
    printer.append("}");
  }
}
