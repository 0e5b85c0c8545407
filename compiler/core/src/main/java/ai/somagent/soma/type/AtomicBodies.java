package ai.somagent.soma.type;

import ai.somagent.soma.source.Span;

/** Keeps everything that takes time out of the bodies of signals and updates. */
final class AtomicBodies {
  private final StepContext context;

  AtomicBodies(StepContext context) {
    this.context = context;
  }

  /**
   * Whether {@code what} may not stand in the body being checked; reports it then.
   *
   * @param what the construct with its article left out, for example {@code effect}
   */
  boolean refuses(Span span, String what, StepScope scope) {
    StepOwner owner = context.owner();
    if (!owner.isAtomic()) {
      return false;
    }
    context.unreadable(scope);
    context.report(
        StepCode.NOT_ATOMIC,
        span,
        "the body of "
            + KnownNames.withArticle(owner.noun())
            + " happens at once, so "
            + KnownNames.withArticle(what)
            + " cannot stand in it",
        owner == StepOwner.SIGNAL
            ? "let the main line wait for it, with `await` in a `branch` beside the other steps"
            : "set a `var` here, and let the main line `await until` it has changed");
    return true;
  }
}
