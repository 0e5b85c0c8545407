package ai.somagent.soma.ir.digest;

import ai.somagent.soma.ir.ProgramIr;
import ai.somagent.soma.ir.ToolActionIr;
import ai.somagent.soma.ir.codec.IrCodec;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Digests of programs and of the tool actions inside them. */
public final class IrDigest {
  private IrDigest() {}

  /** The name by which a run refers to its program; the order of fields has no part in it. */
  public static String of(ProgramIr program) {
    return Digests.of(IrCodec.write(program));
  }

  /**
   * What {@link ToolActionIr#digest()} must say: the digest over everything else in {@code action}.
   */
  public static String of(ToolActionIr action) {
    ObjectNode json = IrCodec.write(action);
    json.remove("digest");
    return Digests.of(json);
  }
}
