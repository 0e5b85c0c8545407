package ai.somagent.soma.contract.proto;

import ai.somagent.soma.contract.action.ActionNames;
import ai.somagent.soma.contract.action.ActionText;
import ai.somagent.soma.contract.action.Harm;
import ai.somagent.soma.contract.document.ContractFindings;
import ai.somagent.soma.contract.document.Pointers;
import ai.somagent.soma.contract.text.ModuleText;
import ai.somagent.soma.contract.text.SomaLiteral;
import ai.somagent.soma.contract.text.SomaWord;
import ai.somagent.soma.contract.text.TypeNames;
import ai.somagent.soma.contract.type.KnownText;
import ai.somagent.soma.contract.type.Place;
import ai.somagent.soma.contract.type.SchemaTypes;
import ai.somagent.soma.contract.type.TypeText;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.squareup.wire.schema.internal.parser.OptionElement;
import com.squareup.wire.schema.internal.parser.ProtoFileElement;
import com.squareup.wire.schema.internal.parser.RpcElement;
import com.squareup.wire.schema.internal.parser.ServiceElement;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Translates one file. A call writes at medium risk, for gRPC has no methods that say otherwise;
 * one with {@code idempotency_level = NO_SIDE_EFFECTS} reads.
 */
public final class ProtoTranslator {
  private final ContractFindings findings;
  private final ModuleText module;

  public ProtoTranslator(ContractFindings findings, ModuleText module) {
    this.findings = findings;
    this.module = module;
  }

  /**
   * @param file how messages of the parser call the text
   */
  public void translate(String text, String file) {
    ProtoFileElement parsed = ProtoReader.read(text, file, findings);
    if (parsed == null) {
      return;
    }
    ProtoSchemas schemas = new ProtoSchemas(parsed, findings);
    ObjectNode definitions = schemas.definitions();
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.set("$defs", definitions);
    SchemaTypes types = new SchemaTypes(root, findings, module, new TypeNames());
    List<String> names = definitions.properties().stream().map(Map.Entry::getKey).toList();
    names.forEach(name -> types.reserve(Pointers.below("/$defs", name), name));
    names.forEach(name -> types.referred(Pointers.below("/$defs", name)));
    for (ServiceElement service : parsed.getServices()) {
      service(service, schemas, root, types);
    }
  }

  private void service(
      ServiceElement service, ProtoSchemas schemas, ObjectNode root, SchemaTypes types) {
    StringBuilder actions = new StringBuilder();
    ActionNames names = new ActionNames();
    String full = schemas.qualified(service.getName());
    for (RpcElement rpc : service.getRpcs()) {
      String place = full + "." + rpc.getName();
      if (rpc.getRequestStreaming() || rpc.getResponseStreaming()) {
        findings.widened(place, "a stream cannot be called and is left out");
      } else {
        ActionText action = new ActionText(names.take(rpc.getName()));
        action.setDoc(rpc.getDocumentation());
        parameters(rpc, schemas, root, types, action);
        action.setRequest("/" + full + "/" + rpc.getName());
        harm(rpc, place, action);
        result(rpc, schemas, types, action);
        actions.append('\n').append(action);
      }
    }
    String tool = SomaWord.lower(service.getName());
    String head = "tool " + tool + " via grpc " + SomaLiteral.string(full);
    module.declare(service.getDocumentation(), head + " {" + actions + "}");
  }

  private void parameters(
      RpcElement rpc, ProtoSchemas schemas, ObjectNode root, SchemaTypes types, ActionText action) {
    String pointer =
        schemas.pointer(rpc.getRequestType(), "", "line " + rpc.getLocation().getLine());
    JsonNode message = pointer == null ? null : Pointers.find(root, pointer);
    if (pointer == null || message == null) {
      return;
    }
    Place properties = new Place(message, pointer).below("properties");
    Set<String> required = new HashSet<>();
    message.path("required").forEach(name -> required.add(name.asText()));
    for (Map.Entry<String, JsonNode> field : properties.schema().properties()) {
      String name = field.getKey();
      TypeText type = types.of(properties.below(name), rpc.getName() + SomaWord.upper(name));
      String value = KnownText.defaultOf(field.getValue());
      if (value != null) {
        action.parameter(name, type.text() + " = " + value);
      } else {
        action.parameter(name, type, required.contains(name));
      }
    }
  }

  private void result(RpcElement rpc, ProtoSchemas schemas, SchemaTypes types, ActionText action) {
    String place = "line " + rpc.getLocation().getLine();
    String pointer = schemas.pointer(rpc.getResponseType(), "", place);
    if (pointer != null) {
      action.setResult(types.referred(pointer), List.of());
    } else if (!ProtoSchemas.isEmptyMessage(rpc.getResponseType())) {
      action.setResult(TypeText.JSON, List.of());
    }
  }

  private void harm(RpcElement rpc, String place, ActionText action) {
    String level = "";
    ObjectNode said = JsonNodeFactory.instance.objectNode();
    for (OptionElement option : rpc.getOptions()) {
      String value = String.valueOf(option.getValue());
      switch (option.getName()) {
        case "idempotency_level" -> level = value;
        case "soma.effect" -> said.put("x-soma-effect", value);
        case "soma.risk" -> said.put("x-soma-risk", value);
        default -> {}
      }
    }
    boolean reads = level.equals("NO_SIDE_EFFECTS");
    Harm least = reads ? Harm.READ : Harm.WRITE;
    String because = reads ? "`NO_SIDE_EFFECTS`" : "being a call that may have effects";
    action.setHarm(least.raised(said, place, because, findings));
    action.setIdempotent(reads || level.equals("IDEMPOTENT"));
  }
}
