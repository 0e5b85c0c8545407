package ai.somagent.soma.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ai.somagent.soma.cli.console.Console;
import ai.somagent.soma.cli.console.ExitCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands around a project: init, the project file, fixes, watching, explain, completion. */
final class ProjectCommandsTest {
  private static final String CONSTANT = "module demo\n\nlet limit = 10\n";

  @TempDir Path folder;

  private record Outcome(int exit, String out, String err) {}

  private static final class Stream {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    PrintStream print() {
      return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    String text() {
      return bytes.toString(StandardCharsets.UTF_8);
    }
  }

  private static Outcome soma(String... args) {
    Stream out = new Stream();
    Stream err = new Stream();
    ExitCode exit = SomaMain.run(args, console(out, err));
    return new Outcome(exit.code(), out.text(), err.text());
  }

  private static Console console(Stream out, Stream err) {
    return new Console(InputStream.nullInputStream(), out.print(), err.print(), false, false);
  }

  private String file(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text).toString();
  }

  @Test
  void newProject_checksCleanIsFormattedAndRuns() {
    Path project = folder.resolve("1-My Project");
    assertThat(soma("init", project.toString()).exit()).isZero();
    Outcome check = soma("check", "--project", project.toString());
    assertThat(check.out())
        .isEqualTo("checked 2 files, nothing to report" + System.lineSeparator());
    assertThat(check.exit()).isZero();
    String capsules = project.resolve("capsules").toString();
    assertThat(soma("fmt", "--check", project.toString()).exit()).isZero();
    assertThat(soma("run", capsules, "--input", "name=Ada", "--embedded").out().strip())
        .isEqualTo("\"Hello, Ada!\"");
  }

  @Test
  void contractBesideAProgram_isTranslatedAndChecked() throws IOException {
    file(
        "specs/pet.json",
        "{\"title\": \"Pet\", \"properties\": {\"id\": {\"type\": \"integer\"}}}");
    String sound =
        file(
            "sound.soma",
            "module demo\nimport schema \"specs/pet.json\" as pets\ntype Mine { pet: pets.Pet }\n");
    assertThat(soma("check", sound).exit()).isZero();
    String wrong =
        file(
            "wrong.soma",
            "module demo\nimport schema \"../pet.json\" as pets\ntype Mine { pet: pets.Pet }\n");
    assertThat(soma("check", wrong).out()).contains("E2021");
  }

  @Test
  void checkAgainstNoLock_saysWhatIsMissing() throws IOException {
    String program = file("a.soma", CONSTANT);
    Outcome outcome = soma("check", "--locked", program);
    assertThat(outcome.exit()).isEqualTo(ExitCode.USAGE.code());
    assertThat(outcome.err()).contains("soma.lock");
  }

  @Test
  void projectWhereSomethingIs_isNotBegun() throws IOException {
    file(".gitignore", "mine");
    Outcome outcome = soma("init", folder.toString());
    assertThat(outcome.exit()).isEqualTo(2);
    assertThat(outcome.err()).contains("nothing was written").contains("`.gitignore`");
    assertThat(folder.resolve("soma.yaml")).doesNotExist();
    assertThat(folder.resolve(".gitignore")).hasContent("mine");
  }

  @Test
  void roots_areWorkspacesOfTheirOwn() throws IOException {
    file("soma.yaml", "version: 1\nroots: [a, b]\nexclude: [b/out]\n");
    file("a/x.soma", CONSTANT);
    file("b/x.soma", CONSTANT);
    file("b/out/broken.soma", "?");
    Outcome outcome = soma("check", "--project", folder.toString());
    assertThat(outcome.out()).contains("checked 2 files, nothing to report");
  }

  @Test
  void deniedWarnings_failTheCheck() throws IOException {
    String warns =
        """
        module demo

        capsule hello version "1.0.0" {
          budget(wall_clock: 1m)
          output string
          steps { return "hello" }
        }
        """;
    file("soma.yaml", "version: 1\nroots: [a]\ndeny: warnings\n");
    file("a/x.soma", warns);
    assertThat(soma("check", "--project", folder.toString()).exit()).isEqualTo(1);
    file("soma.yaml", "version: 1\nroots: [a]\n");
    assertThat(soma("check", "--project", folder.toString()).exit()).isZero();
  }

  @Test
  void faultyProjectFile_isShownLikeAProgram() throws IOException {
    file("soma.yaml", "version: 1\ndenny: warnings\n");
    Outcome outcome = soma("check", "--project", folder.toString());
    assertThat(outcome.exit()).isEqualTo(1);
    assertThat(outcome.out()).contains("2 | denny: warnings").contains("2 + deny: warnings");
  }

