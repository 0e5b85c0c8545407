package ai.somagent.soma.lower;

import ai.somagent.soma.checked.CheckedExpression;
import ai.somagent.soma.checked.CheckedExpression.BuiltinChecked;
import ai.somagent.soma.checked.CheckedExpression.EnumCaseChecked;
import ai.somagent.soma.checked.CheckedExpression.FunctionChecked;
import ai.somagent.soma.checked.CheckedExpression.InputChecked;
import ai.somagent.soma.checked.CheckedExpression.LiteralChecked;
import ai.somagent.soma.checked.CheckedExpression.LocalChecked;
import ai.somagent.soma.checked.CheckedExpression.MacroChecked;
import ai.somagent.soma.checked.CheckedExpression.RunChecked;
import ai.somagent.soma.checked.CheckedExpression.SelectChecked;
import ai.somagent.soma.checked.LocalSymbol;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes library calls and macros, and inlines declared functions. */
final class CallPrinter {
  private final CelPrinter printer;

  CallPrinter(CelPrinter printer) {
    this.printer = printer;
  }

  void builtin(BuiltinChecked call, LocalNames names) {
    List<CheckedExpression> arguments = call.arguments();
    int first = 0;
    if (call.member()) {
      printer.print(arguments.getFirst(), CelPrinter.MEMBER, names);
      printer.append(".");
      first = 1;
    }
    printer.append(call.function()).append("(");
    for (int i = first; i < arguments.size(); i++) {
      printer.append(i > first ? ", " : "");
      printer.print(arguments.get(i), CelPrinter.ANY, names);
    }
    printer.append(")");
    boolean one = call.function().equals("first") || call.function().equals("last");
    printer.flatten(one && CelPrinter.holdsAbsent(arguments.getFirst().type()));
  }

  void macro(MacroChecked macro, LocalNames names) {
    printer.print(macro.range(), CelPrinter.MEMBER, names);
    printer.append(".").append(celName(macro)).append("(");
    LocalNames inside = names;
    for (LocalSymbol variable : macro.variables()) {
      String name = printer.freshVariable();
      inside = inside.with(variable, new LocalNames.Variable(name));
      printer.append(name).append(", ");
    }
    boolean first = true;
    for (CheckedExpression body : macro.bodies()) {
      printer.append(first ? "" : ", ");
      first = false;
      printer.print(body, CelPrinter.ANY, inside);
    }
    printer.append(")");
  }

  private static String celName(MacroChecked macro) {
    boolean two = macro.variables().size() == 2;
    return two && macro.macro().equals("exists_one") ? "existsOne" : macro.macro();
  }

  /**
   * The body with the arguments in place of the parameters. An argument that is more than a path
   * and is read more than once is computed once, by a macro over a list of one: CEL has no {@code
   * let}.
   */
  void function(FunctionChecked call, LocalNames names) {
    LocalNames inside = LocalNames.EMPTY;
    List<LocalSymbol> shared = new ArrayList<>();
    List<CheckedExpression> values = new ArrayList<>();
    for (int i = 0; i < call.arguments().size(); i++) {
      LocalSymbol parameter = call.function().parameters().get(i);
      CheckedExpression value = call.arguments().get(i);
      if (isPath(value, names) || Uses.count(call.function().body(), parameter) < 2) {
        inside = inside.with(parameter, new LocalNames.Argument(value, names));
      } else {
        shared.add(parameter);
        values.add(value);
      }
    }
    int opened = 0;
    for (int i = 0; i < shared.size(); i++) {
      String name = printer.freshVariable();
      printer.append("[");
      printer.print(values.get(i), CelPrinter.ANY, names);
      printer.append("].map(").append(name).append(", ");
      inside = inside.with(shared.get(i), new LocalNames.Variable(name));
      opened++;
    }
    printer.print(call.function().body(), CelPrinter.ANY, inside);
    for (int i = 0; i < opened; i++) {
      printer.append(")[0]");
    }
  }

  private static boolean isPath(CheckedExpression value, LocalNames names) {
    return switch (value) {
      case LocalChecked local -> isShort(names.find(local.symbol()));
      case InputChecked input -> true;
      case RunChecked run -> true;
      case LiteralChecked literal -> true;
      case EnumCaseChecked one -> true;
      case SelectChecked select -> isPath(select.target(), names);
      default -> false;
    };
  }

  private static boolean isShort(LocalNames.@Nullable Meaning meaning) {
    return switch (meaning) {
      case null -> true;
      case LocalNames.Variable variable -> true;
      case LocalNames.Argument argument -> isPath(argument.value(), argument.names());
    };
  }
}
