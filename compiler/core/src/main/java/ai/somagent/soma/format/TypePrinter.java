package ai.somagent.soma.format;

import ai.somagent.soma.syntax.ExpressionSyntax;
import ai.somagent.soma.syntax.FieldSyntax;
import ai.somagent.soma.syntax.NameSyntax;
import ai.somagent.soma.syntax.SettingSyntax;
import ai.somagent.soma.syntax.TypeSyntax;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Types, fields and parameters, settings. */
final class TypePrinter {
  /** More fields than this never share a line. */
  private static final int FIELDS_ON_A_LINE = 2;

  private final Printers printers;

  TypePrinter(Printers printers) {
    this.printers = printers;
  }

  Doc type(TypeSyntax type) {
    List<Doc> parts = new ArrayList<>();
    parts.add(printers.trivia().before(type.span().start()));
    for (NameSyntax label : type.labels()) {
      parts.add(Doc.text(label.text() + " "));
    }
    parts.add(Words.typeName(type.name()));
    if (!type.arguments().isEmpty()) {
      List<Doc> arguments = new ArrayList<>();
      for (TypeSyntax argument : type.arguments()) {
        arguments.add(type(argument));
      }
      parts.add(Doc.text("<"));
      parts.add(Doc.join(arguments, Doc.text(", ")));
      parts.add(Doc.text(">"));
    }
    if (!type.limits().isEmpty()) {
      parts.add(printers.expressions().named(type.limits()));
    }
    parts.add(Doc.text(type.optional() ? "?" : ""));
    return Doc.concat(parts);
  }

  /** {@code : type}, or nothing. */
  Doc annotation(@Nullable TypeSyntax type) {
    return type == null ? Doc.NOTHING : Doc.concat(Doc.text(": "), type(type));
  }

  /** {@code -> type}, or nothing. */
  Doc result(@Nullable TypeSyntax type) {
    return type == null ? Doc.NOTHING : Doc.concat(Doc.text(" -> "), type(type));
  }

  private Doc field(FieldSyntax field) {
    return Doc.concat(Words.word(field.name()), typeAndDefault(field));
  }

  private Doc binding(FieldSyntax parameter) {
    return Doc.concat(Words.name(parameter.name()), typeAndDefault(parameter));
  }

  private Doc typeAndDefault(FieldSyntax field) {
    ExpressionSyntax value = field.defaultValue();
    return Doc.concat(
        Doc.text(": "),
        type(field.type()),
        value == null
            ? Doc.NOTHING
            : Doc.concat(Doc.text(" = "), printers.expressions().print(value)));
  }

  /** {@code (a: T, b: T)}; {@code from} is any offset between the name and the parenthesis. */
  Doc parameters(List<FieldSyntax> parameters, int from) {
    return printers.layouts().tight("(", parameters, ")", end(parameters, from), this::field);
  }

  /** As {@link #parameters}, for those that a body refers to by their bare names. */
  Doc bindings(List<FieldSyntax> parameters, int from) {
    return printers.layouts().tight("(", parameters, ")", end(parameters, from), this::binding);
  }

  private int end(List<FieldSyntax> parameters, int from) {
    int last = parameters.isEmpty() ? from : parameters.getLast().span().end();
    return printers.trivia().find(')', last);
  }

  /** As {@link #parameters}, but nothing where there are none. */
  Doc optionalParameters(List<FieldSyntax> parameters, int from) {
    return parameters.isEmpty() ? Doc.NOTHING : parameters(parameters, from);
  }

  /** Fields in braces, one a line; {@code end} is where the brace closes. */
  Doc record(List<FieldSyntax> fields, int end) {
    return printers.layouts().body(fields, end, this::field);
  }

  /** Fields in braces, on one line when they are few and fit. */
  Doc fields(List<FieldSyntax> fields, int end) {
    return fields.size() > FIELDS_ON_A_LINE
        ? record(fields, end)
        : printers.layouts().fields(fields, end, this::field);
  }

  Doc setting(SettingSyntax setting) {
    return Doc.concat(
        Words.word(setting.key()), Doc.text(": "), printers.expressions().print(setting.value()));
  }

  /** Settings in braces after a space, on one line when they fit; nothing without settings. */
  Doc settings(List<SettingSyntax> settings, int end) {
    return settings.isEmpty()
        ? Doc.NOTHING
        : Doc.concat(Doc.text(" "), printers.layouts().fields(settings, end, this::setting));
  }
}
