package ai.somagent.soma.worker.workflow;

import ai.somagent.soma.engine.codec.StateCodec;
import ai.somagent.soma.engine.state.MachineState;
import ai.somagent.soma.worker.wire.WhereAnswer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Answers for a run that may not have begun yet. */
final class LoopQueries implements RunQueries {
  private final Supplier<@Nullable RunLoop> loop;

  LoopQueries(Supplier<@Nullable RunLoop> loop) {
    this.loop = loop;
  }

  @Override
  public JsonNode state() {
    RunLoop run = loop.get();
    MachineState state = run == null ? null : run.state();
    return state == null ? NullNode.instance : StateCodec.write(state);
  }

  @Override
  public JsonNode approvals() {
    return state().path("approvals").isArray()
        ? state().path("approvals")
        : JsonNodeFactory.instance.arrayNode();
  }

  @Override
  public @Nullable WhereAnswer where() {
    RunLoop run = loop.get();
    return run == null ? null : run.where();
  }
}
