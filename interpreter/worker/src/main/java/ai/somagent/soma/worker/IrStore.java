package ai.somagent.soma.worker;

import ai.somagent.soma.ir.ProgramIr;
import ai.somagent.soma.ir.SourceMap;
import java.util.Optional;

/** Verified, immutable programs by digest. Thread-safe. */
public interface IrStore {
  /**
   * Keeps a program and its source map; keeping the same program again changes nothing but the map.
   *
   * @return the program's digest, {@code sha256:…}
   * @throws IrRejectedException the verifier refuses it, or the map names another program
   * @throws IrStoreException the store cannot be written
   */
  String put(ProgramIr program, SourceMap sourceMap) throws IrRejectedException, IrStoreException;

  /**
   * The program of this digest.
   *
   * @throws IrNotFoundException there is none
   * @throws IrRejectedException what is stored is damaged, tampered with or unsound
   * @throws IrStoreException the store cannot be read
   */
  ProgramIr program(String digest)
      throws IrNotFoundException, IrRejectedException, IrStoreException;

  /**
   * Where the nodes of a program stand in its sources; empty when no map was kept.
   *
   * @throws IrStoreException the store cannot be read
   */
  Optional<SourceMap> sourceMap(String digest) throws IrStoreException;
}
