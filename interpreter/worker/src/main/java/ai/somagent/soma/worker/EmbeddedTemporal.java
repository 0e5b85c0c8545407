package ai.somagent.soma.worker;

import io.grpc.BindableService;
import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.services.HealthStatusManager;
import io.temporal.internal.testservice.TestServicesStarter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;

/**
 * Temporal's own in-memory test server in this process, on loopback, in real time, corrected in two
 * places: {@link EmbeddedHistory} and {@link EmbeddedCancels}. Everything in it is lost when it is
 * closed.
 */
public final class EmbeddedTemporal implements AutoCloseable {
  private static final int LARGEST_MESSAGE = 16 * 1024 * 1024;

  private final TestServicesStarter services;
  private final Server server;

  private EmbeddedTemporal(TestServicesStarter services, Server server) {
    this.services = services;
    this.server = server;
  }

  /**
   * Starts one on a free port.
   *
   * @throws TemporalUnavailableException no port could be bound on loopback
   */
  public static EmbeddedTemporal start() throws TemporalUnavailableException {
    // True locks the clock to real time; the server would skip timers otherwise.
    TestServicesStarter services = new TestServicesStarter(true, 0);
    NettyServerBuilder builder =
        NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .maxInboundMessageSize(LARGEST_MESSAGE);
    HealthStatusManager health = new HealthStatusManager();
    builder.addService(health.getHealthService());
    for (BindableService service : services.getServices()) {
      ServerServiceDefinition definition =
          service == services.getWorkflowService()
              ? EmbeddedService.around(services.getWorkflowService())
              : service.bindService();
      builder.addService(definition);
      health.setStatus(definition.getServiceDescriptor().getName(), ServingStatus.SERVING);
    }
    try {
      return new EmbeddedTemporal(services, builder.build().start());
    } catch (IOException e) {
      services.close();
      throw new TemporalUnavailableException(
          "the embedded Temporal server cannot listen on loopback: " + e.getMessage(), e);
    }
  }

  public TemporalTarget target() {
    String address = InetAddress.getLoopbackAddress().getHostAddress() + ":" + server.getPort();
    return new TemporalTarget(
        address, "default", "embedded in-memory Temporal test server on " + address);
  }

  @Override
  public void close() {
    server.shutdownNow();
    services.close();
    try {
      server.awaitTermination(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
