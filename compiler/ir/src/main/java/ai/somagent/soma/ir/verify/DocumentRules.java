package ai.somagent.soma.ir.verify;

import ai.somagent.soma.ir.ProgramIr;
import ai.somagent.soma.ir.codec.IrCodec;
import java.nio.charset.StandardCharsets;

/** Sizes of the whole. */
final class DocumentRules {
  static final int MAX_NODES = 20_000;

  private DocumentRules() {}

  static void checkNodes(ProgramIr program, Findings findings) {
    if (program.nodes().size() > MAX_NODES) {
      findings.add(
          IrRule.DOCUMENT_SIZE, program.nodes().size() + " nodes are more than " + MAX_NODES);
    }
  }

  /** To be called once the types are known to be writable. */
  static void checkBytes(ProgramIr program, Findings findings) {
    int bytes = IrCodec.write(program).toString().getBytes(StandardCharsets.UTF_8).length;
    if (bytes > IrCodec.MAX_BYTES) {
      findings.add(
          IrRule.DOCUMENT_SIZE, bytes + " bytes of JSON are more than " + IrCodec.MAX_BYTES);
    }
  }
}
