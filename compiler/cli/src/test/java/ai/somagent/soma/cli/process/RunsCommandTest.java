package ai.somagent.soma.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import ai.somagent.soma.cli.SomaMain;
import ai.somagent.soma.cli.console.Console;
import ai.somagent.soma.cli.console.ExitCode;
import ai.somagent.soma.servers.catalogue.Server;
import ai.somagent.soma.servers.instance.RunningServer;
import ai.somagent.soma.servers.junit.RealServer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code soma runs} on a real Temporal server, with runs in processes of their own. */
@RealServer(value = Server.TEMPORAL, own = true)
@Timeout(240)
final class RunsCommandTest {
  private static final JsonMapper JSON = new JsonMapper();

  @RealServer(Server.TEMPORAL)
  private static RunningServer temporal;

  @TempDir Path folder;

  private SomaProcess order(String id) throws Exception {
    Path capsule = Path.of(RunsCommandTest.class.getResource("/order.soma").toURI());
    SomaProcess soma =
        SomaProcess.start(
            "run",
            capsule.toString(),
            "--input",
            "folder=" + folder,
            "--id",
            id,
            "--temporal",
            address());
    soma.awaitErr(line -> line.contains("done") && line.contains("ledger.append"));
    return soma;
  }

  private static String address() {
    return temporal.env("SOMA_TEMPORAL_ADDRESS");
  }

  /** What a command line did. */
  private record Outcome(int exit, String out, String err) {
    JsonNode json() throws Exception {
      return JSON.readTree(out);
    }
  }

  /** In this process: starting one for each would take most of the time. */
  private static Outcome runs(String... args) {
    List<String> words = new ArrayList<>(List.of("runs"));
    words.addAll(List.of(args));
    words.addAll(List.of("--temporal", address()));
    return soma(words.toArray(String[]::new));
  }

