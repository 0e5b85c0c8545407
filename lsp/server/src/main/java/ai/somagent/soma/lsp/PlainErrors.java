package ai.somagent.soma.lsp;

import org.eclipse.lsp4j.jsonrpc.MessageConsumer;
import org.eclipse.lsp4j.jsonrpc.messages.Message;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseMessage;

/** Passes messages to an editor, without the exceptions that the library puts beside an error. */
final class PlainErrors implements MessageConsumer {
  private final MessageConsumer editor;

  PlainErrors(MessageConsumer editor) {
    this.editor = editor;
  }

  @Override
  public void consume(Message message) {
    if (message instanceof ResponseMessage response && response.getError() != null) {
      ResponseError error = response.getError();
      response.setError(new ResponseError(error.getCode(), error.getMessage(), null));
    }
    editor.consume(message);
  }
}
