package ai.somagent.soma.contract.action;

import ai.somagent.soma.contract.document.ContractFindings;
import ai.somagent.soma.contract.document.Pointers;
import ai.somagent.soma.library.ContractProblem.Kind;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * What an action does to the world, and how much may go wrong.
 *
 * @param effect one of {@code none}, {@code read}, {@code write}, {@code irreversible}
 * @param risk one of {@code low}, {@code medium}, {@code high}, {@code critical}
 */
public record Harm(String effect, String risk) {
  public static final Harm READ = new Harm("read", "low");
  public static final Harm WRITE = new Harm("write", "medium");
  public static final Harm DELETE = new Harm("irreversible", "high");

  private static final String EFFECT = "x-soma-effect";
  private static final String RISK = "x-soma-risk";
  private static final List<String> EFFECTS = List.of("none", "read", "write", "irreversible");
  private static final List<String> RISKS = List.of("low", "medium", "high", "critical");

  /**
   * This, raised to what {@code operation} says of itself; to say less is an error.
   *
   * @param because what set the least there is, for example {@code DELETE}
   */
  public Harm raised(
      JsonNode operation, String pointer, String because, ContractFindings findings) {
    return new Harm(
        raised(effect, EFFECTS, EFFECT, operation, pointer, because, findings),
        raised(risk, RISKS, RISK, operation, pointer, because, findings));
  }

  private static String raised(
      String least,
      List<String> order,
      String key,
      JsonNode operation,
      String pointer,
      String because,
      ContractFindings findings) {
    if (!operation.has(key)) {
      return least;
    }
    String place = Pointers.below(pointer, key);
    int wanted = order.indexOf(operation.path(key).asText());
    if (wanted < 0) {
      findings.add(Kind.INVALID, place, "it is one of `" + String.join("`, `", order) + "`", null);
      return least;
    }
    if (wanted < order.indexOf(least)) {
      findings.add(
          Kind.LOWERED,
          place,
          "`" + order.get(wanted) + "` is less than `" + least + "`, which follows from " + because,
          "it may be raised and never lowered");
      return least;
    }
    return order.get(wanted);
  }
}
