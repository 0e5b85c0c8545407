package ai.somagent.soma.fuzz;

import ai.somagent.soma.ir.ProgramIr;
import ai.somagent.soma.ir.codec.IrCodec;
import ai.somagent.soma.ir.codec.IrFormatException;
import ai.somagent.soma.ir.digest.IrDigest;
import ai.somagent.soma.ir.verify.IrVerifier;

/** Any bytes as a program for the machine: refused as one, or read, judged and written again. */
public final class ProgramFuzz {
  private ProgramFuzz() {}

  /** One input of the fuzzer. */
  public static void fuzzerTestOneInput(byte[] input) {
    try {
      ProgramIr program = IrCodec.parse(input);
      IrVerifier.verify(program);
      boolean same = IrCodec.read(IrCodec.write(program)).equals(program);
      TextPromises.require(same, "written and read it is another program");
      IrDigest.of(program);
    } catch (IrFormatException refused) {
      TextPromises.require(!refused.reason().isBlank(), "refused without a reason");
    }
  }
}
