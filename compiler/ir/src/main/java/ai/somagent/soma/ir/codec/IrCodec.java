package ai.somagent.soma.ir.codec;

import ai.somagent.soma.ir.ProgramIr;
import ai.somagent.soma.ir.ToolActionIr;
import ai.somagent.soma.ir.type.FieldIr;
import ai.somagent.soma.ir.type.TypeIr;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * Programs as JSON ({@code soma.ir/1}) and back.
 *
 * <p>Reading is strict: a member, operation or value that {@link #write} would not have written is
 * refused. It judges shape only; {@code verify.IrVerifier} judges meaning. Writing a program with
 * limits that its types cannot have is a bug and throws {@link IllegalArgumentException}.
 */
public final class IrCodec {
  /** Most bytes of a document in UTF-8: 4 MiB. */
  public static final int MAX_BYTES = 4 << 20;

  private IrCodec() {}

  public static ObjectNode write(ProgramIr program) {
    return ProgramWriter.write(program);
  }

  /** With its digest; see {@code IrDigest.of(ToolActionIr)}. */
  public static ObjectNode write(ToolActionIr action) {
    return ProgramWriter.action(action);
  }

  /** A JSON Schema; named types refer to {@code #/$defs/…} of the program. */
  public static ObjectNode write(TypeIr type) {
    return TypeWriter.write(type);
  }

  /** A JSON Schema of the closed object with {@code fields}. */
  public static ObjectNode write(List<FieldIr> fields) {
    return TypeWriter.fields(fields);
  }

  /**
   * Reads a program.
   *
   * @throws IrFormatException with the place of the first thing that is not as expected
   */
  public static ProgramIr read(JsonNode json) throws IrFormatException {
    return ProgramReader.read(JsonCursor.root(json));
  }

  /**
   * Reads a program from UTF-8 text, refusing repeated members, trailing text and more than {@link
   * #MAX_BYTES}.
   */
  public static ProgramIr parse(byte[] utf8) throws IrFormatException {
    return read(StrictJson.parse(utf8, MAX_BYTES));
  }

  public static TypeIr readType(JsonNode schema) throws IrFormatException {
    return TypeReader.read(JsonCursor.root(schema));
  }
}
