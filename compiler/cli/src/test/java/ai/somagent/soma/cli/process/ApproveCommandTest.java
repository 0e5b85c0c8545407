package ai.somagent.soma.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import ai.somagent.soma.cli.process.SomaInProcess.Outcome;
import ai.somagent.soma.servers.catalogue.Server;
import ai.somagent.soma.servers.instance.RunningServer;
import ai.somagent.soma.servers.junit.RealServer;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code soma runs approve} and {@code reject} on a real Temporal server. */
@RealServer(value = Server.TEMPORAL, own = true)
@Timeout(240)
final class ApproveCommandTest {
  @RealServer(Server.TEMPORAL)
  private static RunningServer temporal;

  @TempDir Path folder;

  private SomaInProcess soma() {
    return new SomaInProcess(temporal.env("SOMA_TEMPORAL_ADDRESS"));
  }

  private SomaProcess sale(String id) throws Exception {
    Path capsule = Path.of(ApproveCommandTest.class.getResource("/sale.soma").toURI());
    SomaProcess started =
        SomaProcess.start(
            "run",
            capsule.toString(),
            "--input",
            "folder=" + folder,
            "--id",
            id,
            "--as",
            "eve",
            "--temporal",
            temporal.env("SOMA_TEMPORAL_ADDRESS"));
    started.awaitErr(line -> line.startsWith("run "));
    soma().until(o -> o.out().contains("Sell the lamp?"), "show", id);
    return started;
  }

  private static String key(JsonNode shown, String title) {
    for (JsonNode one : shown.get("approvals")) {
      if (one.get("title").textValue().equals(title)) {
        return one.get("approval").textValue();
      }
    }
    throw new AssertionError(shown.toString());
  }

  @Test
  void whatIsAsked_isShownExplainedAndDecided() throws Exception {
    try (SomaProcess run = sale("sale-1")) {
      JsonNode shown = soma().runs("show", "sale-1", "--format", "json").json();
      String terms = key(shown, "Sell the lamp?");
      String legal = key(shown, "Is it legal?");
      String explained = soma().runs("explain", "sale-1").out();
      assertThat(explained)
          .contains("Asked is role owner: \"Sell the lamp?\"; so far 0 of 2 approvals")
          .contains("soma runs approve sale-1 '" + terms + "' --as NAME --role owner --digest sha")
          .contains("soma runs reject sale-1 '" + legal + "' --as NAME --group law --digest sha");
      refusals(terms);

      Outcome first = decide(terms, "--as", "ada", "--form", "price=7", "--form", "note=x");
      assertThat(first.out())
          .contains("approval  " + terms + "  Sell the lamp?")
          .contains("shown     days: 2.5")
          .contains("shown     item: lamp")
          .contains("digest    sha256:")
          .contains("decided   approved by ada (role owner), on this command line's word")
          .contains("stands    open: 1 of 2 approvals, 0 of 1 refusals");
      Outcome other = soma().runs("reject", "sale-1", terms, "--as", "ada", "--role", "owner");
      assertThat(other.exit()).isEqualTo(1);
      assertThat(other.err()).contains("ada has decided otherwise").contains("a decision stands");

      Outcome law = soma().runs("approve", "sale-1", legal, "--as", "max", "--format", "json");
      assertThat(law.exit()).isZero();
      assertThat(law.json().get("format").textValue()).isEqualTo("soma.decision/1");
      assertThat(law.json().get("status").textValue()).isEqualTo("approved");
      assertThat(law.json().at("/show/item").textValue()).isEqualTo("lamp");
      Outcome closed = soma().runs("approve", "sale-1", legal, "--as", "max");
      assertThat(closed.exit()).isEqualTo(1);
      assertThat(closed.err()).contains("does not ask `" + legal + "` now");

      Path form = Files.writeString(folder.resolve("form.json"), "{\"price\": 9}");
      Outcome second =
          soma().runs("approve", "sale-1", "--as", "bob", "--role", "owner", "--form", "@" + form);
      assertThat(second.out()).contains("stands    approved: 2 of 2 approvals");
      assertThat(run.await()).as(run.err()).isZero();
      assertThat(run.out()).isEqualTo("\"9 max\"");
    }
    Outcome late = soma().runs("approve", "sale-1", "--as", "bob");
    assertThat(late.exit()).isEqualTo(1);
    assertThat(late.err()).contains("has ended (completed) and asks nobody any more");
    assertThat(Files.readAllLines(folder.resolve("ledger"))).containsExactly("sold");
  }