  private static Outcome soma(String... words) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console =
        new Console(
            InputStream.nullInputStream(),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false,
            false);
    ExitCode exit = SomaMain.run(words, console);
    Outcome outcome =
        new Outcome(
            exit.code(),
            out.toString(StandardCharsets.UTF_8).strip(),
            err.toString(StandardCharsets.UTF_8));
    assertThat(outcome.err()).doesNotContain("E9001").doesNotContain("\tat ");
    return outcome;
  }

  private static SomaProcess watch(String id) throws Exception {
    return SomaProcess.start("runs", "watch", id, "--temporal", address());
  }

  /** Asks until the answer is as wanted; what the server indexes comes a little later. */
  private Outcome until(Predicate<Outcome> wanted, String... args) throws Exception {
    Outcome last = runs(args);
    for (int i = 0; i < 100 && !wanted.test(last); i++) {
      Thread.sleep(100);
      last = runs(args);
    }
    assertThat(wanted.test(last)).as(last.toString()).isTrue();
    return last;
  }

  @Test
  void runThatWaits_isListedShownExplainedAndGoesOn() throws Exception {
    try (SomaProcess soma = order("order-1")) {
      Outcome shown = until(o -> o.out().contains("signal"), "show", "order-1");
      assertThat(shown.out())
          .contains("capsule   shop.order 1.2.0")
          .contains("owner     team:shop")
          .contains("waits     for the signal `paid`, since 20")
          .contains("order.soma:")
          .contains("let payment = await paid within 2d")
          .contains("known     from a worker")
          .contains("spent     1 call of 5");
      JsonNode json = runs("show", "order-1", "--format", "json").json();
      assertThat(json.get("format").textValue()).isEqualTo("soma.run/1");
      assertThat(json.at("/waits/0/kind").textValue()).isEqualTo("signal");
      assertThat(json.at("/waits/0/what").textValue()).isEqualTo("paid");
      assertThat(json.at("/waits/0/name").textValue()).isEqualTo("payment");
      assertThat(json.at("/waits/0/line").intValue()).isPositive();
      assertThat(json.at("/knownFrom").textValue()).isEqualTo("worker");
      assertThat(json.at("/spent/callLimit").intValue()).isEqualTo(5);

      assertThat(runs("explain", "order-1").out())
          .contains("Run `order-1` of shop.order 1.2.0 began at ")
          .contains("(`let payment = await paid within 2d`) for the signal `paid`, since ")
          .contains("To send it: soma runs signal order-1 paid --input ...")
          .contains("It has used 1 of 5 calls");

      assertThat(runs("query", "order-1", "count").out()).isEqualTo("0");
      assertThat(runs("update", "order-1", "note", "--input", "text=hello").out()).isEqualTo("1");
      Outcome refused = runs("update", "order-1", "note", "--input", "text=", "--format", "json");
      assertThat(refused.exit()).isEqualTo(1);
      assertThat(refused.json().at("/error/kind").textValue()).isEqualTo("shop.Declined");
      assertThat(runs("query", "order-1", "count").out()).isEqualTo("1");

      Outcome unfit = runs("signal", "order-1", "paid", "--input", "{\"by\": 7}");
      assertThat(unfit.exit()).isEqualTo(2);
      assertThat(unfit.err()).contains("what is sent with the signal `paid` does not fit");
      Outcome unknown = runs("signal", "order-1", "payed", "--input", "by=me");
      assertThat(unknown.exit()).isEqualTo(2);
      assertThat(unknown.err()).contains("has no signal `payed`; it has `paid`");
      Outcome sent = runs("signal", "order-1", "paid", "--input", "by=me");
      assertThat(sent.err()).contains("the signal `paid` was sent to run order-1");
      soma.awaitErr(line -> line.contains("started") && line.contains("ledger.wait_for"));
      assertThat(runs("explain", "order-1").out()).contains("for an answer of `ledger.wait_for`");
      Files.createFile(folder.resolve("go"));
      assertThat(soma.await()).as(soma.err()).isZero();
    }
    recordAndReplay();
    Outcome ended = runs("explain", "order-1");
    assertThat(ended.out()).contains("completed").contains("Its result is \"paid by me\".");
    assertThat(until(o -> o.out().contains("completed"), "list").out())
        .contains("ID ")
        .contains("order-1")
        .contains("shop.order")
        .contains("1.2.0");
    Outcome late = runs("signal", "order-1", "paid", "--input", "by=me");
    assertThat(late.exit()).isEqualTo(1);
    assertThat(late.err())
        .contains("run `order-1` has ended (completed) and takes no signal any more");
  }

  private void recordAndReplay() throws Exception {
    Path file = folder.resolve("recorded/order-1.json");
    Files.createDirectories(file.getParent());
    assertThat(runs("history", "order-1", "--out", file.toString(), "--with-program").exit())
        .isZero();
    Outcome replayed = soma("runs", "replay", file.toString());
    assertThat(replayed.out())
        .contains("run `order-1` of shop.order, ")
        .contains("does the same again");
    String other = Files.readString(file).replace("ledger.wait_for", "ledger.append");
    Path changed = Files.writeString(file.resolveSibling("changed.json"), other);
    Outcome differs = soma("runs", "replay", changed.toString(), "--format", "json");
    assertThat(differs.exit()).isEqualTo(1);
    assertThat(differs.json().get("deterministic").booleanValue()).isFalse();
    assertThat(soma("runs", "replay", "order.soma").err())
        .contains("there is no file `order.soma`");
  }

  @Test
  void runWithoutAWorker_isExplainedFromTheProgramOrTheHistory() throws Exception {
    try (SomaProcess soma = order("order-2")) {
      until(o -> o.out().contains("signal"), "show", "order-2");
      soma.kill();
    }
    Outcome explained = runs("explain", "order-2");
    assertThat(explained.out())
        .contains("for the signal `paid`, since ")
        .contains("No worker answered; this is what its history says.");
    assertThat(runs("show", "order-2", "--format", "json").json().at("/knownFrom").textValue())
        .isEqualTo("program");
    Map<String, String> elsewhere =
        Map.of("SOMA_HOME", folder.resolve("elsewhere").toString(), "TEMPORAL_ADDRESS", address());
    try (SomaProcess foreign = SomaProcess.start(elsewhere, "runs", "show", "order-2")) {
      assertThat(foreign.await()).isZero();
      assertThat(foreign.out())
          .contains("waits     for a timer, since ")
          .contains(
              "from the history alone: no worker answered, and the program is not stored here");
    }
    Outcome killed = runs("kill", "order-2", "--reason", "test is over");
    assertThat(killed.err()).contains("run order-2 was ended");
    assertThat(runs("explain", "order-2").out())
        .contains("an operator ended the run: test is over")
        .contains("What to do: ");
  }

  @Test
  void cancelledRun_endsAndFailedRunSaysWhere() throws Exception {
    try (SomaProcess soma = order("order-3")) {
      until(o -> o.out().contains("signal"), "show", "order-3");
      try (SomaProcess watcher = watch("order-3")) {
        assertThat(runs("cancel", "order-3", "--reason", "changed my mind").err())
            .contains("run order-3 was asked to stop");
        assertThat(watcher.await()).isEqualTo(1);
        assertThat(watcher.out())
            .contains("begun      shop.order")
            .contains("call       ledger.append  /")
            .contains("done       ledger.append")
            .contains("stopping   changed my mind")
            .contains("ended      cancelled  changed my mind");
      }
      assertThat(soma.await()).isEqualTo(130);
    }
    try (SomaProcess soma = order("order-4")) {
      assertThat(runs("signal", "order-4", "paid", "--input", "by=thief").exit()).isZero();
      assertThat(soma.await()).isEqualTo(1);
    }
    assertThat(runs("explain", "order-4").out())
        .contains("It failed at ")
        .contains("fail Declined(by: payment.by)")
        .contains("with `shop.Declined`")
        .contains("What to do: the program or a tool raises `shop.Declined`");
    assertThat(until(o -> o.out().contains("order-4"), "list", "--status", "failed").out())
        .doesNotContain("order-3");
    JsonNode page =
        until(o -> o.out().contains("next"), "list", "--limit", "1", "--format", "json").json();
    assertThat(page.get("runs")).hasSize(1);
    JsonNode second =
        runs("list", "--limit", "1", "--page", page.get("next").textValue(), "--format", "json")
            .json();
    assertThat(second.at("/runs/0/run").textValue())
        .isNotEqualTo(page.at("/runs/0/run").textValue());
  }

  @Test
  void interruptedWatcher_leavesTheRunAlone() throws Exception {
    try (SomaProcess soma = order("order-5")) {
      try (SomaProcess watcher = watch("order-5")) {
        watcher.awaitOut(line -> line.contains("timer"));
        watcher.interrupt();
        assertThat(watcher.await()).isEqualTo(130);
      }
      assertThat(runs("show", "order-5").out()).contains("status    running");
      runs("kill", "order-5");
      assertThat(soma.await()).isEqualTo(1);
    }
  }

  /** The page's commands, in their order, on runs of those names. */
  @Test
  void commandsOfThePage_areDone() throws Exception {
    String page = Files.readString(SomaProcess.repository("docs/cli.md"));
    String block = page.substring(page.indexOf("```sh\nsoma runs register"));
    List<String> commands = block.substring(6, block.indexOf("```", 6)).lines().toList();
    assertThat(commands).hasSizeGreaterThan(8);
    Files.createFile(folder.resolve("go"));
    try (SomaProcess first = order("order-17");
        SomaProcess second = order("order-18");
        SomaProcess third = order("order-19")) {
      for (String id : List.of("order-17", "order-18", "order-19")) {
        until(o -> o.out().contains("signal"), "show", id);
      }
      Files.writeString(folder.resolve("steps.txt"), "step\nvalues\nback\n");
      for (String command : commands) {
        List<String> words = new ArrayList<>(words(command));
        boolean onServer = words.get(0).equals("runs") && !words.get(1).equals("replay");
        if (onServer) {
          words.addAll(List.of("--temporal", address()));
        }
        assertThat(soma(words.toArray(String[]::new)).exit()).as(command).isZero();
      }
      assertThat(first.await()).isZero();
      assertThat(second.await()).isEqualTo(130);
      assertThat(third.await()).isEqualTo(1);
    }
  }

  /** As a shell splits them, with files in the test's folder. */
  private List<String> words(String command) {
    List<String> words = new ArrayList<>();
    Matcher word =
        Pattern.compile("\"([^\"]*)\"|(\\S+)").matcher(command.substring("soma ".length()));
    while (word.find()) {
      String text = word.group(1) == null ? word.group(2) : word.group(1);
      boolean file = text.endsWith(".json") || text.endsWith(".txt");
      words.add(file ? folder.resolve(text).toString() : text);
    }
    return words;
  }

  @Test
  void whatIsWrong_isSaidWithoutAStackTrace() throws Exception {
    Outcome unknown = runs("show", "nobody", "--format", "json");
    assertThat(unknown.exit()).isEqualTo(2);
    assertThat(unknown.err()).contains("no run `nobody`").contains("`soma runs list` shows");
    assertThat(unknown.json().at("/error/kind").textValue()).isEqualTo("RunNotFound");
    Outcome namespace = runs("list", "--namespace", "nowhere");
    assertThat(namespace.exit()).isEqualTo(3);
    assertThat(namespace.err()).contains("has no namespace `nowhere`");
    Outcome page = runs("list", "--page", "!");
    assertThat(page.exit()).isEqualTo(3);
    assertThat(page.err()).contains("`!` is no page of a list of runs");
    assertThat(runs("list", "--status", "odd").err()).contains("a run is running, completed");
    assertThat(runs("list", "--limit", "0").err()).contains("a list has 1 to 1000 runs, not 0");
    assertThat(runs("list", "--capsule", "it's.not").err())
        .contains("no runs with capsule it's.not");
    Outcome missing = runs("show");
    assertThat(missing.exit()).isEqualTo(2);
    assertThat(missing.err())
        .contains("missing required parameter: 'ID'")
        .contains("soma runs show");
  }
}
