package ai.somagent.soma.ir.codec;

import ai.somagent.soma.ir.ProgramIr;
import ai.somagent.soma.ir.ToolActionIr;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * Self-contained JSON Schemas of what crosses the boundary of a program.
 *
 * <p>They say all that JSON Schema can: sizes of {@code bytes} and {@code json} are annotations
 * ({@code x-max-bytes}), and an {@code int} beyond 2<sup>53</sup>, which travels as a string, is
 * not covered.
 */
public final class TypeSchemas {
  private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

  private TypeSchemas() {}

  /** The run's argument. */
  public static ObjectNode input(ProgramIr program) {
    return standalone(program, TypeWriter.fields(program.input()));
  }

  /** The run's result, or null for a program that returns nothing. */
  public static @Nullable ObjectNode output(ProgramIr program) {
    return program.output() == null
        ? null
        : standalone(program, TypeWriter.write(program.output()));
  }

  /** The arguments of {@code action}, which {@code program} calls. */
  public static ObjectNode parameters(ProgramIr program, ToolActionIr action) {
    return standalone(program, TypeWriter.fields(action.parameters()));
  }

  /** The result of {@code action}, or null when it gives none. */
  public static @Nullable ObjectNode result(ProgramIr program, ToolActionIr action) {
    return action.result() == null ? null : standalone(program, TypeWriter.write(action.result()));
  }

  private static ObjectNode standalone(ProgramIr program, ObjectNode type) {
    ObjectNode schema = JsonNodeFactory.instance.objectNode().put("$schema", DIALECT);
    schema.setAll(type);
    if (!program.types().isEmpty()) {
      ObjectNode types = schema.putObject("$defs");
      program.types().forEach((name, one) -> types.set(name, TypeWriter.write(one)));
    }
    return schema;
  }
}
