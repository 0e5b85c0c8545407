package ai.somagent.soma.contract.action;

import ai.somagent.soma.contract.text.SomaLiteral;
import ai.somagent.soma.contract.text.SomaWord;
import ai.somagent.soma.contract.type.TypeText;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One action of a tool as Soma writes it, put together piece by piece. */
public final class ActionText {
  private final String name;
  private final Map<String, String> parameters = new LinkedHashMap<>();
  private final List<String> settings = new ArrayList<>();
  private String doc = "";
  private @Nullable String result;

  public ActionText(String name) {
    this.name = name;
  }

  public void setDoc(String text) {
    doc = text;
  }

  /**
   * Adds a parameter, under another name when this one is taken.
   *
   * @param wanted its name on the wire
   * @return the name it has in Soma
   */
  public String parameter(String wanted, TypeText type, boolean required) {
    return parameter(wanted, required ? type.text() : type.optional());
  }

  /**
   * @param type with a default behind it, if it has one
   */
  public String parameter(String wanted, String type) {
    String word = SomaWord.quoted(wanted);
    String plain = word == null ? SomaWord.lower(wanted) : word;
    String free = plain;
    for (int i = 2; parameters.containsKey(free); i++) {
      free = SomaWord.lower(wanted) + i;
    }
    parameters.put(free, type);
    return free.replace("`", "");
  }

  public void setResult(@Nullable TypeText type, List<String> labels) {
    result =
        type == null
            ? null
            : String.join("", labels.stream().map(l -> l + " ").toList()) + type.text();
  }

  /** Says how to reach it; what follows the target of the tool's binding. */
  public void setRequest(String request) {
    settings.add(0, "request: " + SomaLiteral.string(request));
  }

  public void setHarm(Harm harm) {
    settings.add("effect: " + harm.effect());
    settings.add("risk: " + harm.risk());
  }

  public void setIdempotent(boolean idempotent) {
    if (idempotent) {
      settings.add("idempotent: true");
    }
  }

  /** Dollars a call, if the contract says so in {@code x-soma-cost}. */
  public void setCost(JsonNode cost) {
    if (cost.isNumber() && cost.asDouble() >= 0) {
      settings.add("cost: " + SomaLiteral.number(cost.asDouble()));
    }
  }

  public void setErrors(List<String> errors) {
    if (!errors.isEmpty()) {
      settings.add("errors: [" + String.join(", ", errors) + "]");
    }
  }

  @Override
  public String toString() {
    StringBuilder out = new StringBuilder(SomaLiteral.doc(doc, "  "));
    out.append("  action ").append(name).append('(');
    List<String> written = new ArrayList<>();
    parameters.forEach((parameter, type) -> written.add(parameter + ": " + type));
    out.append(String.join(", ", written)).append(')');
    out.append(result == null ? "" : " -> " + result).append(" {\n");
    settings.forEach(setting -> out.append("    ").append(setting).append('\n'));
    return out.append("  }\n").toString();
  }
}
