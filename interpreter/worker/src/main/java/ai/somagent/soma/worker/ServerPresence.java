package ai.somagent.soma.worker;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.ForwardingClientCallListener.SimpleForwardingClientCallListener;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.errordetails.v1.NamespaceNotFoundFailure;
import io.temporal.serviceclient.StatusUtils;

/**
 * Sees every answer of one connection, says when the server is away, and corrects one answer: a
 * server whose database is away says that the namespace does not exist. Taken at its word it would
 * make the worker throw away the result of a call whose effect is there. So once a connection has
 * seen its namespace, that answer means "unavailable" and is waited out like any other outage.
 * Thread-safe.
 */
final class ServerPresence implements ClientInterceptor {
  private final ServerWatch watch;
  private boolean seen;
  private boolean lost;

  ServerPresence(ServerWatch watch) {
    this.watch = watch;
  }

  /** The namespace is there; from now on outages are told. */
  synchronized void namespaceSeen() {
    seen = true;
  }

  /** The connection is being closed: what fails now is no outage. */
  synchronized void close() {
    seen = false;
  }

  @Override
  public <Q, A> ClientCall<Q, A> interceptCall(
      MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
    return new SimpleForwardingClientCall<>(next.newCall(method, options)) {
      @Override
      public void start(Listener<A> answers, Metadata headers) {
        super.start(
            new SimpleForwardingClientCallListener<>(answers) {
              @Override
              public void onClose(Status status, Metadata trailers) {
                super.onClose(take(status, trailers), trailers);
              }
            },
            headers);
      }
    };
  }

  private synchronized Status take(Status status, Metadata trailers) {
    if (!seen) {
      return status;
    }
    Status meant = namespaceMissing(status, trailers) ? unavailable(status) : status;
    switch (meant.getCode()) {
      case UNAVAILABLE -> setLost(true);
      case CANCELLED, DEADLINE_EXCEEDED -> {
        // We did not wait for the answer, which says nothing about the server.
      }
      case OK,
          UNKNOWN,
          INVALID_ARGUMENT,
          NOT_FOUND,
          ALREADY_EXISTS,
          PERMISSION_DENIED,
          RESOURCE_EXHAUSTED,
          FAILED_PRECONDITION,
          ABORTED,
          OUT_OF_RANGE,
          UNIMPLEMENTED,
          INTERNAL,
          DATA_LOSS,
          UNAUTHENTICATED ->
          setLost(false);
    }
    return meant;
  }

  private void setLost(boolean now) {
    if (now == lost) {
      return;
    }
    lost = now;
    if (now) {
      watch.lost();
    } else {
      watch.regained();
    }
  }

  private static boolean namespaceMissing(Status status, Metadata trailers) {
    return status.getCode() == Status.Code.NOT_FOUND
        && StatusUtils.hasFailure(
            new StatusRuntimeException(status, trailers), NamespaceNotFoundFailure.class);
  }

  private static Status unavailable(Status status) {
    return Status.UNAVAILABLE
        .withDescription("the server cannot read its namespaces")
        .withCause(status.asException());
  }
}
