package ai.somagent.soma.worker;

import ai.somagent.soma.ir.ProgramIr;
import ai.somagent.soma.ir.SourceMap;
import ai.somagent.soma.ir.codec.IrCodec;
import ai.somagent.soma.ir.codec.IrFormatException;
import ai.somagent.soma.ir.codec.SourceMapCodec;
import ai.somagent.soma.ir.digest.CanonicalJson;
import ai.somagent.soma.ir.digest.Digests;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Programs as files of one folder, named by digest and in canonical form, so that a file's bytes
 * hash to its name. Files appear whole or not at all, so several processes may share a folder. What
 * is read is hashed and verified before its first use in this process, then kept for a while.
 */
public final class FolderIrStore implements IrStore {
  private static final int KEPT = 64;
  private static final JsonMapper JSON = new JsonMapper();

  private final Path folder;
  private final Map<String, ProgramIr> verified =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, ProgramIr> eldest) {
          return size() > KEPT;
        }
      };

  /**
   * A store in {@code folder}, which is made when something is put.
   *
   * @param folder need not exist
   */
  public FolderIrStore(Path folder) {
    this.folder = folder;
  }

  @Override
  public String put(ProgramIr program, SourceMap sourceMap)
      throws IrRejectedException, IrStoreException {
    byte[] bytes = canonical(IrCodec.write(program));
    String digest = Digests.ofBytes(bytes);
    IrChecks.check(digest, program);
    if (!sourceMap.program().equals(digest)) {
      throw new IrRejectedException(
          digest, List.of("its source map is of program `" + sourceMap.program() + "`"));
    }
    write(mapFile(digest), canonical(SourceMapCodec.write(sourceMap)));
    write(programFile(digest), bytes);
    keep(digest, program);
    return digest;
  }

  @Override
  public ProgramIr program(String digest)
      throws IrNotFoundException, IrRejectedException, IrStoreException {
    ProgramIr known = kept(digest);
    if (known != null) {
      return known;
    }
    byte[] bytes = Digests.isDigest(digest) ? read(programFile(digest)) : null;
    if (bytes == null) {
      throw new IrNotFoundException(digest);
    }
    ProgramIr program = IrChecks.read(digest, bytes);
    keep(digest, program);
    return program;
  }

  @Override
  public Optional<SourceMap> sourceMap(String digest) throws IrStoreException {
    byte[] bytes = Digests.isDigest(digest) ? read(mapFile(digest)) : null;
    if (bytes == null) {
      return Optional.empty();
    }
    try {
      SourceMap map = SourceMapCodec.read(JSON.readTree(bytes));
      if (map.program().equals(digest)) {
        return Optional.of(map);
      }
    } catch (IOException | IrFormatException e) {
      throw new IrStoreException(
          "the source map `%s` is damaged: %s".formatted(mapFile(digest), e.getMessage()), e);
    }
    throw new IrStoreException(
        "the source map `%s` is of another program".formatted(mapFile(digest)), null);
  }

  private synchronized @Nullable ProgramIr kept(String digest) {
    return verified.get(digest);
  }

  private synchronized void keep(String digest, ProgramIr program) {
    verified.put(digest, program);
  }

  private Path programFile(String digest) {
    return folder.resolve(digest.replace(':', '-') + ".ir.json");
  }

  private Path mapFile(String digest) {
    return folder.resolve(digest.replace(':', '-') + ".map.json");
  }

  private static byte[] canonical(JsonNode json) {
    return CanonicalJson.of(json).getBytes(StandardCharsets.UTF_8);
  }

  private static byte @Nullable [] read(Path file) throws IrStoreException {
    try {
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      return null;
    } catch (IOException e) {
      throw new IrStoreException("`%s` cannot be read: %s".formatted(file, e.getMessage()), e);
    }
  }

  /** Renaming is atomic: a reader sees the old file, the new one or none. */
  private void write(Path file, byte[] bytes) throws IrStoreException {
    Path draft = null;
    try {
      Files.createDirectories(folder);
      draft = Files.createTempFile(folder, "draft-", ".json");
      Files.write(draft, bytes);
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      discard(draft);
      throw new IrStoreException("`%s` cannot be written: %s".formatted(file, e.getMessage()), e);
    }
  }

  private static void discard(@Nullable Path draft) {
    if (draft != null) {
      draft.toFile().delete();
    }
  }
}
