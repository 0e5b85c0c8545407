package ai.somagent.soma.worker.activity;

import ai.somagent.soma.engine.value.InvalidValueException;
import ai.somagent.soma.ir.ToolActionIr;
import ai.somagent.soma.ir.node.NodeIr.CallIr;
import ai.somagent.soma.spi.ToolAction;
import ai.somagent.soma.spi.ToolException;
import ai.somagent.soma.worker.program.PreparedProgram;
import ai.somagent.soma.worker.program.ProgramSource;
import ai.somagent.soma.worker.program.ProgramUnavailableException;
import ai.somagent.soma.worker.wire.CallReference;
import ai.somagent.soma.worker.wire.ErrorKinds;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.activity.DynamicActivity;
import io.temporal.common.converter.EncodedValues;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Every tool call of every program. Its result is the tool's, checked. */
public final class ToolActivity implements DynamicActivity {
  /** Most bytes of a result in UTF-8; real servers refuse payloads above 2 MiB. */
  static final int LARGEST_RESULT = 2_000_000;

  private final ProgramSource programs;
  private final ToolFinder tools;

  public ToolActivity(ProgramSource programs, ToolFinder tools) {
    this.programs = programs;
    this.tools = tools;
  }

  @Override
  public JsonNode execute(EncodedValues arguments) {
    ActivityExecutionContext context = Activity.getExecutionContext();
    ObjectNode toolArguments = arguments.get(0, ObjectNode.class);
    CallReference reference = arguments.get(1, CallReference.class);
    PreparedProgram program = program(reference);
    ToolActionIr action = program.program().tools().get(reference.tool());
    if (action == null
        || !(program.program().nodes().get(reference.node()) instanceof CallIr call)) {
      throw AttemptFailures.raise(
          ErrorKinds.INTERNAL, "the program has no such call: " + reference, false);
    }
    AttemptFailures failures = new AttemptFailures(program, action, call.retry());
    ToolAttempt attempt =
        new ToolAttempt(
            implementation(action, failures),
            new AttemptContext(context, reference.key()),
            Duration.ofMillis(call.timeoutMillis()),
            failures);
    return checked(program, action, attempt.run(toolArguments), failures);
  }

  private PreparedProgram program(CallReference reference) {
    try {
      return programs.program(reference.program());
    } catch (ProgramUnavailableException e) {
      throw AttemptFailures.raise(
          ErrorKinds.PROGRAM_UNAVAILABLE, String.valueOf(e.getMessage()), !e.lasting());
    }
  }

  private ToolAction implementation(ToolActionIr action, AttemptFailures failures) {
    return tools
        .find(action)
        .orElseThrow(() ->
            failures.of(
                ToolException.failed(
                    "not-implemented",
                    "no implementation for `%s` in this worker".formatted(action.shortName()),
                    null)));
  }

  private static JsonNode checked(
      PreparedProgram program, ToolActionIr action, JsonNode result, AttemptFailures failures) {
    if (action.result() == null) {
      return NullNode.instance;
    }
    try {
      JsonNode written =
          program.codec().write(action.result(), program.codec().read(action.result(), result));
      if (written.toString().getBytes(StandardCharsets.UTF_8).length > LARGEST_RESULT) {
        throw failures.tooLarge();
      }
      return written;
    } catch (InvalidValueException e) {
      throw failures.invalidResult(e.getMessage());
    }
  }
}
