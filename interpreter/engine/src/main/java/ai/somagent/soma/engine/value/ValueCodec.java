package ai.somagent.soma.engine.value;

import ai.somagent.soma.engine.value.Value.MapValue;
import ai.somagent.soma.ir.ProgramIr;
import ai.somagent.soma.ir.type.FieldIr;
import ai.somagent.soma.ir.type.TypeIr;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * Values to JSON and back by declared type, for one program. Both ways check everything the type
 * says: form, limits, closed records; both fill in defaults. Immutable and thread-safe.
 *
 * <p>A list, map, string, bytes or {@code json} without a declared {@code max} gets 1,000 items,
 * 1,000 entries, 64 KiB, 64 KiB and 256 KiB. Nothing nests deeper than 100. A JSON Schema {@code
 * format} is an annotation and is not checked.
 */
public final class ValueCodec {
  private final ValueReader reader;
  private final ValueWriter writer;

  /**
   * A codec for the types that {@code program} names.
   *
   * @throws IllegalArgumentException when a pattern in it is not an RE2 expression
   */
  public ValueCodec(ProgramIr program) {
    LimitCheck limits = new LimitCheck(PatternTable.of(program));
    this.reader = new ValueReader(program.types(), limits);
    this.writer = new ValueWriter(limits, reader);
  }

  /** Reads one value. */
  public Value read(TypeIr type, JsonNode json) throws InvalidValueException {
    return reader.read(type, json, Pointer.ROOT);
  }

  /** Reads the fields of an input, a parameter list, a result record or an error. */
  public MapValue readFields(List<FieldIr> fields, JsonNode json) throws InvalidValueException {
    return reader.readFields(fields, json, Pointer.ROOT);
  }

  /** Writes one value. */
  public JsonNode write(TypeIr type, Value value) throws InvalidValueException {
    return writer.write(type, value, Pointer.ROOT);
  }

  /** Writes fields; an absent optional one is left out. */
  public ObjectNode writeFields(List<FieldIr> fields, MapValue value) throws InvalidValueException {
    return writer.writeFields(fields, value, Pointer.ROOT);
  }
}
