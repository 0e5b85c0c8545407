package ai.somagent.soma.worker;

import io.grpc.ServerMethodDefinition;
import io.grpc.ServerServiceDefinition;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc.WorkflowServiceImplBase;
import java.util.LinkedHashMap;
import java.util.Map;

/** The service of the in-memory test server, corrected where it falls short of a real server. */
final class EmbeddedService {
  private EmbeddedService() {}

  /** All methods of {@code server}, of which a few are replaced. */
  static ServerServiceDefinition around(WorkflowServiceImplBase server) {
    ServerServiceDefinition original = server.bindService();
    Map<String, ServerMethodDefinition<?, ?>> methods = new LinkedHashMap<>();
    original.getMethods().forEach(method -> put(methods, method));
    put(methods, new EmbeddedHistory(server).method());
    new EmbeddedCancels(server).methods().forEach(method -> put(methods, method));
    ServerServiceDefinition.Builder service =
        ServerServiceDefinition.builder(original.getServiceDescriptor());
    methods.values().forEach(service::addMethod);
    return service.build();
  }

  private static void put(
      Map<String, ServerMethodDefinition<?, ?>> methods, ServerMethodDefinition<?, ?> method) {
    methods.put(method.getMethodDescriptor().getFullMethodName(), method);
  }
}
