package ai.somagent.soma.ir;

import ai.somagent.soma.ir.type.FieldIr;
import ai.somagent.soma.ir.type.TypeIr;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One action of a tool as the program was checked against it.
 *
 * @param tool qualified name of the tool, for example {@code somagent.std.minio}
 * @param action its name in the tool
 * @param version of the tool, or null when it declares none
 * @param bindingKind {@code http}, {@code grpc}, {@code mcp}, {@code container} or {@code java}
 * @param bindingTarget what the binding names
 * @param effect {@code none}, {@code read}, {@code write} or {@code irreversible}
 * @param risk {@code low}, {@code medium}, {@code high} or {@code critical}
 * @param idempotent whether repeating a call changes nothing
 * @param costMicroUsd price of one call in millionths of a US dollar
 * @param parameters what it takes
 * @param result what it gives, or null
 * @param resultLabels labels that the result carries, sorted
 * @param errors error kinds it may raise besides the built-in ones, by qualified name
 * @param digest over the canonical JSON of everything above
 */
public record ToolActionIr(
    String tool,
    String action,
    @Nullable String version,
    String bindingKind,
    String bindingTarget,
    String effect,
    String risk,
    boolean idempotent,
    long costMicroUsd,
    List<FieldIr> parameters,
    @Nullable TypeIr result,
    List<String> resultLabels,
    List<String> errors,
    String digest) {

  public ToolActionIr {
    parameters = List.copyOf(parameters);
    resultLabels = List.copyOf(resultLabels);
    errors = List.copyOf(errors);
  }

  /** Without labels. */
  public ToolActionIr(
      String tool,
      String action,
      @Nullable String version,
      String bindingKind,
      String bindingTarget,
      String effect,
      String risk,
      boolean idempotent,
      long costMicroUsd,
      List<FieldIr> parameters,
      @Nullable TypeIr result,
      List<String> errors,
      String digest) {
    this(
        tool,
        action,
        version,
        bindingKind,
        bindingTarget,
        effect,
        risk,
        idempotent,
        costMicroUsd,
        parameters,
        result,
        List.of(),
        errors,
        digest);
  }

  /** The same with another digest. */
  public ToolActionIr withDigest(String other) {
    return new ToolActionIr(
        tool,
        action,
        version,
        bindingKind,
        bindingTarget,
        effect,
        risk,
        idempotent,
        costMicroUsd,
        parameters,
        result,
        resultLabels,
        errors,
        other);
  }

  /** Last part of the tool's name and the action, for people: {@code minio.get}. */
  public String shortName() {
    return tool.substring(tool.lastIndexOf('.') + 1) + "." + action;
  }
}
