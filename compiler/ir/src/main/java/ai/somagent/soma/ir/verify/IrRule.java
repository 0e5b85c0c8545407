package ai.somagent.soma.ir.verify;

import java.util.Locale;

/** What a program must satisfy besides its shape; explained in {@code docs/ir.md}. */
public enum IrRule {
  DOCUMENT_SIZE,
  NAME_FORM,
  SETTING_VALUE,
  TYPE_UNKNOWN,
  TYPE_FORM,
  TYPE_INFINITE,
  TYPE_DEFAULT,
  ERROR_FORM,
  BUDGET_VALUE,
  BUDGET_CALLS,
  TOOL_FORM,
  TOOL_DIGEST,
  RISK_BELOW_TOOL,
  NODE_ID,
  NODE_DANGLING,
  NODE_SHARED,
  NODE_UNREACHABLE,
  NODE_DEPTH,
  EXIT_TARGET,
  EXIT_CROSSES,
  EXIT_VALUE,
  RETURN_VALUE,
  RETURN_CROSSES,
  RETURN_MISSING,
  SLOT_UNKNOWN,
  SLOT_UNSET,
  SLOT_SET_TWICE,
  SLOT_RACE,
  SLOT_TYPE,
  VALUE_MISSING,
  EXPRESSION_FORM,
  EXPRESSION_READS,
  CALL_TOOL,
  CALL_ARGUMENT,
  CALL_RESULT,
  CALL_TIMEOUT,
  CALL_RETRY,
  LOOP_BOUND,
  LOOP_FORM,
  PARALLEL_FORM,
  CATCH_KIND,
  FAIL_KIND,
  FAIL_FIELD;

  /** The name in messages and documents, for example {@code node-dangling}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