  @Test
  void unreadableProjectFile_isNotPassedOver() throws IOException {
    file("a.soma", CONSTANT);
    Files.write(folder.resolve("soma.yaml"), new byte[] {'v', (byte) 0xff});
    String path = folder.resolve("a.soma").toString();
    Outcome outcome = soma("check", "--project", folder.toString(), path);
    assertThat(outcome.exit()).isEqualTo(1);
    assertThat(outcome.err()).contains("soma.yaml` is not UTF-8");
    Files.delete(folder.resolve("soma.yaml"));
    Files.createSymbolicLink(folder.resolve("soma.yaml"), Path.of("soma.yaml"));
    assertThat(soma("check", "--project", folder.toString(), path).exit()).isEqualTo(3);
  }

  @Test
  void everythingExcluded_isSaid() throws IOException {
    file("soma.yaml", "version: 1\nroots: [a]\nexclude: [a]\n");
    file("a/x.soma", CONSTANT);
    Outcome outcome = soma("check", "--project", folder.toString());
    assertThat(outcome.out()).contains("checked 0 files, nothing to report");
  }

  @Test
  void fixes_areAppliedUntilNoneIsLeft() throws IOException {
    String path = file("x.soma", "module demo;\n\nconst a = 'one'; let b = 1 + true\n");
    Outcome outcome = soma("check", "--fix", path);
    assertThat(Files.readString(Path.of(path)))
        .isEqualTo("module demo\n\nlet a = \"one\" let b = 1 + true\n");
    assertThat(outcome.err()).contains("in 1 file");
    assertThat(outcome.out()).contains("1 error");
    assertThat(outcome.exit()).isEqualTo(1);
  }

  @Test
  void nothingToFix_leavesTheFileAsItIs() throws IOException {
    String path = file("x.soma", CONSTANT);
    var before = Files.getLastModifiedTime(Path.of(path));
    assertThat(soma("check", "--fix", path).err()).isEmpty();
    assertThat(Files.getLastModifiedTime(Path.of(path))).isEqualTo(before);
  }

