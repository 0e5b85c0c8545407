package ai.somagent.soma.json;

import ai.somagent.soma.bind.NearName;
import ai.somagent.soma.diagnostic.CodeFix;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.diagnostic.TextEdit;
import ai.somagent.soma.json.JsonValue.JsonText;
import ai.somagent.soma.json.JsonValue.Place;
import ai.somagent.soma.source.SourceText;
import ai.somagent.soma.source.Span;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with one JSON text. */
final class AstProblems {
  /** Most problems of one text; more would only hide the first. */
  private static final int MOST = 100;

  private final SourceText source;
  private final List<JsonProblem> found = new ArrayList<>();

  AstProblems(SourceText source) {
    this.source = source;
  }

  List<JsonProblem> found() {
    return List.copyOf(found);
  }

  boolean isEmpty() {
    return found.isEmpty();
  }

  SourceText source() {
    return source;
  }

  void add(String pointer, Diagnostic diagnostic) {
    if (found.size() < MOST) {
      found.add(new JsonProblem(pointer, diagnostic));
    }
  }

  private void add(JsonCode code, Place place, Span span, String message, @Nullable String help) {
    add(place.pointer(), diagnostic(code, span, message).withHelp(help));
  }

  private Diagnostic diagnostic(JsonCode code, Span span, String message) {
    return Diagnostic.of(code, source.name(), span, message);
  }

  void tooLarge(int length, int most) {
    String message = "the document has " + length + " characters, more than " + most;
    add("", diagnostic(JsonCode.TOO_LARGE, new Span(0, 0), message));
  }

  void tooDeep(int offset, int most) {
    Span span = new Span(offset, offset);
    String message = "objects and lists stand more than " + most + " deep inside one another";
    String help = "write a long chain of operators as one `{\"expr\": \"…\"}`";
    add("", diagnostic(JsonCode.TOO_DEEP, span, message).withHelp(help));
  }

  void malformed(int offset, String reason) {
    Span span = new Span(offset, offset);
    add("", diagnostic(JsonCode.MALFORMED, span, "this is not JSON: " + firstSentence(reason)));
  }

  private static String firstSentence(String reason) {
    String line = reason.lines().findFirst().orElse("").replaceAll(" \\(code \\d+\\)", "");
    int marker = line.indexOf(" (start marker");
    line = marker < 0 ? line : line.substring(0, marker);
    return line.isEmpty() ? line : Character.toLowerCase(line.charAt(0)) + line.substring(1);
  }

  void repeatedMember(Span span, String pointer, String name) {
    add(
        pointer,
        diagnostic(JsonCode.MALFORMED, span, "the member `" + name + "` stands here twice"));
  }

  /** {@code node} is no text where {@code known} are the nodes that may stand here. */
  void unknownNode(JsonText node, Collection<String> known, Collection<String> everywhere) {
    String name = node.value();
    String near = NearName.find(name, known);
    String message =
        everywhere.contains(name)
            ? "a `" + name + "` node cannot stand here"
            : "there is no node `" + name + "`";
    String help = "one of these may stand here: " + listed(known);
    Diagnostic diagnostic = diagnostic(JsonCode.UNKNOWN_NODE, node.place().span(), message);
    add(
        node.place().pointer(),
        near == null
            ? diagnostic.withHelp(help)
            : diagnostic
                .withHelp("did you mean `" + near + "`?")
                .withFixes(rename(node.place().span(), near)));
  }

  void unknownMember(JsonValue member, String name, String owner, Collection<String> known) {
    String near = NearName.find(name, known);
    Span span = member.place().name();
    Diagnostic diagnostic =
        diagnostic(JsonCode.UNKNOWN_MEMBER, span, owner + " has no member `" + name + "`");
    add(
        member.place().pointer(),
        near == null
            ? diagnostic.withHelp("its members are " + listed(known))
            : diagnostic.withHelp("did you mean `" + near + "`?").withFixes(rename(span, near)));
  }

  private static List<CodeFix> rename(Span span, String near) {
    TextEdit edit = new TextEdit(span, "\"" + near + "\"");
    return List.of(new CodeFix("Rename to `" + near + "`", List.of(edit)));
  }

  void missingMember(Place place, String owner, String name) {
    add(
        JsonCode.MISSING_MEMBER,
        place,
        place.span(),
        owner + " needs the member `" + name + "`",
        null);
  }

  void missingNode(Place place, Collection<String> known) {
    add(
        JsonCode.MISSING_MEMBER,
        place,
        place.span(),
        "this object does not say which node it is",
        "give it the member `node`, one of " + listed(known));
  }

  void wrongType(JsonValue value, String expected) {
    wrongType(value, expected, null);
  }

  void wrongType(JsonValue value, String expected, @Nullable String help) {
    Place place = value.place();
    String message = "expected " + expected + ", found " + value.kind();
    add(JsonCode.WRONG_TYPE, place, place.span(), message, help);
  }

  /** An expression is wanted, or something like it. */
  void notANode(JsonValue value, boolean takesText) {
    String help = "a node is an object with the member `node`";
    String text = "; an expression may also be its text: `{\"expr\": \"…\"}`";
    wrongType(value, "a node", takesText ? help + text : help);
  }

  void badName(Place place, Span span, String name) {
    String message = "`" + shortened(name) + "` cannot be a name";
    String help =
        "names hold ASCII letters, digits and `_`; other JSON names may also hold `.` `/` `-` and"
            + " spaces";
    add(JsonCode.BAD_NAME, place, span, message, help);
  }

  void badValue(JsonValue value, String message, @Nullable String help) {
    add(JsonCode.BAD_VALUE, value.place(), value.place().span(), message, help);
  }

  void memberChoice(Place place, String message) {
    add(JsonCode.MEMBER_CHOICE, place, place.span(), message, null);
  }

  void badExpression(Place place, String message, @Nullable String help) {
    add(JsonCode.BAD_EXPRESSION, place, place.span(), message, help);
  }

  static String shortened(String text) {
    return text.length() <= 60 ? text : text.substring(0, 60) + "…";
  }

  static String listed(Collection<String> names) {
    return "`" + String.join("` `", names) + "`";
  }
}
