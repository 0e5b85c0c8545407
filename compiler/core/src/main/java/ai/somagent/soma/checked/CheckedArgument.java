package ai.somagent.soma.checked;

/** A named value: a field of a construction or an argument of an effect. */
public record CheckedArgument(String name, CheckedExpression value) {}
