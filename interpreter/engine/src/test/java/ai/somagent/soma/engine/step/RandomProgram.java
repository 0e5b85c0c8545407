package ai.somagent.soma.engine.step;

import ai.somagent.soma.engine.step.TestProgram.Handler;
import ai.somagent.soma.engine.step.TestProgram.Part;
import ai.somagent.soma.ir.ProgramIr;
import ai.somagent.soma.ir.node.NodeIr.ExitIr.Mode;
import ai.somagent.soma.ir.node.RetryIr;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Programs of random form with at most {@code calls} calls a run, from a seed. */
final class RandomProgram {
  private static final int DEEPEST = 4;

  private final SplittableRandom random;
  private int callsLeft;
  private int names;

  private RandomProgram(long seed, int calls) {
    this.random = new SplittableRandom(seed);
    this.callsLeft = calls;
  }

  static ProgramIr of(long seed, int calls) {
    RandomProgram generator = new RandomProgram(seed, calls);
    List<Part> steps = new ArrayList<>(generator.region(0, 1, List.of(), null));
    if (steps.isEmpty()) {
      steps.add(TestProgram.call(null, "1"));
    }
    return TestProgram.of(steps.toArray(Part[]::new));
  }

  /**
   * A region.
   *
   * @param times how often it may run
   * @param known slots that are bound here
   * @param target the block, try or loop that may be left from here, or null
   */
  private List<Part> region(int depth, int times, List<String> known, @Nullable Target target) {
    List<Part> parts = new ArrayList<>();
    List<String> slots = new ArrayList<>(known);
    int length = random.nextInt(1, 4);
    for (int i = 0; i < length; i++) {
      parts.add(part(depth, times, slots, target));
    }
    if (target != null && random.nextInt(3) == 0) {
      parts.add(leaving(target, slots));
    } else if (depth > 0 && random.nextInt(8) == 0) {
      parts.add(TestProgram.failing("'f" + names++ + "'"));
    }
    return parts;
  }

  private record Target(String label, boolean loop, boolean window) {}

  private Part leaving(Target target, List<String> slots) {
    int choice = random.nextInt(3);
    if (target.loop() && choice == 0) {
      return TestProgram.exit(target.label(), Mode.CONTINUE, null);
    }
    if (target.loop() && !target.window() && choice == 1) {
      return TestProgram.exit(target.label(), Mode.BREAK, null);
    }
    return TestProgram.yielding(target.label(), expression(slots));
  }

  private Part part(int depth, int times, List<String> slots, @Nullable Target target) {
    int choice = depth >= DEEPEST ? random.nextInt(5) : random.nextInt(12);
    return switch (choice) {
      case 0 -> bind(slots, slot -> TestProgram.let(slot, expression(slots)));
      case 1, 2, 3, 4 -> call(times, slots);
      case 5 ->
          TestProgram.when(
              random.nextBoolean() ? "input.n == 0" : "input.n == 1",
              region(depth + 1, times, slots, target),
              region(depth + 1, times, slots, target));
      case 6 -> {
        Target own = new Target("b" + names++, false, false);
        Part[] body = region(depth + 1, times, slots, own).toArray(Part[]::new);
        yield TestProgram.block(own.label(), "v" + names++, body);
      }
      case 7 -> attempt(depth, times, slots);
      case 8 -> parallel(depth, times, slots);
      case 9 -> random.nextBoolean() ? parallel(depth, times, slots) : race(depth, times, slots);
      case 10 -> random.nextBoolean() ? whileLoop(depth, times, slots) : task(depth, times, slots);
      default -> loop(depth, times, slots);
    };
  }

  private Part call(int times, List<String> slots) {
    if (callsLeft < times) {
      return bind(slots, slot -> TestProgram.let(slot, expression(slots)));
    }
    callsLeft -= times;
    if (callsLeft >= times && random.nextInt(3) == 0) {
      callsLeft -= times;
      String argument = slots.isEmpty() ? "'u'" : slots.getLast();
      List<String> captures = slots.isEmpty() ? List.of() : List.of(slots.getLast());
      Part undo = TestProgram.call(null, argument);
      return bind(slots, slot -> TestProgram.undoable(slot, expression(slots), captures, undo));
    }
    return bind(slots, slot -> TestProgram.call(slot, expression(slots)));
  }

