package ai.somagent.soma.worker.program;

import ai.somagent.soma.engine.value.InvalidValueException;
import ai.somagent.soma.engine.value.Value;
import ai.somagent.soma.engine.value.Value.MapValue;
import ai.somagent.soma.ir.type.FieldIr;
import ai.somagent.soma.ir.type.LimitsIr;
import ai.somagent.soma.ir.type.TypeIr;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/**
 * The fields of errors between JSON and values: by their declaration where the program has it and
 * they fit, as plain JSON else, so that an error is never lost over its fields.
 */
public final class ErrorFields {
  private static final TypeIr ANY = new TypeIr.ScalarTypeIr(TypeIr.ScalarKind.JSON, LimitsIr.NONE);

  private ErrorFields() {}

  /** Values of the fields of an error of {@code kind}. */
  public static MapValue read(PreparedProgram program, String kind, ObjectNode fields) {
    List<FieldIr> declared = program.program().errors().get(kind);
    try {
      return declared == null
          ? readAny(program, fields)
          : program.codec().readFields(declared, fields);
    } catch (InvalidValueException e) {
      return readAny(program, fields);
    }
  }

  private static MapValue readAny(PreparedProgram program, ObjectNode fields) {
    try {
      Value any = program.codec().read(ANY, fields);
      return any instanceof MapValue map ? map : new MapValue(Map.of());
    } catch (InvalidValueException e) {
      return new MapValue(Map.of());
    }
  }

  /** JSON of the fields of an error of {@code kind}. */
  public static ObjectNode write(PreparedProgram program, String kind, MapValue fields) {
    List<FieldIr> declared = program.program().errors().get(kind);
    try {
      return declared == null
          ? writeAny(program, fields)
          : program.codec().writeFields(declared, fields);
    } catch (InvalidValueException e) {
      return writeAny(program, fields);
    }
  }

  private static ObjectNode writeAny(PreparedProgram program, MapValue fields) {
    try {
      JsonNode any = program.codec().write(ANY, fields);
      return any instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode();
    } catch (InvalidValueException e) {
      return JsonNodeFactory.instance.objectNode();
    }
  }
}
