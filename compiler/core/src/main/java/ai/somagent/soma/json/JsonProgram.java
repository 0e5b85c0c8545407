package ai.somagent.soma.json;

import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.diagnostic.RelatedSpan;
import ai.somagent.soma.json.JsonValue.Place;
import ai.somagent.soma.parse.Parser;
import ai.somagent.soma.source.SourceText;
import ai.somagent.soma.source.Span;
import ai.somagent.soma.syntax.ParsedFile;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A program that was read from JSON. Immutable. */
public final class JsonProgram {
  private final SourceText json;
  private final @Nullable ParsedFile file;
  private final AstPlaces places;
  private final List<JsonProblem> problems;

  private JsonProgram(
      SourceText json, @Nullable ParsedFile file, AstPlaces places, List<JsonProblem> problems) {
    this.json = json;
    this.file = file;
    this.places = places;
    this.problems = List.copyOf(problems);
  }

  static JsonProgram refused(SourceText json, List<JsonProblem> problems) {
    return new JsonProgram(json, null, new AstPlaces(List.of()), problems);
  }

  static JsonProgram read(SourceText json, AstReading reading) {
    ParsedFile parsed = Parser.parse(new SourceText(json.name(), reading.text()));
    JsonProgram program = new JsonProgram(json, parsed, reading.places(), List.of());
    List<JsonProblem> problems = new ArrayList<>();
    parsed.diagnostics().forEach(diagnostic -> problems.add(program.problem(diagnostic)));
    return problems.isEmpty() ? program : refused(json, problems);
  }

  /** What is wrong with the form of the JSON, in order of place; empty when there is a file. */
  public List<JsonProblem> problems() {
    return problems;
  }

  /**
   * The program as a parsed Soma text, without syntax errors. The text is not laid out well; format
   * it before showing it.
   *
   * @throws IllegalStateException when there are problems
   */
  public ParsedFile file() {
    if (file == null) {
      throw new IllegalStateException(json.name() + " was refused");
    }
    return file;
  }

  /**
   * A diagnostic of {@link #file()}, said of the JSON: spans are places in the JSON text, and
   * fixes, which are edits of Soma text, are left out.
   */
  public JsonProblem problem(Diagnostic diagnostic) {
    Place place = places.find(diagnostic.span());
    List<RelatedSpan> related = new ArrayList<>();
    for (RelatedSpan other : diagnostic.related()) {
      boolean here = other.source().equals(json.name());
      related.add(
          here ? new RelatedSpan(other.source(), span(other.span()), other.label()) : other);
    }
    Diagnostic moved =
        new Diagnostic(
            diagnostic.code(),
            diagnostic.severity(),
            diagnostic.source(),
            span(diagnostic.span()),
            diagnostic.message(),
            diagnostic.help(),
            related,
            List.of());
    return new JsonProblem(place == null ? "" : place.pointer(), moved);
  }

  private Span span(Span text) {
    Place place = places.find(text);
    return place == null ? new Span(0, 0) : place.span();
  }
}
