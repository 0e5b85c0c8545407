package ai.somagent.soma.worker;

import ai.somagent.soma.ir.ProgramIr;
import ai.somagent.soma.ir.codec.IrCodec;
import ai.somagent.soma.ir.codec.IrFormatException;
import ai.somagent.soma.ir.digest.Digests;
import ai.somagent.soma.ir.verify.IrVerifier;
import ai.somagent.soma.ir.verify.Violation;
import java.util.List;

/** Trusts no program: its bytes must hash to its name, and the verifier must have no objection. */
final class IrChecks {
  private IrChecks() {}

  /**
   * Reads a program that somebody stored under {@code digest}.
   *
   * @throws IrRejectedException it is not that program, or not a sound one
   */
  static ProgramIr read(String digest, byte[] bytes) throws IrRejectedException {
    String actual = Digests.ofBytes(bytes);
    if (!actual.equals(digest)) {
      throw new IrRejectedException(digest, List.of("its content hashes to `" + actual + "`"));
    }
    try {
      ProgramIr program = IrCodec.parse(bytes);
      check(digest, program);
      return program;
    } catch (IrFormatException e) {
      throw new IrRejectedException(digest, List.of(String.valueOf(e.getMessage())));
    }
  }

  /** Has the verifier's judgement; a program of our own compiler gets no other treatment. */
  static void check(String digest, ProgramIr program) throws IrRejectedException {
    List<Violation> violations = IrVerifier.verify(program);
    if (!violations.isEmpty()) {
      throw new IrRejectedException(digest, violations.stream().map(Violation::toString).toList());
    }
  }
}