  private Part bind(List<String> slots, java.util.function.Function<String, Part> binding) {
    String slot = "v" + names++;
    Part part = binding.apply(slot);
    slots.add(slot);
    return part;
  }

  private Part attempt(int depth, int times, List<String> slots) {
    Target own = new Target("t" + names++, false, false);
    String kind = List.of("ToolError", "test.Refused", "Error", "Timeout").get(random.nextInt(4));
    String slot = "v" + names++;
    List<String> inHandler = new ArrayList<>(slots);
    inHandler.add(slot);
    boolean again = callsLeft >= 2 * times && random.nextInt(3) == 0;
    long pause = random.nextInt(2);
    RetryIr retry = again ? new RetryIr(1, pause, pause, List.of()) : null;
    List<Part> body = region(depth + 1, again ? 2 * times : times, slots, own);
    List<Part> handler = region(depth + 1, times, inHandler, own);
    List<Part> cleanup =
        random.nextInt(3) == 0 ? List.of(call(times, new ArrayList<>(slots))) : null;
    return TestProgram.guarded(
        own.label(),
        "v" + names++,
        null,
        retry,
        body,
        cleanup,
        new Handler(List.of(kind), slot, handler));
  }

  @SuppressWarnings("unchecked")
  private Part parallel(int depth, int times, List<String> slots) {
    List<List<Part>> branches = new ArrayList<>();
    int count = random.nextInt(2, 4);
    for (int i = 0; i < count; i++) {
      branches.add(region(depth + 1, times, slots, null));
    }
    return TestProgram.parallel(branches.toArray(List[]::new));
  }

  private Part race(int depth, int times, List<String> slots) {
    Target own = new Target("r" + names++, false, false);
    List<TestProgram.Arm> arms = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      Part[] head = region(depth + 1, times, new ArrayList<>(slots), null).toArray(Part[]::new);
      List<Part> body = region(depth + 1, times, new ArrayList<>(slots), own);
      arms.add(
          TestProgram.arm(TestProgram.block("b" + names++, null, head), body.toArray(Part[]::new)));
    }
    return TestProgram.race(own.label(), null, arms.toArray(TestProgram.Arm[]::new));
  }

  private Part task(int depth, int times, List<String> slots) {
    Target own = new Target("k" + names++, false, false);
    boolean again = callsLeft >= 2 * times && random.nextInt(3) == 0;
    RetryIr retry = again ? new RetryIr(1, 0, 0, List.of()) : null;
    List<Part> body = region(depth + 1, again ? 2 * times : times, slots, own);
    String result = "v" + names++;
    TestProgram.Back back = null;
    if (random.nextBoolean()) {
      back = new TestProgram.Back(List.of(), call(times, new ArrayList<>()));
    }
    return TestProgram.task(own.label(), result, null, retry, back, body);
  }

  private Part loop(int depth, int times, List<String> slots) {
    int turns = random.nextInt(1, 4);
    int window = random.nextInt(1, 4);
    Target own = new Target("l" + names++, true, window > 1);
    String item = "v" + names++;
    List<String> inTurn = new ArrayList<>(slots);
    inTurn.add(item);
    Part[] body = region(depth + 1, times * turns, inTurn, own).toArray(Part[]::new);
    String items = List.of("[1]", "[1, 2]", "[1, 2, 3]").get(turns - 1);
    return bind(slots, slot -> TestProgram.loop(own.label(), items, 3, window, item, slot, body));
  }

  /** A counter, and a loop over it, as one block. */
  private Part whileLoop(int depth, int times, List<String> slots) {
    int turns = random.nextInt(1, 3);
    Target own = new Target("w" + names++, true, false);
    String counter = "v" + names++;
    List<String> inTurn = new ArrayList<>(slots);
    inTurn.add(counter);
    List<Part> body = new ArrayList<>();
    body.add(TestProgram.set(counter, counter + " + 1"));
    body.addAll(region(depth + 1, times * turns, inTurn, own));
    return TestProgram.block(
        "b" + names++,
        null,
        TestProgram.variable(counter, "0"),
        TestProgram.whileLoop(own.label(), counter + " < 2", turns, body.toArray(Part[]::new)));
  }

  private String expression(List<String> slots) {
    return slots.isEmpty() || random.nextInt(4) == 0
        ? "'c'"
        : "[" + slots.get(random.nextInt(slots.size())) + "]";
  }
}
