package ai.somagent.soma.compile;

import ai.somagent.soma.bind.BoundModule;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a workspace imports, pinned: exact version and digest of every library module, contract and
 * capsule, in order of name. Immutable. {@link LockFileText} has the form on disk.
 *
 * @param modules by name
 * @param contracts by kind and file, for example {@code openapi specs/plane.json}
 * @param capsules of those modules, by module and name; the digest is that of the module's texts
 */
public record LockFile(
    Map<String, Pin> modules, Map<String, Pin> contracts, Map<String, Pin> capsules) {

  /**
   * One thing that is pinned.
   *
   * @param version null for what has none
   * @param digest {@code sha256:} and 64 hexadecimal digits
   */
  public record Pin(@Nullable String version, String digest) {}

  public LockFile {
    modules = Collections.unmodifiableMap(new TreeMap<>(modules));
    contracts = Collections.unmodifiableMap(new TreeMap<>(contracts));
    capsules = Collections.unmodifiableMap(new TreeMap<>(capsules));
  }

  /** Everything that {@code compilation} imports, directly or through a library module. */
  public static LockFile of(Compilation compilation) {
    Map<String, Pin> modules = new TreeMap<>();
    Map<String, Pin> contracts = new TreeMap<>();
    Map<String, Pin> capsules = new TreeMap<>();
    for (BoundModule module : compilation.program().modules()) {
      BoundModule.ContractFile contract = module.contract();
      if (contract != null) {
        contracts.put(Pins.key(contract), new Pin(null, contract.digest()));
      } else if (module.isLibrary()) {
        modules.put(module.name(), Pins.of(module));
        capsules.putAll(Pins.capsules(module));
      }
    }
    return new LockFile(modules, contracts, capsules);
  }
}
