package ai.somagent.soma.worker;

import ai.somagent.soma.ir.ProgramIr;
import ai.somagent.soma.ir.SourceMap;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Programs as files of one folder, named by digest. Files appear whole or not at all, so several
 * processes may share a folder. What is read is hashed and verified again before use.
 */
public final class FolderIrStore implements IrStore {
  /**
   * A store in {@code folder}, which is made when something is put.
   *
   * @param folder need not exist
   */
  public FolderIrStore(Path folder) {}

  @Override
  public String put(ProgramIr program, SourceMap sourceMap)
      throws IrRejectedException, IrStoreException {
    throw new UnsupportedOperationException("arrives with the next commit");
  }

  @Override
  public ProgramIr program(String digest)
      throws IrNotFoundException, IrRejectedException, IrStoreException {
    throw new UnsupportedOperationException("arrives with the next commit");
  }

  @Override
  public Optional<SourceMap> sourceMap(String digest) throws IrStoreException {
    throw new UnsupportedOperationException("arrives with the next commit");
  }
}
