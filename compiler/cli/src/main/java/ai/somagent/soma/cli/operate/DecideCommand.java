package ai.somagent.soma.cli.operate;

import ai.somagent.soma.cli.command.Command;
import ai.somagent.soma.cli.console.Console;
import ai.somagent.soma.cli.console.ExitCode;
import ai.somagent.soma.cli.console.OutputFormat;
import ai.somagent.soma.cli.run.InputException;
import ai.somagent.soma.worker.AskedApproval;
import ai.somagent.soma.worker.IrStore;
import ai.somagent.soma.worker.RunClient;
import ai.somagent.soma.worker.RunDecision;
import ai.somagent.soma.worker.RunView;
import ai.somagent.soma.worker.UpdateRefusedException;
import ai.somagent.soma.worker.WorkerException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code soma runs approve} and {@code soma runs reject}: shows what is asked and decides about
 * exactly that.
 *
 * @param approval key of what is decided, or null where only one thing is asked
 * @param digest how the digest of what the person was shown begins, or null for what is shown now
 * @param form the words of {@code --form}
 * @param comment or null
 */
public record DecideCommand(
    RunsServer server,
    String id,
    @Nullable String approval,
    boolean approves,
    Decider by,
    @Nullable String digest,
    List<String> form,
    @Nullable String comment)
    implements Command {

  public DecideCommand {
    form = List.copyOf(form);
  }

  @Override
  public ExitCode execute(Console console) {
    return server.with(
        console,
        (client, programs) -> {
          RunView run = client.describe(id);
          if (run.closedAt() != null) {
            return EndedRun.say(server, run, "asks nobody any more", console);
          }
          try {
            AskedApproval asked = Approvals.choose(client.run(id).approvals(), id, approval);
            Approvals.requireShown(asked, digest, id);
            return decide(client, programs, run, asked, console);
          } catch (RefusedDecision e) {
            ExitCode exit = RefusalAdvice.exit(e.kind());
            return server.failed(console, e, exit, RefusalAdvice.of(e.kind(), id, null));
          }
        });
  }

  private ExitCode decide(
      RunClient client, IrStore programs, RunView run, AskedApproval asked, Console console)
      throws WorkerException, InputException {
    if (!approves && !form.isEmpty()) {
      throw new InputException("a refusal fills in no form: leave `--form` out");
    }
    ObjectNode answers =
        form.isEmpty()
            ? null
            : SentPayload.ofForm(programs, run.program(), asked.node(), form, console.in());
    if (server.format() == OutputFormat.TEXT) {
      AskedText.lines(asked).forEach(console.out()::println);
      console.flush();
    }
    RunDecision decision =
        new RunDecision(
            asked.key(),
            asked.digest(),
            approves,
            by.person(),
            by.email(),
            by.roles(),
            by.groups(),
            comment,
            answers);
    try {
      say(asked, client.run(id).decide(decision), console);
      return ExitCode.CLEAN;
    } catch (UpdateRefusedException e) {
      ExitCode exit = RefusalAdvice.exit(e.kind());
      return server.failed(console, e, exit, RefusalAdvice.of(e.kind(), id, asked));
    }
  }

  private void say(AskedApproval asked, JsonNode answer, Console console) {
    if (server.format() == OutputFormat.JSON) {
      console.out().println(DecisionJson.of(id, asked, approves, by, answer).toPrettyString());
      return;
    }
    String word = approves ? "approved" : "refused";
    console
        .out()
        .println("decided   " + word + " by " + by.words() + ", on this command line's word");
    String counts =
        AskedText.counts(
            answer.path("approvals").asLong(),
            asked.quorum(),
            answer.path("refusals").asLong(),
            asked.refusals());
    console.out().println("stands    " + answer.path("status").asText() + ": " + counts);
  }
}
