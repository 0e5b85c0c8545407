package ai.somagent.soma.cli.operate;

import ai.somagent.soma.cli.run.InputException;
import ai.somagent.soma.cli.run.RunInput;
import ai.somagent.soma.engine.value.InvalidValueException;
import ai.somagent.soma.engine.value.ValueCodec;
import ai.somagent.soma.ir.MembersIr;
import ai.somagent.soma.ir.MembersIr.SignalIr;
import ai.somagent.soma.ir.MembersIr.UpdateIr;
import ai.somagent.soma.ir.ProgramIr;
import ai.somagent.soma.ir.node.EffectIr.ApproveIr;
import ai.somagent.soma.ir.type.FieldIr;
import ai.somagent.soma.ir.type.TypeDefinitionIr;
import ai.somagent.soma.ir.type.TypeIr;
import ai.somagent.soma.worker.IrNotFoundException;
import ai.somagent.soma.worker.IrStore;
import ai.somagent.soma.worker.WorkerException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What is sent to a run, held against its program where that is stored here: a run drops what does
 * not fit without a word to the sender.
 *
 * @param checked whether the program was at hand
 */
record SentPayload(ObjectNode json, boolean checked) {

  /** How the names of those begin that every run has. */
  private static final String OWN = "soma.";

  /** What is sent with a signal. */
  static SentPayload ofSignal(
      IrStore programs, String digest, String name, List<String> words, InputStream stdin)
      throws InputException, WorkerException {
    Optional<ProgramIr> program = program(programs, digest);
    if (program.isEmpty()) {
      return new SentPayload(RunInput.read(words, List.of(), stdin), false);
    }
    MembersIr members = program.get().members();
    SignalIr signal = members.signals().get(name);
    if (signal == null) {
      throw unknown("signal", name, members.signals().keySet());
    }
    ObjectNode json = RunInput.read(words, fields(program.get(), signal.payload()), stdin);
    try {
      new ValueCodec(program.get()).read(signal.payload(), json);
    } catch (InvalidValueException e) {
      throw unfit("signal", name, e);
    }
    return new SentPayload(json, true);
  }

  /** The arguments of an update. */
  static SentPayload ofUpdate(
      IrStore programs, String digest, String name, List<String> words, InputStream stdin)
      throws InputException, WorkerException {
    Optional<ProgramIr> program = program(programs, digest);
    if (program.isEmpty() || name.startsWith(OWN)) {
      return new SentPayload(RunInput.read(words, List.of(), stdin), false);
    }
    MembersIr members = program.get().members();
    UpdateIr update = members.updates().get(name);
    if (update == null) {
      throw unknown("update", name, members.updates().keySet());
    }
    ObjectNode json = RunInput.read(words, update.parameters(), stdin);
    try {
      new ValueCodec(program.get()).readFields(update.parameters(), json);
    } catch (InvalidValueException e) {
      throw unfit("update", name, e);
    }
    return new SentPayload(json, true);
  }

  /**
   * The answers to the form of the step {@code node}, by its fields where the program is at hand;
   * whether they fit, the run says.
   */
  static ObjectNode ofForm(
      IrStore programs, String digest, String node, List<String> words, InputStream stdin)
      throws InputException, WorkerException {
    List<FieldIr> fields = List.of();
    Optional<ProgramIr> program = program(programs, digest);
    if (program.isPresent()) {
      if (!(program.get().nodes().get(node) instanceof ApproveIr asking) || asking.form() == null) {
        throw new InputException("there is no form to fill in: leave `--form` out");
      }
      fields = fields(program.get(), asking.form());
    }
    return RunInput.read(words, fields, stdin);
  }

  /** Refuses a query that the program has not; nothing where the program is not at hand. */
  static void requireQuery(IrStore programs, String digest, String name)
      throws InputException, WorkerException {
    Optional<ProgramIr> program = program(programs, digest);
    if (program.isPresent() && !name.startsWith(OWN)) {
      MembersIr members = program.get().members();
      if (!members.queries().containsKey(name)) {
        throw unknown("query", name, members.queries().keySet());
      }
    }
  }

  private static Optional<ProgramIr> program(IrStore programs, String digest)
      throws WorkerException {
    try {
      return Optional.of(programs.program(digest));
    } catch (IrNotFoundException e) {
      return Optional.empty();
    }
  }

  private static List<FieldIr> fields(ProgramIr program, TypeIr type) {
    return type instanceof TypeIr.NamedTypeIr named
            && program.types().get(named.name()) instanceof TypeDefinitionIr.RecordIr fields
        ? fields.fields()
        : List.of();
  }

  private static InputException unfit(String kind, String name, InvalidValueException why) {
    return new InputException(
        "what is sent with the " + kind + " `" + name + "` does not fit: " + why.getMessage());
  }

  private static InputException unknown(String kind, String name, Collection<String> known) {
    String all =
        known.isEmpty()
            ? "it has none"
            : "it has " + String.join(", ", known.stream().map(each -> "`" + each + "`").toList());
    return new InputException("the run's program has no " + kind + " `" + name + "`; " + all);
  }
}
