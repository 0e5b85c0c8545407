package ai.somagent.soma.spi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** One action of a tool. */
@FunctionalInterface
public interface ToolAction {
  /**
   * Does the work once.
   *
   * @param arguments every declared parameter; absent optional ones are missing
   * @return the declared result; {@code NullNode} when none is declared
   * @throws ToolException a failure that the program may catch
   * @throws InterruptedException when the call was cancelled while it waited
   */
  JsonNode invoke(ObjectNode arguments, ToolContext context)
      throws ToolException, InterruptedException;
}
