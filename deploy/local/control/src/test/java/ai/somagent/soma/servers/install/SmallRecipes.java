package ai.somagent.soma.servers.install;

import ai.somagent.soma.servers.catalogue.CatalogueReader;
import ai.somagent.soma.servers.catalogue.ServerCatalogue;

/** Real packages, one a way to obtain, that are small enough to be installed again and again. */
final class SmallRecipes {

  static final String WHEEL =
      """
      {"kind": "wheel", "package": "six", "version": "1.17.0", "binary": "six.py",
       "sha256": "4721f391ed90541fddacab5acf947aa0d3dc7d27b2e1e8eda2be8970586c3274"}\
      """;

  static final String GO =
      """
      {"kind": "go", "packages": [{
        "package": "golang.org/x/example/hello", "module": "golang.org/x/example/hello",
        "version": "v0.0.0-20250915201037-7f05d217867b", "binary": "greeting",
        "sum": "h1:+gZE2jOdiscYByu0606Uw8Ldir2Cecd39Vq/3IEasRA="}]}\
      """;

  static final String MAVEN =
      """
      {"kind": "maven", "artifacts": ["org.slf4j:slf4j-api:1.7.36"], "transitive": true,
       "sha256": "4f858dece2d3e14d30fecc72fc41c4182a873e965676736fdb1b5bf575ba5f4c"}\
      """;

  static final String DEBIAN =
      """
      {"kind": "debian", "packages": ["coreutils"], "binaries": {"cat": "/bin/cat"}}\
      """;

  private SmallRecipes() {}

  /** A data file with one tool that is obtained so. */
  static ServerCatalogue of(String name, String obtain) {
    return of(name, obtain, "");
  }

  /**
   * @param more further keys of the entry, each with a comma before it
   */
  static ServerCatalogue of(String name, String obtain, String more) {
    return CatalogueReader.read(text(name, obtain, more));
  }

  /** The data file's text. */
  static String text(String name, String obtain, String more) {
    return """
    {"format": "soma.servers/1", "servers": {"%s": {
      "title": "Small", "version": "1.0", "licence": "MIT", "obtain": %s, "tool": true,
      "memory_mb": 0, "client": "none"%s}}}\
    """
        .formatted(name, obtain, more);
  }

  /** A command for {@code finish_install}. */
  static String finish(String script) {
    return ", \"finish_install\": [[\"sh\", \"-euc\", \"" + script + "\"]]";
  }
}
