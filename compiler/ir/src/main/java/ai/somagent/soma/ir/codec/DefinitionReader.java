package ai.somagent.soma.ir.codec;

import ai.somagent.soma.ir.type.FieldIr;
import ai.somagent.soma.ir.type.TypeDefinitionIr;
import ai.somagent.soma.ir.type.TypeDefinitionIr.CaseIr;
import ai.somagent.soma.ir.type.TypeDefinitionIr.EnumIr;
import ai.somagent.soma.ir.type.TypeDefinitionIr.RecordIr;
import ai.somagent.soma.ir.type.TypeDefinitionIr.UnionIr;
import java.util.List;
import java.util.Set;

/** Reads what a named type is. */
final class DefinitionReader {
  private static final String KIND = "kind";

  private DefinitionReader() {}

  static TypeDefinitionIr read(JsonCursor at) throws IrFormatException {
    at.requireObject();
    if (at.has("enum")) {
      at.object(Set.of("enum"), Set.of());
      return new EnumIr(at.at("enum").list(JsonCursor::text));
    }
    if (at.has("oneOf")) {
      at.object(Set.of("oneOf"), Set.of());
      return new UnionIr(at.at("oneOf").list(DefinitionReader::unionCase));
    }
    return new RecordIr(TypeReader.fields(at));
  }

  private static CaseIr unionCase(JsonCursor at) throws IrFormatException {
    TypeReader.closedObject(at);
    JsonCursor kind = at.at("properties").at(KIND).object(Set.of("const"), Set.of());
    List<FieldIr> fields = TypeReader.propertiesOf(at, Set.of(KIND));
    TypeReader.requireRequired(at, fields, Set.of(KIND));
    return new CaseIr(kind.at("const").text(), fields);
  }
}
