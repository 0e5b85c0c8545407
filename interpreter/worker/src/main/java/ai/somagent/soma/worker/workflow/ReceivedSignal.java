package ai.somagent.soma.worker.workflow;

import ai.somagent.soma.engine.event.MachineEvent;
import ai.somagent.soma.engine.value.InvalidValueException;
import ai.somagent.soma.ir.MembersIr.SignalIr;
import ai.somagent.soma.worker.program.PreparedProgram;
import com.fasterxml.jackson.databind.JsonNode;
import io.temporal.common.converter.EncodedValues;
import io.temporal.workflow.Workflow;
import java.util.Optional;

/** A signal as it came in; anybody who reaches the server may have sent anything. */
record ReceivedSignal(String name, EncodedValues payload) {
  /**
   * What it means to the machine; nothing when the program has no such signal or it does not fit.
   */
  Optional<MachineEvent> event(PreparedProgram program) {
    SignalIr signal = program.program().members().signals().get(name);
    if (signal == null) {
      return refused("the program has no such signal");
    }
    try {
      JsonNode json = payload.get(0, JsonNode.class);
      return Optional.of(
          new MachineEvent.SignalReceived(name, program.codec().read(signal.payload(), json)));
    } catch (InvalidValueException e) {
      return refused("its payload does not fit: " + e.getMessage());
    } catch (RuntimeException e) {
      return refused("its payload is no JSON value");
    }
  }

  private Optional<MachineEvent> refused(String why) {
    Workflow.getLogger(ReceivedSignal.class).warn("signal {} is dropped: {}", name, why);
    return Optional.empty();
  }
}
