package ai.somagent.soma.contract.document;

import ai.somagent.soma.library.ContractProblem;
import ai.somagent.soma.library.ContractProblem.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with one contract, or lost in its translation. */
public final class ContractFindings {
  private static final int MOST = 1_000;

  private final List<ContractProblem> problems = new ArrayList<>();
  private boolean errors;

  public void add(Kind kind, String place, String message, @Nullable String help) {
    ContractProblem problem = new ContractProblem(kind, place, message, help);
    errors |= problem.isError();
    if (problems.size() < MOST && !problems.contains(problem)) {
      problems.add(problem);
    }
  }

  public void invalid(String place, String message) {
    add(Kind.INVALID, place, message, null);
  }

  public void widened(String place, String message) {
    add(Kind.WIDENED, place, message, null);
  }

  public void tooLarge(String message) {
    add(Kind.TOO_LARGE, "", message, null);
  }

  public boolean hasErrors() {
    return errors;
  }

  public List<ContractProblem> problems() {
    return List.copyOf(problems);
  }
}
