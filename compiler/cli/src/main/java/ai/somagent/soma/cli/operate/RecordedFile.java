package ai.somagent.soma.cli.operate;

import ai.somagent.soma.cli.run.HomeFolder;
import ai.somagent.soma.cli.run.InputException;
import ai.somagent.soma.worker.FolderIrStore;
import ai.somagent.soma.worker.HistoryFormatException;
import ai.somagent.soma.worker.IrNotFoundException;
import ai.somagent.soma.worker.IrStore;
import ai.somagent.soma.worker.RunHistory;
import ai.somagent.soma.worker.WorkerException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A recorded run in a file.
 *
 * @param programs where its program is: the file's folder, else those stored here
 */
record RecordedFile(RunHistory history, IrStore programs) {
  static RecordedFile read(String name) throws InputException, IOException, WorkerException {
    Path file;
    String text;
    try {
      file = Path.of(name);
      text = Files.readString(file, StandardCharsets.UTF_8);
    } catch (InvalidPathException e) {
      throw new InputException("`" + name + "` is not a path");
    } catch (NoSuchFileException e) {
      throw new InputException("there is no file `" + name + "`");
    } catch (IOException e) {
      throw new InputException("`" + name + "` cannot be read as text: " + e.getMessage());
    }
    RunHistory history;
    try {
      history = RunHistory.read(text);
    } catch (HistoryFormatException e) {
      throw new InputException("`" + name + "`: " + e.getMessage());
    }
    return new RecordedFile(history, store(file, history.program()));
  }

  private static IrStore store(Path file, String digest) throws IOException, WorkerException {
    IrStore beside = new FolderIrStore(file.toAbsolutePath().resolveSibling(""));
    try {
      beside.program(digest);
      return beside;
    } catch (IrNotFoundException e) {
      try (HomeFolder home = HomeFolder.lasting()) {
        return new FolderIrStore(home.programs());
      }
    }
  }
}
