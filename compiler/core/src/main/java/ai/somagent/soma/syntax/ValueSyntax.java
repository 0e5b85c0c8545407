package ai.somagent.soma.syntax;

/** What may stand after {@code =}, {@code return}, {@code yield} or {@code ->}. */
public sealed interface ValueSyntax extends Syntax
    permits ExpressionSyntax, EffectSyntax, ControlSyntax {}
