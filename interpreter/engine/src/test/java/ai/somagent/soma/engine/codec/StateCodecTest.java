package ai.somagent.soma.engine.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.somagent.soma.engine.state.Decision;
import ai.somagent.soma.engine.state.Decision.Person;
import ai.somagent.soma.engine.state.Fiber;
import ai.somagent.soma.engine.state.Fiber.JoinReference;
import ai.somagent.soma.engine.state.Frame;
import ai.somagent.soma.engine.state.Frame.Turns;
import ai.somagent.soma.engine.state.Halt;
import ai.somagent.soma.engine.state.MachineState;
import ai.somagent.soma.engine.state.OpenApproval;
import ai.somagent.soma.engine.state.OpenApproval.Approver;
import ai.somagent.soma.engine.state.OutstandingCall;
import ai.somagent.soma.engine.state.Pending;
import ai.somagent.soma.engine.state.RunContext;
import ai.somagent.soma.engine.state.RunError;
import ai.somagent.soma.engine.state.RunOutcome;
import ai.somagent.soma.engine.state.RunTimer;
import ai.somagent.soma.engine.state.UndoEntry;
import ai.somagent.soma.engine.state.Wait;
import ai.somagent.soma.engine.value.Value;
import ai.somagent.soma.engine.value.Value.BoolValue;
import ai.somagent.soma.engine.value.Value.BytesValue;
import ai.somagent.soma.engine.value.Value.DoubleValue;
import ai.somagent.soma.engine.value.Value.DurationValue;
import ai.somagent.soma.engine.value.Value.IntValue;
import ai.somagent.soma.engine.value.Value.ListValue;
import ai.somagent.soma.engine.value.Value.MapValue;
import ai.somagent.soma.engine.value.Value.NullValue;
import ai.somagent.soma.engine.value.Value.TextValue;
import ai.somagent.soma.engine.value.Value.TimestampValue;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StateCodecTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final RunError ERROR =
      new RunError(
          "test.Refused", "late", "n1", new MapValue(Map.of("why", new TextValue("late"))));

  private static final List<Value> VALUES =
      List.of(
          NullValue.NULL,
          new BoolValue(true),
          new IntValue(1L << 53),
          new IntValue(Long.MAX_VALUE),
          new IntValue(Long.MIN_VALUE),
          new DoubleValue(1),
          new DoubleValue(-0.0),
          new DoubleValue(Double.NaN),
          new DoubleValue(Double.NEGATIVE_INFINITY),
          new DoubleValue(Double.MIN_VALUE),
          new TextValue("$int"),
          new TextValue("\u0000é😀"),
          new BytesValue("AAH/"),
          new DurationValue(Duration.ofSeconds(-1, 1)),
          new TimestampValue(Instant.parse("2026-01-02T03:04:05.000000006Z")),
          new ListValue(List.of(new MapValue(Map.of()))),
          new MapValue(Map.of("$int", new TextValue("5"))),
          new MapValue(Map.of("$map", new MapValue(Map.of("$map", NullValue.NULL)))));

  private static final OpenApproval APPROVAL =
      new OpenApproval(
          6,
          3,
          "n9",
          "n9[1]",
          "Sell?",
          List.of(new Approver("role", "owner"), new Approver("user", "ada")),
          2,
          1,
          List.of("eve"),
          new MapValue(Map.of("x", new DurationValue(Duration.ofDays(1)))),
          "sha256:a",
          List.of(
              new Decision(
                  new Person("ada", "a@b.c", List.of("owner"), List.of("sales")),
                  true,
                  "sha256:a",
                  "fine",
                  JsonNodeFactory.instance.objectNode().put("n", 1)),
              new Decision(
                  new Person("bob", null, List.of(), List.of()), false, "sha256:a", null, null)));

  private static final UndoEntry UNDO =
      new UndoEntry("n8[1]", "n8", new TreeMap<>(Map.of("v", new TextValue("x"))));

  private static MachineState state(
      List<Fiber> fibers, @Nullable Halt halt, @Nullable RunOutcome outcome) {
    Map<String, Value> input = new LinkedHashMap<>();
    for (int i = 0; i < VALUES.size(); i++) {
      input.put("z" + (VALUES.size() - i), VALUES.get(i));
    }
    var byId = new TreeMap<Long, Fiber>();
    fibers.forEach(fiber -> byId.put(fiber.id(), fiber));
    var calls = new TreeMap<Long, OutstandingCall>();
    calls.put(3L, new OutstandingCall(3, 1, "n1", false));
    calls.put(4L, new OutstandingCall(4, 2, "n2", true));
    return new MachineState(
        "sha256:p",
        new RunContext("r", Instant.parse("2026-01-02T03:04:05.6Z"), "eve"),
        new MapValue(input),
        byId,
        calls,
        new TreeMap<>(
            Map.of(5L, new RunTimer(5, 0, "n3", "n3[1]", Instant.parse("2026-01-02T03:04:06Z")))),
        new TreeMap<>(Map.of(6L, APPROVAL)),
        new TreeMap<>(Map.of("s", VALUES)),
        new TreeMap<>(Map.of("n8[0]", ERROR)),
        7,
        9,
        10,
        11,
        true,
        halt,
        outcome);
  }

  private static Fiber waiting(int id, Wait wait) {
    JoinReference parent = new JoinReference(0, id + 1);
    return new Fiber(
        id,
        parent,
        "n3",
        List.of(),
        new TreeMap<>(),
        wait,
        new Pending.RaisePending(ERROR),
        List.of());
  }

  private static MachineState throughText(MachineState state) throws Exception {
    return StateCodec.read(MAPPER.readTree(MAPPER.writeValueAsString(StateCodec.write(state))));
  }

  @Test
  void everyValue_roundTripsInOrder() throws Exception {
    MachineState state = state(List.of(), null, null);

    MachineState read = throughText(state);

    assertThat(read).isEqualTo(state);
    assertThat(read.input().entries().keySet())
        .containsExactlyElementsOf(state.input().entries().keySet());
  }

  @Test
  void everyFrame_roundTrips() throws Exception {
    Turns list = new Turns(List.of(), VALUES);
    Turns map = new Turns(List.of("$int"), List.of(new IntValue(1)));
    var slots = new TreeMap<String, Value>(Map.of("$s", new TextValue("x")));
    List<Frame> frames =
        List.of(
            new Frame.IfFrame("a"),
            new Frame.BlockFrame("b"),
            new Frame.TryFrame("c", null, 0, 0),
            new Frame.TryFrame("c2", 5L, 2, 1),
            new Frame.CatchFrame("c", 1, 3),
            new Frame.CleanupFrame("c", null),
            new Frame.CleanupFrame("c", new Pending.ExitPending("x", VALUES.getFirst())),
            new Frame.CleanupFrame("c", new Pending.ExitPending("x", null)),
            new Frame.CleanupFrame("c", new Pending.ReturnPending(VALUES.getLast())),
            new Frame.UndoFrame("", new TreeMap<>(), UNDO, new Pending.RaisePending(ERROR, "c")),
            new Frame.UndoFrame(
                "c", new TreeMap<>(Map.of(0, 4L)), UNDO, Pending.CancelPending.CANCEL),
            new Frame.LoopFrame("d", list, 1, VALUES),
            new Frame.WhileFrame("w", 4),
            new Frame.ParallelFrame(
                "e", new TreeMap<>(Map.of(0, 1L)), new TreeMap<>(Map.of(1, slots))),
            new Frame.WindowFrame(
                "f",
                map,
                1,
                new TreeMap<>(Map.of(0, 2L)),
                new TreeMap<>(Map.of(0, new IntValue(1)))));
    List<Fiber> fibers =
        List.of(
            new Fiber(0, null, null, frames, new TreeMap<>(), null, null, List.of(UNDO, UNDO)),
            new Fiber(
                1,
                new JoinReference(0, 2),
                "n1",
                List.of(),
                slots,
                new Wait.CallWait(3),
                Pending.CancelPending.CANCEL,
                List.of()),
            new Fiber(
                2,
                new JoinReference(0, 3),
                "n2",
                List.of(),
                new TreeMap<>(),
                new Wait.CallWait(4),
                new Pending.RaisePending(ERROR, "c2"),
                List.of()),
            waiting(3, new Wait.SleepWait(6)),
            waiting(4, new Wait.ConditionWait(7L)),
            waiting(5, new Wait.ConditionWait(null)),
            waiting(6, new Wait.SignalWait("s", null)),
            waiting(7, new Wait.SignalWait("s", 7L)),
            waiting(8, new Wait.ApprovalWait(6, 7L)),
            waiting(9, new Wait.ApprovalWait(6, null)));
    MachineState state = state(fibers, null, null);

    assertThat(throughText(state)).isEqualTo(state);
  }

  @Test
  void framesOfRaces_roundTrip() throws Exception {
    var live = new TreeMap<Integer, Long>(Map.of(0, 1L));
    var slots = new TreeMap<String, Value>(Map.of("$s", new TextValue("x")));
    List<Frame> frames =
        List.of(
            new Frame.RaceFrame("r", live, null, new TreeMap<>()),
            new Frame.RaceFrame("r", live, 1, slots),
            new Frame.ArmFrame("r", 1));
    Fiber fiber = new Fiber(0, null, null, frames, new TreeMap<>(), null, null, List.of());
    MachineState state = state(List.of(fiber), null, null);

    assertThat(throughText(state)).isEqualTo(state);
  }

  @Test
  void everyEnding_roundTrips() throws Exception {
    for (Halt halt : List.of(new Halt.CancelHalt("x"), new Halt.FailHalt(ERROR))) {
      assertThat(throughText(state(List.of(), halt, null)).halt()).isEqualTo(halt);
    }
    List<RunOutcome> outcomes =
        List.of(
            new RunOutcome.Completed(NullValue.NULL),
            new RunOutcome.Failed(ERROR),
            new RunOutcome.Cancelled("x"));
    for (RunOutcome outcome : outcomes) {
      assertThat(throughText(state(List.of(), null, outcome)).outcome()).isEqualTo(outcome);
    }
  }

  @Test
  void anotherFormat_isRefused() {
    var json = StateCodec.write(state(List.of(), null, null)).put("format", "soma.state/2");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> StateCodec.read(json))
        .withMessage("a state of the format soma.state/2, not soma.state/1");
  }

  @Test
  void missingOrMalformedMember_isRefused() {
    var missing = StateCodec.write(state(List.of(), null, null));
    missing.remove("next_call");
    var malformed = StateCodec.write(state(List.of(), null, null)).put("next_fiber", "1");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> StateCodec.read(missing))
        .withMessage("the state's `next_call` is missing or malformed");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StateCodec.read(malformed))
        .withMessage("the state's `next_fiber` is missing or malformed");
  }
}
