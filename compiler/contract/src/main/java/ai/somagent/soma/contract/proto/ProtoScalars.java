package ai.somagent.soma.contract.proto;

import ai.somagent.soma.contract.type.KnownText;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** The types that every file knows: scalars and the well-known messages. */
final class ProtoScalars {
  private ProtoScalars() {}

  /** Null for a type that some file declares. */
  static @Nullable ObjectNode schema(String type) {
    String bare = type.startsWith(".") ? type.substring(1) : type;
    String known = known(bare);
    boolean wrapper = bare.startsWith("google.protobuf.") && bare.endsWith("Value");
    if (known == null) {
      return null;
    }
    ObjectNode schema = KnownText.setType(JsonNodeFactory.instance.objectNode(), known);
    return wrapper && !known.equals("json") ? schema.put("nullable", true) : schema;
  }

  private static @Nullable String known(String type) {
    return switch (type) {
      case "string", "google.protobuf.StringValue", "google.protobuf.FieldMask" -> "string";
      case "bytes", "google.protobuf.BytesValue" -> "bytes";
      case "bool", "google.protobuf.BoolValue" -> "bool";
      case "float", "double" -> "double";
      case "google.protobuf.FloatValue", "google.protobuf.DoubleValue" -> "double";
      case "int32", "sint32", "sfixed32", "google.protobuf.Int32Value" -> "int";
      case "int64", "sint64", "sfixed64", "google.protobuf.Int64Value" -> "int";
      case "uint32", "fixed32", "google.protobuf.UInt32Value" -> "int(min: 0)";
      case "uint64", "fixed64", "google.protobuf.UInt64Value" -> "int(min: 0)";
      case "google.protobuf.Timestamp" -> "timestamp";
      case "google.protobuf.Duration" -> "duration";
      case "google.protobuf.Struct", "google.protobuf.Value", "google.protobuf.Any" -> "json";
      case "google.protobuf.ListValue" -> "list<json>";
      default -> null;
    };
  }

  /** What a field without presence is when nobody sets it; null for a message or an enum. */
  static @Nullable String zero(String type) {
    return switch (type) {
      case "string" -> "\"\"";
      case "bool" -> "false";
      case "float", "double" -> "0.0";
      case "int32", "sint32", "sfixed32", "int64", "sint64", "sfixed64" -> "0";
      case "uint32", "fixed32", "uint64", "fixed64" -> "0";
      default -> null;
    };
  }
}
