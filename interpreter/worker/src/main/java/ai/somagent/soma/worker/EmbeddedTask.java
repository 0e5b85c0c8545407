package ai.somagent.soma.worker;

import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.temporal.api.common.v1.WorkflowExecution;
import java.io.DataInputStream;
import java.io.IOException;

/** Which run a workflow task of the in-memory test server belongs to. */
record EmbeddedTask(String namespace, WorkflowExecution run) {
  /**
   * Reads a token as the test server writes it: namespace, workflow id and run id, then a number.
   *
   * @throws io.grpc.StatusRuntimeException it is no such token
   */
  static EmbeddedTask of(ByteString token) {
    try (DataInputStream in = new DataInputStream(token.newInput())) {
      String namespace = in.readUTF();
      WorkflowExecution.Builder run = WorkflowExecution.newBuilder();
      return new EmbeddedTask(
          namespace, run.setWorkflowId(in.readUTF()).setRunId(in.readUTF()).build());
    } catch (IOException e) {
      throw Status.INVALID_ARGUMENT
          .withDescription("the token of the workflow task cannot be read")
          .withCause(e)
          .asRuntimeException();
    }
  }
}
