package ai.somagent.soma.type;

import ai.somagent.soma.bind.BoundFile;
import ai.somagent.soma.bind.BoundModule;
import ai.somagent.soma.bind.BoundProgram;
import ai.somagent.soma.bind.LibraryTexts;
import ai.somagent.soma.bind.ModuleBinder;
import ai.somagent.soma.checked.CheckedExpression;
import ai.somagent.soma.checked.FunctionSymbol;
import ai.somagent.soma.checked.LocalSymbol;
import ai.somagent.soma.checked.NamedTypeSymbol;
import ai.somagent.soma.checked.NamedTypeSymbol.RecordDefinition;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.diagnostic.DiagnosticSink;
import ai.somagent.soma.parse.Parser;
import ai.somagent.soma.source.SourceText;
import ai.somagent.soma.syntax.DeclarationSyntax;
import ai.somagent.soma.syntax.DeclarationSyntax.ConstSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax;
import ai.somagent.soma.syntax.FileSyntax;
import ai.somagent.soma.syntax.ParsedFile;
import ai.somagent.soma.syntax.TypeSyntax;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One expression checked among declarations, for tests. It sees the fields of the record {@code
 * Input}, if there is one, as {@code input}, and the parameters of {@code function locals(…)} as
 * variables.
 *
 * @param value what the expression means
 * @param diagnostics everything that was said, declarations included
 */
public record TypedModule(CheckedExpression value, List<Diagnostic> diagnostics) {
  private static final String PROBE = "probe_";

  /** Checks {@code expression} against no type. */
  public static TypedModule of(String declarations, String expression) {
    return of(declarations, "", expression);
  }

  /** Checks {@code expression} against {@code type}, or against none when that is empty. */
  public static TypedModule of(String declarations, String type, String expression) {
    String annotation = type.isEmpty() ? "" : ": " + type;
    String text =
        "module probe\n\n"
            + declarations
            + "\n\nlet "
            + PROBE
            + annotation
            + " = "
            + expression
            + "\n";
    ParsedFile whole = Parser.parse(new SourceText("probe.soma", text));
    if (whole.hasErrors()) {
      throw new AssertionError("the test does not parse: " + whole.diagnostics());
    }
    ConstSyntax probe = probe(whole);
    DiagnosticSink sink = new DiagnosticSink();
    BoundProgram program =
        new ModuleBinder(LibraryTexts.NONE, Parser::parse, sink)
            .bind(List.of(without(whole, probe)));
    BoundModule module = program.modules().getFirst();
    BoundFile file = module.files().getFirst();
    ModuleScope scope = new DeclarationChecker(program, sink).check().scope(file);
    CheckedExpression value = check(probe, scope, sink);
    return new TypedModule(value, sink.sorted());
  }

  private static CheckedExpression check(
      ConstSyntax probe, ModuleScope scope, DiagnosticSink sink) {
    Environment environment = Environment.of(scope);
    NamedTypeSymbol input = scope.findType("Input");
    if (input != null) {
      environment = environment.withInput(((RecordDefinition) input.definition()).fields());
    }
    FunctionSymbol locals = scope.findFunction("locals");
    if (locals != null) {
      for (LocalSymbol local : locals.parameters()) {
        environment = environment.with(local);
      }
    }
    TypeSyntax type = probe.type();
    ExpressionSyntax value = probe.value();
    return new ExpressionChecker(sink)
        .check(value, environment, type == null ? null : scope.resolveType(type));
  }

  private static ConstSyntax probe(ParsedFile whole) {
    for (DeclarationSyntax declaration : whole.file().declarations()) {
      if (declaration instanceof ConstSyntax one && one.name().text().equals(PROBE)) {
        return one;
      }
    }
    throw new AssertionError("no probe in " + whole.source().text());
  }

  private static ParsedFile without(ParsedFile whole, DeclarationSyntax probe) {
    List<DeclarationSyntax> rest = new ArrayList<>(whole.file().declarations());
    rest.remove(probe);
    FileSyntax file =
        new FileSyntax(whole.file().module(), whole.file().imports(), rest, whole.file().span());
    return new ParsedFile(whole.source(), file, whole.comments(), whole.diagnostics());
  }

  /** The only diagnostic. */
  public Diagnostic only() {
    if (diagnostics.size() != 1) {
      throw new AssertionError("expected one diagnostic, found " + diagnostics);
    }
    return diagnostics.getFirst();
  }

  /** Ids and messages, for assertions. */
  public List<String> messages() {
    return diagnostics.stream().map(d -> d.code().id() + " " + d.message()).toList();
  }

  /** The type as authors write it, or null when something was reported. */
  public @Nullable String type() {
    return diagnostics.isEmpty() ? TypeNames.show(value.type()) : null;
  }
}
