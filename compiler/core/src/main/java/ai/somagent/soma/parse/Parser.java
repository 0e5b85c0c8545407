package ai.somagent.soma.parse;

import ai.somagent.soma.grammar.SomaParser;
import ai.somagent.soma.grammar.SomaParser.FileContext;
import ai.somagent.soma.grammar.SomaParserBase.NestingTooDeepException;
import ai.somagent.soma.grammar.SomaScanner;
import ai.somagent.soma.source.SourceText;
import ai.somagent.soma.syntax.CommentSyntax;
import ai.somagent.soma.syntax.FileSyntax;
import ai.somagent.soma.syntax.ParsedFile;
import java.util.List;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.misc.ParseCancellationException;
import org.jspecify.annotations.Nullable;

/** Reads texts. Has no state and is safe for use by many threads. */
public final class Parser {
  private Parser() {}

  /** The tree of {@code source} and what is wrong with it; there is no text it refuses. */
  public static ParsedFile parse(SourceText source) {
    return run(source).file();
  }

  /**
   * @param neededLl whether the text is sound but only full LL prediction could read it
   */
  record Run(ParsedFile file, boolean neededLl) {}

  static Run run(SourceText source) {
    ParseReport report = new ParseReport(source);
    TokenScan scan = new TokenScan(report);
    boolean readable = CharacterScan.isReadable(report);
    boolean read = readable && scan.read(new SomaScanner(charactersOf(source)));
    if (scan.endsInBlockString()) {
      report = new ParseReport(source);
      scan = new TokenScan(report);
      SourceCharStream characters = charactersOf(source);
      read = scan.read(new SomaScanner(characters), new BlockStringCuts(characters));
    }
    if (!read) {
      return unread(report, scan.comments());
    }
    scan.reportCharacters(CharacterScan.findings(source));
    TokenBuffer tokens = scan.buffer();
    try {
      FileContext sound = scan.isBalanced() ? strictly(tokens) : null;
      boolean neededLl = false;
      FileContext context = sound;
      if (context == null) {
        int before = report.count();
        context = tolerantly(tokens, report);
        neededLl = report.count() == before;
      }
      FileSyntax file = new FileBuilder(report).file(context);
      return new Run(new ParsedFile(source, file, scan.comments(), report.sorted()), neededLl);
    } catch (NestingTooDeepException e) {
      LexedToken where = tokens.at(0);
      report.add(TextDiagnostics.nestingTooDeep(source, where.span(), TokenScan.MAX_DEPTH));
      return unread(report, scan.comments());
    }
  }

  private static SourceCharStream charactersOf(SourceText source) {
    return new SourceCharStream(source.text(), source.name());
  }

  private static Run unread(ParseReport report, List<CommentSyntax> comments) {
    FileSyntax file = FileBuilder.unread(report);
    return new Run(new ParsedFile(report.source(), file, comments, report.sorted()), false);
  }

  /** The parse tree of a sound text, or null at the first mistake. */
  private static @Nullable FileContext strictly(TokenBuffer tokens) {
    SomaParser parser = new SomaParser(tokens);
    parser.removeErrorListeners();
    parser.setErrorHandler(new BailErrorStrategy());
    parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
    try {
      return parser.file();
    } catch (ParseCancellationException e) {
      return null;
    }
  }

  /** The parse tree of any text; every mistake is reported. */
  private static FileContext tolerantly(TokenBuffer tokens, ParseReport report) {
    new BracketRepair(tokens, report).run();
    new IdiomRepair(tokens, report).run();
    SomaParser parser = new SomaParser(tokens);
    parser.removeErrorListeners();
    parser.setErrorHandler(new RecoveringStrategy(tokens, report));
    parser.getInterpreter().setPredictionMode(PredictionMode.LL);
    return parser.file();
  }
}
