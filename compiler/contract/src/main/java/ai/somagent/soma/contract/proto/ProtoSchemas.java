package ai.somagent.soma.contract.proto;

import ai.somagent.soma.contract.document.ContractFindings;
import ai.somagent.soma.contract.document.Pointers;
import ai.somagent.soma.contract.type.KnownText;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.squareup.wire.schema.Field;
import com.squareup.wire.schema.internal.parser.EnumConstantElement;
import com.squareup.wire.schema.internal.parser.EnumElement;
import com.squareup.wire.schema.internal.parser.FieldElement;
import com.squareup.wire.schema.internal.parser.MessageElement;
import com.squareup.wire.schema.internal.parser.OneOfElement;
import com.squareup.wire.schema.internal.parser.ProtoFileElement;
import com.squareup.wire.schema.internal.parser.TypeElement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Messages and enums as JSON Schema, so that one translator makes types of both. Fields without
 * presence have their zero as default; all members of a {@code oneof} may be absent.
 */
final class ProtoSchemas {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final ProtoFileElement file;
  private final ContractFindings findings;
  private final Map<String, TypeElement> types = new LinkedHashMap<>();

  ProtoSchemas(ProtoFileElement file, ContractFindings findings) {
    this.file = file;
    this.findings = findings;
    file.getTypes().forEach(type -> collect("", type));
  }

  private void collect(String outer, TypeElement type) {
    String name = outer.isEmpty() ? type.getName() : outer + "." + type.getName();
    types.put(name, type);
    type.getNestedTypes().forEach(inner -> collect(name, inner));
  }

  /** {@code name} with the package before it. */
  String qualified(String name) {
    String pack = file.getPackageName();
    return pack == null || pack.isEmpty() ? name : pack + "." + name;
  }

  /** All types by their name in the package. */
  ObjectNode definitions() {
    ObjectNode definitions = JSON.objectNode();
    types.forEach((name, type) -> {
      ObjectNode schema =
          switch (type) {
            case MessageElement message -> message(name, message);
            case EnumElement cases -> enumeration(cases);
            default -> JSON.objectNode();
          };
      schema.put("description", type.getDocumentation());
      definitions.set(name, schema);
    });
    return definitions;
  }

  private static ObjectNode enumeration(EnumElement syntax) {
    ObjectNode schema = JSON.objectNode();
    var cases = schema.putArray("enum");
    for (EnumConstantElement constant : syntax.getConstants()) {
      cases.add(constant.getName());
    }
    return schema;
  }

  private ObjectNode message(String name, MessageElement message) {
    ObjectNode schema = JSON.objectNode().put("type", "object");
    ObjectNode properties = schema.putObject("properties");
    var required = schema.putArray("required");
    for (FieldElement field : message.getFields()) {
      properties.set(field.getName(), field(name, field));
      if (field.getLabel() == Field.Label.REQUIRED) {
        required.add(field.getName());
      }
    }
    for (OneOfElement one : message.getOneOfs()) {
      findings.widened(
          qualified(name) + "." + one.getName(), "more than one of its fields may be set");
      one.getFields().forEach(field -> properties.set(field.getName(), value(name, field)));
    }
    return schema;
  }

  private ObjectNode field(String owner, FieldElement field) {
    ObjectNode value = value(owner, field);
    String type = field.getType();
    if (type.startsWith("map<")) {
      return KnownText.setDefault(map(owner, field), "{}");
    }
    if (field.getLabel() == Field.Label.REPEATED) {
      ObjectNode list = JSON.objectNode().put("type", "array");
      list.set("items", value);
      list.put("description", field.getDocumentation());
      return KnownText.setDefault(list, "[]");
    }
    boolean proto3 = Objects.toString(file.getSyntax(), "").equals("proto3");
    String zero = proto3 && field.getLabel() == null ? ProtoScalars.zero(type) : null;
    return zero == null ? value : KnownText.setDefault(value, zero);
  }

  private ObjectNode map(String owner, FieldElement field) {
    String type = field.getType();
    String inner = type.substring(type.indexOf(',') + 1, type.length() - 1).strip();
    ObjectNode map = JSON.objectNode().put("type", "object");
    map.put("description", field.getDocumentation());
    map.set("additionalProperties", type(owner, inner, field));
    return map;
  }

  private ObjectNode value(String owner, FieldElement field) {
    boolean map = field.getType().startsWith("map<");
    ObjectNode value = map ? JSON.objectNode() : type(owner, field.getType(), field);
    return value.put("description", field.getDocumentation());
  }

  private ObjectNode type(String owner, String type, FieldElement field) {
    ObjectNode known = ProtoScalars.schema(type);
    if (known != null) {
      return known;
    }
    String pointer = pointer(type, owner, "line " + field.getLocation().getLine());
    return pointer == null ? JSON.objectNode() : JSON.objectNode().put("$ref", "#" + pointer);
  }

  /**
   * Where the type that {@code scope} means by {@code type} is; null for one declared elsewhere.
   */
  @Nullable String pointer(String type, String scope, String place) {
    String pack = file.getPackageName() == null ? "" : file.getPackageName() + ".";
    String bare = type.startsWith(".") ? type.substring(1) : type;
    String name = bare.startsWith(pack) ? bare.substring(pack.length()) : bare;
    for (String at = scope; ; at = at.substring(0, Math.max(0, at.lastIndexOf('.')))) {
      String candidate = at.isEmpty() ? name : at + "." + bare;
      if (types.containsKey(candidate)) {
        return Pointers.below("/$defs", candidate);
      }
      if (at.isEmpty()) {
        break;
      }
    }
    if (!isEmptyMessage(type) && ProtoScalars.schema(type) == null) {
      findings.invalid(
          place, "`" + type.replace('`', '\'') + "` is declared in another file, or nowhere");
    }
    return null;
  }

  static boolean isEmptyMessage(String type) {
    return type.equals("google.protobuf.Empty") || type.equals(".google.protobuf.Empty");
  }
}
