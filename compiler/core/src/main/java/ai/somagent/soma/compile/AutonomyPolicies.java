package ai.somagent.soma.compile;

import ai.somagent.soma.bind.BoundFile;
import ai.somagent.soma.bind.BoundModule;
import ai.somagent.soma.bind.BoundProgram;
import ai.somagent.soma.bind.ModuleBinder;
import ai.somagent.soma.checked.CheckedCapsule;
import ai.somagent.soma.checked.PolicySymbol;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.diagnostic.DiagnosticSink;
import ai.somagent.soma.parse.Parser;
import ai.somagent.soma.source.SourceText;
import ai.somagent.soma.source.Span;
import ai.somagent.soma.syntax.NameSyntax;
import ai.somagent.soma.syntax.ParsedFile;
import ai.somagent.soma.syntax.PathSyntax;
import ai.somagent.soma.type.CheckedDeclarations;
import ai.somagent.soma.type.DeclarationChecker;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The policies of the autonomy levels: module {@code somagent.autonomy}, which stands beside this
 * compiler on the class path because every capsule has a level. Compiled when first asked for,
 * which a mere check never does. Thread-safe.
 */
public final class AutonomyPolicies {
  /** Name of the module and of its text. */
  public static final String MODULE = "somagent.autonomy";

  private static final List<String> LEVELS =
      List.of("supervised", "semi", "autonomous", "kamachiq");

  private AutonomyPolicies() {}

  /** Made once. */
  private static final class Compiled {
    static final List<PolicySymbol> ALL = compile();
  }

  /**
   * The policies of a level: its own, and those of the levels after it.
   *
   * @throws IllegalArgumentException for what is no level
   */
  public static List<PolicySymbol> of(String level) {
    int first = LEVELS.indexOf(level);
    if (first < 0) {
      throw new IllegalArgumentException("no autonomy level: " + level);
    }
    return Compiled.ALL.subList(first, LEVELS.size());
  }

  /** The policies that a capsule names itself, and those of its level. */
  public static List<PolicySymbol> inForce(CheckedCapsule capsule) {
    List<PolicySymbol> policies = new ArrayList<>(capsule.policies());
    for (PolicySymbol level : of(capsule.autonomy())) {
      if (!level.rules().isEmpty() && !names(policies).contains(level.qualifiedName())) {
        policies.add(level);
      }
    }
    return List.copyOf(policies);
  }

  private static List<String> names(List<PolicySymbol> policies) {
    return policies.stream().map(PolicySymbol::qualifiedName).toList();
  }

  private static List<PolicySymbol> compile() {
    ParsedFile parsed = Parser.parse(new SourceText(MODULE + ".soma", text()));
    DiagnosticSink sink = new DiagnosticSink();
    parsed.diagnostics().forEach(sink::report);
    CompilationInput alone = new CompilationInput(List.of(parsed.source()), ModuleLibrary.EMPTY);
    BoundProgram program =
        new ModuleBinder(new LibraryImports(alone), Parser::parse, sink).bind(List.of(parsed));
    CheckedDeclarations declarations = new DeclarationChecker(program, sink).check();
    List<PolicySymbol> policies = new ArrayList<>();
    for (BoundModule module : program.modules()) {
      for (BoundFile file : module.files()) {
        for (String level : LEVELS) {
          policies.add(find(declarations, file, level));
        }
      }
    }
    for (Diagnostic diagnostic : sink.sorted()) {
      if (diagnostic.isError()) {
        throw new IllegalStateException(MODULE + " does not compile: " + diagnostic.message());
      }
    }
    return List.copyOf(policies);
  }

  private static PolicySymbol find(CheckedDeclarations declarations, BoundFile file, String level) {
    Span nowhere = new Span(0, 0);
    PathSyntax path = new PathSyntax(List.of(new NameSyntax(level, nowhere)), nowhere);
    PolicySymbol found = declarations.scope(file).resolvePolicy(path);
    if (found == null) {
      throw new IllegalStateException(MODULE + " has no policy " + level);
    }
    return found;
  }

  private static String text() {
    String resource = "/soma/" + MODULE + ".soma";
    try (InputStream text = AutonomyPolicies.class.getResourceAsStream(resource)) {
      if (text == null) {
        throw new IllegalStateException("not on the class path: " + resource);
      }
      return new String(text.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(resource, e);
    }
  }
}
