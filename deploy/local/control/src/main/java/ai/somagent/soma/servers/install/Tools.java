package ai.somagent.soma.servers.install;

import ai.somagent.soma.servers.ServersException;
import ai.somagent.soma.servers.place.DiskTrouble;
import ai.somagent.soma.servers.process.ProcessEnd;
import ai.somagent.soma.servers.process.ProcessTree;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs the tools an install needs. All they print goes to the install's log; the last lines are
 * kept, since a full disk loses the log first.
 */
final class Tools {

  private static final int KEPT_LINES = 200;

  /** A cold Go build takes minutes on slow machines; a tool that hangs must end some day. */
  private static final Duration LIMIT = Duration.ofMinutes(90);

  /** With less than this, whatever fails then fails for that reason. */
  private static final long NO_ROOM_BYTES = 256 * 1024;

  private final Map<String, String> environment;
  private final Path log;
  private final Path mark;

  /**
   * @param environment the person's
   * @param log added to
   * @param mark folder written into each tool's environment, so that the tools of a killed install
   *     are found again
   */
  Tools(Map<String, String> environment, Path log, Path mark) {
    this.environment = environment;
    this.log = log;
    this.mark = mark;
  }

  Map<String, String> environment() {
    return environment;
  }

  Path log() {
    return log;
  }

  Path mark() {
    return mark;
  }

  /** The program on PATH. */
  Optional<Path> onPath(String program) {
    for (String folder : environment.getOrDefault("PATH", "").split(File.pathSeparator)) {
      Path file = Path.of(folder.isEmpty() ? "." : folder).resolve(program);
      if (Files.isRegularFile(file) && Files.isExecutable(file)) {
        return Optional.of(file);
      }
    }
    return Optional.empty();
  }

  /**
   * Runs it and expects success.
   *
   * @param shown the call as a person would know it: {@code go install x@v1}
   * @throws ServersException of kind DISK when it ran out of room, else OBTAIN_FAILED
   */
  ToolResult must(String shown, ToolCall call) {
    ToolResult result = run(call);
    if (!result.succeeded()) {
      throw failed(shown, result);
    }
    return result;
  }

  ServersException failed(String shown, ToolResult result) {
    if (DiskTrouble.isFull(result.text()) || DiskTrouble.hasLessThan(NO_ROOM_BYTES, mark)) {
      return new ServersException(
          ServersException.Kind.DISK,
          "`" + shown + "` found no space left on the disk",
          "make room, or run `deploy/local/servers clean`, and call this again");
    }
    String why = result.exit() == ProcessEnd.TOO_LATE ? "it took too long" : result.telling();
    return new ServersException(
        ServersException.Kind.OBTAIN_FAILED,
        "`" + shown + "` failed" + (why.isEmpty() ? "" : ": " + why),
        (result.foundNobody() ? "check the network and its proxy settings; " : "")
            + "the whole output is in "
            + log);
  }

  /** Runs it to its end; an interrupt ends it with all it started. */
  ToolResult run(ToolCall call) {
    note("$ " + String.join(" ", call.words()));
    Process process = start(builder(call));
    Deque<String> last = new ArrayDeque<>();
    Thread reader = Thread.startVirtualThread(() -> read(process, call, last));
    try {
      int exit = ProcessEnd.await(process, LIMIT);
      reader.join(Duration.ofSeconds(10));
      note("= " + exit);
      synchronized (last) {
        return new ToolResult(exit, List.copyOf(last));
      }
    } catch (InterruptedException stopped) {
      throw interrupted(call, stopped);
    }
  }

  /**
   * Runs what must not be cut off midway, such as the system's package manager: in a session of its
   * own, unmarked, its output in a file, so that it comes to its end even when we are killed.
   */
  ToolResult runUndisturbed(ToolCall call) {
    note("$ " + String.join(" ", call.words()));
    Path output = mark.resolve("undisturbed.txt");
    List<String> words = new ArrayList<>(List.of("setsid", "--wait"));
    words.addAll(call.words());
    ProcessBuilder builder = builder(new ToolCall(words, call.folder()));
    builder.environment().remove(ProcessTree.MARK);
    builder.redirectOutput(output.toFile());
    try {
      int exit = start(builder).waitFor();
      List<String> lines =
          new String(Files.readAllBytes(output), StandardCharsets.UTF_8).lines().toList();
      lines.forEach(this::note);
      note("= " + exit);
      return new ToolResult(
          exit, lines.subList(Math.max(0, lines.size() - KEPT_LINES), lines.size()));
    } catch (IOException unreadable) {
      throw DiskTrouble.of("cannot read `" + output + "`", unreadable);
    } catch (InterruptedException stopped) {
      throw interrupted(call, stopped);
    }
  }

  private static ServersException interrupted(ToolCall call, InterruptedException stopped) {
    Thread.currentThread().interrupt();
    return new ServersException(
        ServersException.Kind.OBTAIN_FAILED,
        "interrupted in `" + call.words().getFirst() + "`",
        "",
        stopped);
  }

  private void read(Process process, ToolCall call, Deque<String> last) {
    try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        synchronized (last) {
          last.addLast(line);
          if (last.size() > KEPT_LINES) {
            last.removeFirst();
          }
        }
        note(line);
        call.onLine().accept(line);
      }
    } catch (IOException endedMeanwhile) {
      note("(its output ended early: " + endedMeanwhile.getMessage() + ")");
    }
  }

  private ProcessBuilder builder(ToolCall call) {
    ProcessBuilder builder =
        new ProcessBuilder(call.words())
            .directory(call.folder().toFile())
            .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
            .redirectErrorStream(true);
    Map<String, String> own = builder.environment();
    own.clear();
    own.putAll(environment);
    own.keySet().removeAll(call.without());
    own.putAll(call.with());
    own.put(ProcessTree.MARK, mark.toString());
    return builder;
  }

  private static Process start(ProcessBuilder builder) {
    try {
      return builder.start();
    } catch (IOException refused) {
      throw new ServersException(
          ServersException.Kind.TOOL_MISSING,
          "cannot run `" + builder.command().getFirst() + "`: " + refused.getMessage(),
          "",
          refused);
    }
  }

  private void note(String line) {
    try {
      Files.write(
          log, Collections.singleton(line), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException full) {
      // The lines kept in memory are what the message is made of.
    }
  }
}
