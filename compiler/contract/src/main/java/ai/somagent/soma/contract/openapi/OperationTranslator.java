package ai.somagent.soma.contract.openapi;

import ai.somagent.soma.contract.action.ActionNames;
import ai.somagent.soma.contract.action.ActionText;
import ai.somagent.soma.contract.action.Harm;
import ai.somagent.soma.contract.document.ContractFindings;
import ai.somagent.soma.contract.document.Pointers;
import ai.somagent.soma.contract.text.SomaWord;
import ai.somagent.soma.contract.type.Place;
import ai.somagent.soma.contract.type.SchemaTypes;
import ai.somagent.soma.contract.type.TypeText;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Translates operations of one document. */
final class OperationTranslator {
  private static final List<String> LABELS = List.of("untrusted", "pii", "secret");

  private final ContractFindings findings;
  private final SchemaTypes types;
  private final ResponseErrors errors;
  private final ActionNames names;

  OperationTranslator(
      ContractFindings findings, SchemaTypes types, ResponseErrors errors, ActionNames names) {
    this.findings = findings;
    this.types = types;
    this.errors = errors;
    this.names = names;
  }

  String translate(Operation operation) {
    JsonNode node = operation.node();
    String id = node.path("operationId").asText("");
    ActionText action =
        new ActionText(names.take(id.isEmpty() ? operation.method() + operation.path() : id));
    String hint = SomaWord.upper(id.isEmpty() ? operation.method() + operation.path() : id);
    String summary = node.path("summary").asText("");
    action.setDoc(summary.isEmpty() ? node.path("description").asText("") : summary);
    RequestText request = new RequestText(operation.method(), operation.path());
    parameters(operation, hint, action, request);
    body(operation, hint, action, request);
    action.setRequest(request.toString());
    action.setHarm(harm(operation));
    action.setIdempotent(!operation.method().equals("post") && !operation.method().equals("patch"));
    action.setCost(node.path("x-soma-cost"));
    responses(operation, hint, action);
    return action.toString();
  }

  private Harm harm(Operation operation) {
    String method = operation.method();
    Harm least =
        switch (method) {
          case "get", "head" -> Harm.READ;
          case "delete" -> Harm.DELETE;
          default -> Harm.WRITE;
        };
    return least.raised(
        operation.node(),
        operation.pointer(),
        "`" + method.toUpperCase(Locale.ROOT) + "`",
        findings);
  }

  private void parameters(
      Operation operation, String hint, ActionText action, RequestText request) {
    List<Place> all = new ArrayList<>();
    String path = operation.pointer().substring(0, operation.pointer().lastIndexOf('/'));
    add(operation.item(), path, all);
    add(operation.node(), operation.pointer(), all);
    for (Place place : all) {
      JsonNode parameter = place.schema();
      String name = parameter.path("name").asText("");
      String in = parameter.path("in").asText("");
      boolean required = parameter.path("required").asBoolean(false) || in.equals("path");
      boolean known = in.equals("path") || in.equals("query") || in.equals("header");
      if (name.isEmpty() || isReplaced(place, all) || !known && !required) {
        continue;
      }
      TypeText type = types.of(schemaOf(place), hint + SomaWord.upper(name));
      request.parameter(in, name, action.parameter(name, type, required));
    }
  }

  private void add(JsonNode owner, String pointer, List<Place> all) {
    for (int i = 0; i < owner.path("parameters").size(); i++) {
      all.add(resolved(owner.path("parameters").path(i), pointer + "/parameters/" + i));
    }
  }

  /** What an operation says of a parameter takes the place of what its path says. */
  private static boolean isReplaced(Place place, List<Place> all) {
    for (Place other : all.subList(all.indexOf(place) + 1, all.size())) {
      boolean same =
          other.schema().path("name").equals(place.schema().path("name"))
              && other.schema().path("in").equals(place.schema().path("in"));
      if (same) {
        return true;
      }
    }
    return false;
  }

  private void body(Operation operation, String hint, ActionText action, RequestText request) {
    if (!operation.node().has("requestBody")) {
      return;
    }
    Place body =
        resolved(operation.node().path("requestBody"), operation.pointer() + "/requestBody");
    Map.Entry<String, Place> media = MediaTypes.best(body);
    if (media == null) {
      return;
    }
    TypeText type =
        MediaTypes.isJson(media.getKey()) || MediaTypes.isForm(media.getKey())
            ? types.sent(media.getValue(), hint + "Body")
            : MediaTypes.opaque(media.getKey());
    boolean required = body.schema().path("required").asBoolean(false);
    request.body(action.parameter("body", type, required), media.getKey());
  }

  private void responses(Operation operation, String hint, ActionText action) {
    JsonNode responses = operation.node().path("responses");
    String pointer = operation.pointer() + "/responses";
    String success = null;
    List<String> raised = new ArrayList<>();
    for (Map.Entry<String, JsonNode> response : responses.properties()) {
      String status = response.getKey();
      Place place = resolved(response.getValue(), Pointers.below(pointer, status));
      if (status.startsWith("2") && (success == null || status.compareTo(success) < 0)) {
        success = status;
      } else if (ResponseErrors.isError(status)) {
        raised.add(errors.of(status, result(place, hint + status)));
      }
    }
    String chosen = success == null && responses.has("default") ? "default" : success;
    if (chosen != null) {
      Place place = resolved(responses.path(chosen), Pointers.below(pointer, chosen));
      action.setResult(result(place, hint + "Result"), labels(operation));
    }
    action.setErrors(raised.stream().distinct().toList());
  }

  private static List<String> labels(Operation operation) {
    List<String> labels = new ArrayList<>();
    operation.node().path("x-soma-labels").forEach(label -> labels.add(label.asText()));
    labels.retainAll(LABELS);
    return labels;
  }

  private @Nullable TypeText result(Place response, String hint) {
    Map.Entry<String, Place> media = MediaTypes.best(response);
    if (media == null) {
      return null;
    }
    return MediaTypes.isJson(media.getKey())
        ? types.of(media.getValue(), hint)
        : MediaTypes.opaque(media.getKey());
  }

  private static Place schemaOf(Place parameter) {
    Map.Entry<String, Place> media = MediaTypes.best(parameter);
    return media != null ? media.getValue() : parameter.below("schema");
  }

  /** Parameters, bodies and responses may be references as well. */
  private Place resolved(JsonNode node, String pointer) {
    return types.target(new Place(node, pointer));
  }
}
