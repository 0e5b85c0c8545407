package ai.somagent.soma.ir.sample;

import static ai.somagent.soma.ir.sample.SampleTypes.NO_RETRY;
import static ai.somagent.soma.ir.sample.SampleTypes.cel;

import ai.somagent.soma.ir.ToolActionIr;
import ai.somagent.soma.ir.node.ExpressionIr;
import ai.somagent.soma.ir.node.NodeIr.BlockIr;
import ai.somagent.soma.ir.node.NodeIr.CallIr;
import ai.somagent.soma.ir.node.NodeIr.CatchIr;
import ai.somagent.soma.ir.node.NodeIr.ExitIr;
import ai.somagent.soma.ir.node.NodeIr.ExitIr.Mode;
import ai.somagent.soma.ir.node.NodeIr.FailIr;
import ai.somagent.soma.ir.node.NodeIr.ForIr;
import ai.somagent.soma.ir.node.NodeIr.IfIr;
import ai.somagent.soma.ir.node.NodeIr.LetIr;
import ai.somagent.soma.ir.node.NodeIr.ParallelIr;
import ai.somagent.soma.ir.node.NodeIr.ReturnIr;
import ai.somagent.soma.ir.node.NodeIr.TryIr;
import ai.somagent.soma.ir.type.FieldIr;
import ai.somagent.soma.ir.type.TypeIr;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Short words for nodes; slots are named by the variable, reads by the caller. */
public final class SampleNodes {
  private SampleNodes() {}

  public static LetIr let(String id, String slot, ExpressionIr value, @Nullable String next) {
    return new LetIr(id, slot, value, next);
  }

  public static LetIr let(String id, String slot, @Nullable String next) {
    return new LetIr(id, slot, cel("1"), next);
  }

  public static LetIr read(String id, String slot, String from, @Nullable String next) {
    return new LetIr(id, slot, cel(from, from), next);
  }

  /** A call of {@link #ping()} without arguments. */
  public static CallIr call(String id, @Nullable String result, @Nullable String next) {
    return new CallIr(id, "t.ping", Map.of(), result, 1_000, NO_RETRY, next);
  }

  public static IfIr choose(
      String id, @Nullable String then, @Nullable String otherwise, @Nullable String next) {
    return new IfIr(id, cel("true"), then, otherwise, next);
  }

  public static BlockIr block(
      String id, @Nullable String body, @Nullable String result, @Nullable String next) {
    return new BlockIr(id, body, result, next);
  }

  public static ForIr loop(
      String id, String item, int window, @Nullable String body, @Nullable String next) {
    return new ForIr(id, cel("[1]"), false, null, item, 10, window, body, null, next);
  }

  public static ParallelIr parallel(String id, @Nullable String next, String... branches) {
    return new ParallelIr(id, List.of(branches), next);
  }

  public static TryIr attempt(
      String id, String body, String handler, @Nullable String result, @Nullable String next) {
    return new TryIr(id, body, List.of(new CatchIr(List.of("Error"), null, handler)), result, next);
  }

  public static ExitIr yieldTo(String id, String target) {
    return new ExitIr(id, target, Mode.YIELD, cel("1"));
  }

  public static ExitIr exit(String id, String target, Mode mode) {
    return new ExitIr(id, target, mode, null);
  }

  public static ReturnIr end(String id) {
    return new ReturnIr(id, null);
  }

  public static FailIr fail(String id, String kind) {
    return new FailIr(id, kind, Map.of());
  }

  /** A harmless action without parameters that gives an int. */
  public static ToolActionIr ping() {
    return action("read", "low", true, SampleTypes.INT);
  }

  public static ToolActionIr action(
      String effect, String risk, boolean idempotent, @Nullable TypeIr result, FieldIr... takes) {
    return ProgramBuilder.sealed(
        new ToolActionIr(
            "acme.t",
            "ping",
            null,
            "java",
            "acme.Ping",
            effect,
            risk,
            idempotent,
            0,
            List.of(takes),
            result,
            List.of(),
            ""));
  }
}
