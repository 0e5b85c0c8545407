package ai.somagent.soma.type;

import ai.somagent.soma.source.Span;
import ai.somagent.soma.syntax.EffectSyntax;

/** How messages name effects. */
final class EffectWords {
  private EffectWords() {}

  /** The verb in source. */
  static String verb(EffectSyntax effect) {
    return switch (effect) {
      case EffectSyntax.InvokeSyntax invoke ->
          switch (invoke.verb()) {
            case CALL -> "call";
            case RUN -> "run";
            case START -> "start";
            case ASK -> "ask";
          };
      case EffectSyntax.ApproveSyntax ignored -> "approve";
      case EffectSyntax.AwaitSyntax ignored -> "await";
      case EffectSyntax.SleepSyntax ignored -> "sleep";
      case EffectSyntax.EmitSyntax ignored -> "emit";
      case EffectSyntax.EndorseSyntax ignored -> "endorse";
    };
  }

  /** Where the verb stands. */
  static Span keyword(EffectSyntax effect) {
    Span whole = effect.span();
    return new Span(whole.start(), Math.min(whole.end(), whole.start() + verb(effect).length()));
  }
}
