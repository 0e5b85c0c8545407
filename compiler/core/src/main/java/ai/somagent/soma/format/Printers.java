package ai.somagent.soma.format;

/** The printers of one file, each for one area of the language; they call each other. */
final class Printers {
  private final Trivia trivia;
  private final Layouts layouts;
  private final StringPrinter strings;
  private final TypePrinter types;
  private final ExpressionPrinter expressions;
  private final ChainPrinter chains;
  private final EffectPrinter effects;
  private final ControlPrinter controls;
  private final StatementPrinter statements;

  Printers(Trivia trivia) {
    this.trivia = trivia;
    this.layouts = new Layouts(trivia);
    this.strings = new StringPrinter(this);
    this.types = new TypePrinter(this);
    this.expressions = new ExpressionPrinter(this);
    this.chains = new ChainPrinter(this);
    this.effects = new EffectPrinter(this);
    this.controls = new ControlPrinter(this);
    this.statements = new StatementPrinter(this);
  }

  Trivia trivia() {
    return trivia;
  }

  Layouts layouts() {
    return layouts;
  }

  StringPrinter strings() {
    return strings;
  }

  TypePrinter types() {
    return types;
  }

  ExpressionPrinter expressions() {
    return expressions;
  }

  ChainPrinter chains() {
    return chains;
  }

  EffectPrinter effects() {
    return effects;
  }

  ControlPrinter controls() {
    return controls;
  }

  StatementPrinter statements() {
    return statements;
  }
}
