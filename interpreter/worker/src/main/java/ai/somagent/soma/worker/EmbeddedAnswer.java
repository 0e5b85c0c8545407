package ai.somagent.soma.worker;

import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/** The one answer of the in-memory test server to a request that is put to it in this process. */
final class EmbeddedAnswer<T> implements StreamObserver<T> {
  private final CompletableFuture<T> answer = new CompletableFuture<>();

  private EmbeddedAnswer() {}

  /**
   * Waits for the answer.
   *
   * @param request puts the request, with the observer that it is given
   * @throws StatusRuntimeException the server refused
   */
  static <T> T to(Consumer<StreamObserver<T>> request) {
    EmbeddedAnswer<T> observer = new EmbeddedAnswer<>();
    request.accept(observer);
    try {
      return observer.answer.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof StatusRuntimeException status) {
        throw status;
      }
      throw e;
    }
  }

  @Override
  public void onNext(T value) {
    answer.complete(value);
  }

  @Override
  public void onError(Throwable failure) {
    answer.completeExceptionally(failure);
  }

  @Override
  public void onCompleted() {}
}
