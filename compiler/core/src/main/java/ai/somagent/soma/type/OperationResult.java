package ai.somagent.soma.type;

import ai.somagent.soma.checked.CheckedOperation;
import ai.somagent.soma.checked.CheckedStep.EffectChecked;
import ai.somagent.soma.checked.DeclaredType;
import ai.somagent.soma.checked.SomaType;
import org.jspecify.annotations.Nullable;

/** What an effect gives. */
final class OperationResult {
  private OperationResult() {}

  /** The type of the result, or null where there is none. */
  static @Nullable SomaType of(EffectChecked effect) {
    SomaType decoded = effect.clauses().decode();
    return decoded == null ? of(effect.operation()) : decoded;
  }

  private static @Nullable SomaType of(CheckedOperation operation) {
    return switch (operation) {
      case CheckedOperation.CallOperation call -> call.action().result();
      case CheckedOperation.RunTaskOperation run -> type(run.task().result());
      case CheckedOperation.RunCapsuleOperation run ->
          run.detached()
              ? BuiltinTypes.named(BuiltinRecords.RUN_REF)
              : type(run.capsule().output());
      case CheckedOperation.AskOperation ask -> ask.answer();
      case CheckedOperation.ApproveOperation approve -> approve.result();
      case CheckedOperation.AwaitSignalOperation await ->
          BuiltinTypes.named(await.signal().payload());
      case CheckedOperation.AwaitUntilOperation ignored -> null;
      case CheckedOperation.SleepOperation ignored -> null;
      case CheckedOperation.EmitOperation ignored -> null;
      case CheckedOperation.EndorseOperation endorse -> endorse.type().type();
    };
  }

  private static @Nullable SomaType type(@Nullable DeclaredType declared) {
    return declared == null ? null : declared.type();
  }
}
