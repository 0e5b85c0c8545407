package ai.somagent.soma.api.bundle;

import ai.somagent.soma.api.bundle.BundleRefusedException.Stage;
import ai.somagent.soma.api.bundle.StoredBundle.StoredCapsule;
import ai.somagent.soma.compile.Compilation;
import ai.somagent.soma.compile.CompilationInput;
import ai.somagent.soma.compile.CompiledCapsule;
import ai.somagent.soma.compile.Compiler;
import ai.somagent.soma.ir.CapsuleIr;
import ai.somagent.soma.source.SourceText;
import ai.somagent.soma.stdlib.StandardModules;
import ai.somagent.soma.worker.IrStore;
import ai.somagent.soma.worker.WorkerException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Takes bundles in: opens, compiles, stores. Thread-safe; a refused bundle leaves nothing behind.
 */
public final class BundleIntake {
  private final IrStore programs;
  private final BundleCatalogue catalogue;

  public BundleIntake(IrStore programs, BundleCatalogue catalogue) {
    this.programs = programs;
    this.catalogue = catalogue;
  }

  /**
   * Takes the bundle in {@code bytes}.
   *
   * @throws BundleRefusedException the bundle is not sound
   * @throws WorkerException the program store cannot be written, or refuses what was compiled
   * @throws IOException the catalogue cannot be written
   */
  public StoredBundle take(byte[] bytes)
      throws BundleRefusedException, WorkerException, IOException {
    BundleFiles files = BundleFiles.open(bytes);
    List<StoredCapsule> capsules = new ArrayList<>();
    for (CompiledCapsule capsule : compile(files.sources())) {
      CapsuleIr identity = capsule.program().capsule();
      String program = programs.put(capsule.program(), capsule.sourceMap());
      capsules.add(new StoredCapsule(identity.id(), identity.version(), program));
    }
    capsules.sort(Comparator.comparing(StoredCapsule::id));
    StoredBundle bundle =
        new StoredBundle(
            files.manifest().digest(),
            files.manifest().name(),
            files.manifest().version(),
            capsules);
    catalogue.put(bundle);
    return bundle;
  }

  private static List<CompiledCapsule> compile(List<SourceText> sources)
      throws BundleRefusedException {
    Compilation compilation =
        Compiler.compile(new CompilationInput(sources, BundleIntake::standardModule));
    if (compilation.hasErrors()) {
      throw new BundleRefusedException(
          Stage.COMPILATION,
          "the bundle does not compile",
          new DiagnosticJson(sources).of(compilation.diagnostics()));
    }
    if (compilation.capsules().isEmpty()) {
      throw new BundleRefusedException(Stage.COMPILATION, "the bundle holds no capsule");
    }
    return compilation.capsules();
  }

  private static List<SourceText> standardModule(String module) {
    return StandardModules.text(module)
        .map(text -> List.of(new SourceText("<" + module + ">", text)))
        .orElse(List.of());
  }
}
