package ai.somagent.soma.worker;

import ai.somagent.soma.engine.support.MachineSupport;
import ai.somagent.soma.ir.ProgramIr;
import ai.somagent.soma.ir.SourceMap;
import ai.somagent.soma.worker.program.PreparedProgram;
import ai.somagent.soma.worker.program.ProgramSource;
import ai.somagent.soma.worker.program.ProgramUnavailableException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Programs of a store, prepared once and kept while they are in use. */
final class StoredPrograms implements ProgramSource {
  private static final int KEPT = 256;

  private final IrStore store;
  private final Map<String, PreparedProgram> prepared =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, PreparedProgram> eldest) {
          return size() > KEPT;
        }
      };

  StoredPrograms(IrStore store) {
    this.store = store;
  }

  @Override
  public PreparedProgram program(String digest) throws ProgramUnavailableException {
    synchronized (prepared) {
      PreparedProgram known = prepared.get(digest);
      if (known != null) {
        return known;
      }
    }
    PreparedProgram fresh = prepare(digest);
    synchronized (prepared) {
      PreparedProgram first = prepared.putIfAbsent(digest, fresh);
      return first == null ? fresh : first;
    }
  }

  /** A run needs none; a damaged one only costs people the lines. */
  private Optional<SourceMap> sourceMap(String digest) {
    try {
      return store.sourceMap(digest);
    } catch (IrStoreException e) {
      return Optional.empty();
    }
  }

  private PreparedProgram prepare(String digest) throws ProgramUnavailableException {
    try {
      ProgramIr program = store.program(digest);
      if (!MachineSupport.missing(program).isEmpty()) {
        UnsupportedProgramException.refuse(program, store.sourceMap(digest));
      }
      return PreparedProgram.of(digest, program, sourceMap(digest));
    } catch (IrNotFoundException | IrRejectedException | UnsupportedProgramException e) {
      throw new ProgramUnavailableException(String.valueOf(e.getMessage()), true, e);
    } catch (IrStoreException e) {
      throw new ProgramUnavailableException(String.valueOf(e.getMessage()), false, e);
    }
  }
}