  @Test
  void watch_checksAgainWhenAnEditorMovesAFileOverTheOld() throws Exception {
    Path path = Path.of(file("x.soma", CONSTANT));
    Stream out = new Stream();
    String[] args = {"check", "--watch", folder.toString()};
    Thread watch = Thread.ofPlatform().start(() -> SomaMain.run(args, console(out, new Stream())));
    try {
      await(out, "nothing to report");
      Path fresh = Files.writeString(folder.resolve(".x.tmp"), "module demo\n\nlet limit = nme\n");
      Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE);
      await(out, "error[E2001]");
      file("deeper/y.soma", "module other\n\nlet far = nowhere\n");
      await(out, "`nowhere`");
    } finally {
      watch.interrupt();
      watch.join();
    }
  }

  private static void await(Stream out, String words) throws InterruptedException {
    for (int i = 0; i < 1_000 && !out.text().contains(words); i++) {
      Thread.sleep(20);
    }
    assertThat(out.text()).contains(words);
  }

  @Test
  void diff_saysWhichVersionAChangeNeeds() throws IOException {
    String before =
        """
        module demo

        capsule hello version "1.0.0" {
          owner: "team:demo"
          budget(wall_clock: 1m)

          input { name: string(max: 20) }
          output string

          steps {
            return "hello"
          }
        }
        """;
    String old = file("old/a.soma", before);
    assertThat(
            soma("diff", old, file("laid/a.soma", before.replace("\n  steps", "\n\n  steps")))
                .out())
        .isEqualTo("demo.hello 1.0.0: unchanged\nevery version says what changed\n");
    String narrowed = file("new/a.soma", before.replace("20", "10"));
    Outcome text = soma("diff", old, narrowed);
    assertThat(text.exit()).isEqualTo(1);
    assertThat(text.out())
        .isEqualTo(
            """
            demo.hello 1.0.0 → 1.0.0: needs 2.0.0 or later
              major  input.name: `max` was 20 and is 10
            1 capsule needs another version
            """);
    Outcome json = soma("diff", "--format", "json", old, narrowed);
    assertThat(json.out()).contains("soma.diff/1").contains("\"needed\" : \"2.0.0\"");
    assertThat(json.exit()).isEqualTo(1);
    assertThat(SchemaFaults.of("/soma/schema/soma.diff-1.schema.json", json.out())).isEmpty();
    assertThat(soma("diff", old).exit()).isEqualTo(2);
  }

  @Test
  void page_isPrintedByCodeAndByName() {
    Outcome byCode = soma("explain", "e4001");
    assertThat(byCode.out()).startsWith("E4001 unreachable-step").doesNotContain("```");
    assertThat(soma("explain", "unreachable-step").out()).isEqualTo(byCode.out());
    Outcome near = soma("explain", "unreachable-stp");
    assertThat(near.exit()).isEqualTo(2);
    assertThat(near.err()).contains("did you mean `unreachable-step`?");
  }

  @Test
  void capsule_isExplainedByItsBoundsAndLabels() throws IOException {
    String path =
        file(
            "labels.soma",
            """
            module demo

            tool mail via java "demo.Mail" {
              action receive() -> untrusted string(max: 100) { effect: read, risk: low }
              action read(box: string) -> string(max: 100) { effect: read, risk: low }
            }

            capsule main version "1.0.0" {
              owner: "team:demo"
              budget(tool_calls: 10, wall_clock: 1h)

              input { boxes: list<string(max: 10)>(max: 3) }
              output untrusted string

              steps {
                let letter = call mail.receive()
                for box in input.boxes {
                  let other = call mail.read(box: box)
                  if other == "" {
                    return other
                  }
                }
                return letter
              }
            }
            """);
    Outcome text = soma("explain", path, "main", "--why", "calls");
    assertThat(text.out())
        .startsWith("demo.main 1.0.0, autonomy `supervised`, risk `low`\n")
        .contains("tool calls: at most 4, which come from")
        .contains("3  line 18: call `mail.read`, 1 × 3")
        .contains("where labelled values go")
        .contains("line 16: `letter` is `untrusted`, since what `mail.receive` gives");
    Outcome json = soma("explain", path, "--format", "json");
    assertThat(json.out()).contains("soma.explanation/1").contains("\"most\" : 4");
    assertThat(soma("explain", path, "other").exit()).isEqualTo(2);
    assertThat(soma("explain", path, "--why", "x").err()).contains("[calls, tokens");
  }

  @Test
  void explanation_countsApprovalsThatTheLevelAddsAndTimeOfUndoing() throws IOException {
    String path =
        file(
            "gates.soma",
            """
            module demo

            tool shop via java "demo.Shop" {
              action put(id: string(max: 9)) { effect: write, risk: low, idempotent: true }
              action drop(id: string(max: 9)) { effect: write, risk: low, idempotent: true }
            }

            capsule main version "1.0.0" {
              owner: "team:demo"
              budget(tool_calls: 400, wall_clock: 1h)

              input { ids: list<string(max: 9)>(max: 200) }

              steps {
                for id in input.ids {
                  call shop.put(id: id)
                    undo call shop.drop(id: id)
                }
              }
            }
            """);
    assertThat(soma("explain", path).out())
        .containsPattern("approvals +0 +200\n")
        .contains("200  line 16: approval of this step at autonomy `supervised`, 1 × 200")
        .containsPattern("undoing, if it fails +0s +200d\n")
        .contains("200d  line 17: undo, tried again for up to a day, 1d × 200")
        .contains("waits may outlast the run: `wall_clock` ends it after 1h with `Timeout`");
    assertThat(soma("explain", path, "--why", "wall_millis").out())
        .contains("200d  line 16: approval of this step at autonomy `supervised`, 1d × 200")
        .contains("but  `wall_clock` stops them at 1h");
  }

  @Test
  void misspeltWords_areToldWhatWasMeant() {
    assertThat(soma("chek").err()).contains("did you mean `check`?");
    assertThat(soma("check", "--fromat=json").err()).contains("did you mean `--format`?");
    assertThat(soma("lps").err()).contains("did you mean `lsp`?");
  }

  @Test
  void bashCompletion_completesCommandsOptionsAndValues() throws Exception {
    Path script = Path.of(file("complete.bash", soma("completion", "bash").out()));
    assertThat(completed(script, "soma", "ch")).isEqualTo("check");
    assertThat(completed(script, "soma", "check", "--for")).isEqualTo("--format");
    assertThat(completed(script, "soma", "check", "--format", "sa")).isEqualTo("sarif");
  }

  private static String completed(Path script, String... words) throws Exception {
    String line =
        "compopt() { :; }; source "
            + script
            + "; COMP_WORDS=("
            + String.join(" ", words)
            + "); COMP_CWORD="
            + (words.length - 1)
            + "; _complete_soma; echo \"${COMPREPLY[*]}\"";
    Process bash = new ProcessBuilder("bash", "-c", line).redirectErrorStream(true).start();
    String out = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    bash.waitFor();
    return out.strip();
  }
}
