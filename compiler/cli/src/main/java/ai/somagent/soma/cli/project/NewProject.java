package ai.somagent.soma.cli.project;

import java.util.LinkedHashMap;
import java.util.Map;

/** The files of a new project. */
public final class NewProject {
  private NewProject() {}

  /** Texts by path below the project's folder; {@code name} becomes the module's name. */
  public static Map<String, String> files(String name) {
    String module = module(name);
    Map<String, String> files = new LinkedHashMap<>();
    files.put("soma.yaml", PROJECT);
    files.put("capsules/greet.soma", CAPSULE.replace("MODULE", module));
    files.put("tests/greet.soma", TEST.replace("MODULE", module));
    files.put(".gitignore", IGNORED);
    files.put(".github/workflows/soma.yml", WORKFLOW);
    return files;
  }

  /** A name that a module can have: lower case, letters, digits and underscores. */
  static String module(String name) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char c = Character.toLowerCase(name.charAt(i));
      boolean plain = c >= 'a' && c <= 'z' || c >= '0' && c <= '9';
      out.append(plain ? c : '_');
    }
    boolean starts = !out.isEmpty() && out.charAt(0) >= 'a' && out.charAt(0) <= 'z';
    // Behind a prefix no reserved word is left either.
    return "acme." + (starts ? out : "p" + out);
  }

  private static final String PROJECT =
      """
      # What `soma check` takes when no path is named, and how it judges.
      version: 1
      roots: [.]
      deny: warnings
      """;

  private static final String CAPSULE =
      """
      module MODULE

      /// Greets somebody by name.
      capsule greet version "0.1.0" {
        owner: "team:MODULE"
        risk: low
        budget(wall_clock: 1m)

        input { name: string(min: 1, max: 100) }
        output string

        steps {
          return "Hello, ${input.name}!"
        }
      }
      """;

  private static final String TEST =
      """
      module MODULE

      test "a greeting names who is greeted" of greet {
        input(name: "Ada")
        expect output == "Hello, Ada!"
      }
      """;

  private static final String IGNORED =
      """
      # What `soma compile -o` writes.
      build/
      *.zip
      """;

  private static final String WORKFLOW =
      """
      name: soma
      on: [push, pull_request]
      permissions:
        contents: read
      jobs:
        check:
          runs-on: ubuntu-latest
          steps:
            - uses: actions/checkout@v4
            # Needs `soma` on the PATH of the runner.
            - run: soma fmt --check --format github .
            - run: soma check --format github
      """;
}
