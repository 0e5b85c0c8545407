package ai.somagent.soma.worker;

/**
 * Why an attempt or a step failed.
 *
 * @param kind qualified error kind, or a built-in one
 * @param message one sentence for people
 */
public record StepFailure(String kind, String message) {}