  private Outcome decide(String approval, String... more) {
    String[] words = new String[more.length + 5];
    System.arraycopy(more, 0, words, 5, more.length);
    words[0] = "approve";
    words[1] = "sale-1";
    words[2] = approval;
    words[3] = "--role";
    words[4] = "owner";
    return soma().runs(words);
  }

  /** Every kind of refusal, in words and as an exit code. */
  private void refusals(String terms) throws Exception {
    Outcome which = soma().runs("approve", "sale-1", "--as", "ada");
    assertThat(which.exit()).isEqualTo(2);
    assertThat(which.err())
        .contains("run `sale-1` asks 2 things; name the one that is meant:")
        .contains("  " + terms + "  Sell the lamp?");
    Outcome starter = decide(terms, "--as", "eve", "--form", "price=7", "--format", "json");
    assertThat(starter.exit()).isEqualTo(1);
    assertThat(starter.json().at("/error/kind").textValue()).isEqualTo("Denied");
    assertThat(starter.err()).contains("eve: whoever started a run does not decide in it");
    Outcome stranger = soma().runs("approve", "sale-1", terms, "--as", "ada", "--form", "price=7");
    assertThat(stranger.exit()).isEqualTo(1);
    assertThat(stranger.err()).contains("ada: is not asked").contains("asked is role owner; who");
    Outcome changed = decide(terms, "--as", "ada", "--digest", "sha256:0", "--form", "price=7");
    assertThat(changed.exit()).isEqualTo(1);
    assertThat(changed.err()).contains("not what was shown").contains("soma runs show sale-1");
    Outcome unfit = decide(terms, "--as", "ada", "--form", "price=0", "--format", "json");
    assertThat(unfit.exit()).isEqualTo(2);
    assertThat(unfit.json().at("/error/kind").textValue()).isEqualTo("Invalid");
    Outcome empty = decide(terms, "--as", "ada");
    assertThat(empty.err()).contains("the form is not filled in").contains("--form name=value");
    assertThat(soma().runs("reject", "sale-1", terms, "--form", "price=7").err())
        .contains("a refusal fills in no form");
  }

  @Test
  void refusal_endsTheRun() throws Exception {
    try (SomaProcess run = sale("sale-2")) {
      String legal = key(soma().runs("show", "sale-2", "--format", "json").json(), "Is it legal?");
      Outcome refused =
          soma()
              .runs(
                  "reject",
                  "sale-2",
                  legal,
                  "--as",
                  "zoe",
                  "--group",
                  "law",
                  "--comment",
                  "no deed");
      assertThat(refused.out())
          .contains("decided   refused by zoe (group law)")
          .contains("stands    rejected: 0 of 1 approvals, 1 of 1 refusals");
      assertThat(run.await()).isEqualTo(1);
      assertThat(run.err()).contains("error Rejected:").contains("no deed");
    }
    assertThat(folder.resolve("ledger")).doesNotExist();
  }

  /** The page's commands, in their order, on a run of that name. */
  @Test
  void commandsOfThePage_areDone() throws Exception {
    try (SomaProcess run = sale("sale-17")) {
      for (String command : SomaInProcess.commandsOfThePage("soma runs show sale-17")) {
        String[] words = command.substring("soma runs ".length()).split(" ");
        for (int i = 0; i < words.length; i++) {
          words[i] = words[i].replace("'", "");
        }
        assertThat(soma().runs(words).exit()).as(command).isZero();
      }
      assertThat(run.await()).isZero();
    }
  }
}
