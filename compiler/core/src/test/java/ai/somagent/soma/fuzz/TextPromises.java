package ai.somagent.soma.fuzz;

import ai.somagent.soma.bound.Bounds;
import ai.somagent.soma.checked.CheckedCapsule;
import ai.somagent.soma.compile.Compilation;
import ai.somagent.soma.compile.CompilationInput;
import ai.somagent.soma.compile.CompiledCapsule;
import ai.somagent.soma.compile.Compiler;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.format.Formatter;
import ai.somagent.soma.ir.codec.IrCodec;
import ai.somagent.soma.ir.codec.IrFormatException;
import ai.somagent.soma.ir.verify.IrVerifier;
import ai.somagent.soma.json.JsonAst;
import ai.somagent.soma.json.JsonAst.Layout;
import ai.somagent.soma.json.JsonProgram;
import ai.somagent.soma.label.Labels;
import ai.somagent.soma.parse.Parser;
import ai.somagent.soma.source.SourceText;
import ai.somagent.soma.source.Span;
import ai.somagent.soma.syntax.ParsedFile;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** What the whole compiler promises about any text. Throws an {@link AssertionError} otherwise. */
final class TextPromises {
  private static final String NAME = "main.soma";

  private TextPromises() {}

  /** Compiles, explains, formats, writes as JSON and lowers {@code text}. */
  static void keep(String text) {
    Compilation compilation = compile(text);
    ParsedFile file = compilation.files().getFirst();
    require(file.file().span().length() == text.length(), "the tree is not the whole text");
    compilation.diagnostics().forEach(d -> inside(d, text));
    for (CheckedCapsule capsule : compilation.checkedCapsules()) {
      Labels.of(capsule);
      Bounds.of(capsule);
    }
    if (!file.hasErrors()) {
      formatted(file);
      json(file);
    }
    if (!compilation.hasErrors()) {
      compilation.capsules().forEach(TextPromises::lowered);
    }
  }

  static Compilation compile(String text) {
    List<SourceText> sources = List.of(new SourceText(NAME, text));
    return Compiler.compile(new CompilationInput(sources, StandardModules.LIBRARY));
  }

  private static void inside(Diagnostic diagnostic, String text) {
    inside(diagnostic.span(), text, diagnostic);
    diagnostic.fixes().stream()
        .flatMap(fix -> fix.edits().stream())
        .forEach(edit -> inside(edit.span(), text, diagnostic));
    diagnostic.related().stream()
        .filter(related -> related.source().equals(NAME))
        .forEach(related -> inside(related.span(), text, diagnostic));
  }

  private static void inside(Span span, String text, Diagnostic diagnostic) {
    boolean inside = 0 <= span.start() && span.start() <= span.end() && span.end() <= text.length();
    require(inside, "outside of the text: " + diagnostic);
  }

  private static void formatted(ParsedFile file) {
    String once = Formatter.format(file);
    ParsedFile again = parse(once);
    require(!again.hasErrors(), "formatting broke it:\n" + once + again.diagnostics());
    require(Formatter.format(again).equals(once), "formatting twice differs:\n" + once);
    String digest = JsonAst.digest(file);
    boolean same = digest == null || digest.equals(JsonAst.digest(again));
    require(same, "formatting changed the meaning:\n" + once);
  }

  private static void json(ParsedFile file) {
    ObjectNode json = JsonAst.write(file, Layout.FULL).json();
    if (json != null) {
      JsonProgram read = JsonAst.read(new SourceText("main.json", json.toString()));
      require(read.problems().isEmpty(), "JSON is refused: " + read.problems() + json);
      String digest = JsonAst.digest(file);
      boolean same = digest == null || digest.equals(JsonAst.digest(read.file()));
      require(same, "JSON changed the meaning: " + json);
    }
  }

  private static void lowered(CompiledCapsule capsule) {
    String wrong = String.valueOf(IrVerifier.verify(capsule.program()));
    require(wrong.equals("[]"), "the verifier refuses it: " + wrong);
    try {
      boolean same = IrCodec.read(IrCodec.write(capsule.program())).equals(capsule.program());
      require(same, "the program's JSON is another program");
    } catch (IrFormatException e) {
      throw new AssertionError("the program's JSON is refused", e);
    }
  }

  private static ParsedFile parse(String text) {
    return Parser.parse(new SourceText(NAME, text));
  }

  static void require(boolean kept, String what) {
    if (!kept) {
      throw new AssertionError(what);
    }
  }
}
