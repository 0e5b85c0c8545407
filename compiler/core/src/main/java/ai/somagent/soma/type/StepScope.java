package ai.somagent.soma.type;

import org.jspecify.annotations.Nullable;

/**
 * Where a step stands.
 *
 * @param environment what its expressions see
 * @param region what surrounds it, or null at the top
 * @param raised takes the error kinds that it may raise
 */
record StepScope(Environment environment, @Nullable Region region, RaisedErrors raised) {

  StepScope with(Environment changed) {
    return new StepScope(changed, region, raised);
  }

  StepScope inside(Region inner) {
    return new StepScope(environment, inner, raised);
  }

  StepScope raising(RaisedErrors inner) {
    return new StepScope(environment, region, inner);
  }
}
