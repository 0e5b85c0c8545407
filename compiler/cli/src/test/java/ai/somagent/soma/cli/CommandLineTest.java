package ai.somagent.soma.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.somagent.soma.cli.console.Console;
import ai.somagent.soma.cli.console.ExitCode;
import ai.somagent.soma.cli.workspace.AtomicFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Command lines with everything that people get wrong. */
final class CommandLineTest {
  private static final String CLEAN =
      """
      module demo

      capsule hello version "1.0.0" {
        owner: "team:demo"
        budget(wall_clock: 1m)

        input { name: string(max: 100) }
        output string

        steps {
          return "hello ${input.name}"
        }
      }
      """;

  private static final String REPOSITORY = System.getProperty("soma.repository");

  @TempDir Path folder;

  /** What a command line did. */
  private record Outcome(int exit, String out, String err) {}

  private static Outcome soma(String... args) {
    return piped("", args);
  }

  private static Outcome piped(String stdin, String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console =
        new Console(
            new ByteArrayInputStream(stdin.getBytes(StandardCharsets.UTF_8)),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false,
            false);
    ExitCode exit = SomaMain.run(args, console);
    return new Outcome(
        exit.code(), out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private String bytes(String name, byte[] content) throws IOException {
    return Files.write(folder.resolve(name), content).toString();
  }

  @Test
  void cleanFile_exitsWithZero() throws IOException {
    Outcome outcome = soma("check", file("clean.soma", CLEAN));
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.out()).contains("checked 1 file, nothing to report");
    assertThat(outcome.exit()).isZero();
  }

  @Test
  void explainWithoutWord_saysWhatItTakes() {
    for (Outcome outcome : List.of(soma("explain"), soma("explain", " "))) {
      assertThat(outcome.err())
          .startsWith("soma: name a code such as `E4001`")
          .contains("see `soma explain --help`");
      assertThat(outcome.out()).isEmpty();
      assertThat(outcome.exit()).isEqualTo(ExitCode.USAGE.code());
    }
  }

  @Test
  void typeError_exitsWithOneAndUnderlinesTheSpan() throws IOException {
    Outcome outcome = soma("check", file("bad.soma", CLEAN.replace("input.name", "input.nme")));
    assertThat(outcome.exit()).isEqualTo(1);
    assertThat(outcome.out()).contains("bad.soma:11:27").contains("^^^").contains("`name`");
  }

  @Test
  void jsonFormat_givesRangesAndSummary() throws IOException {
    Outcome outcome =
        soma("check", "--format", "json", file("b.soma", CLEAN.replace("input.name", "input.nme")));
    assertThat(outcome.exit()).isEqualTo(1);
    assertThat(outcome.out()).contains("\"line\" : 11").contains("\"errors\" : 1");
  }

  @Test
  void everyForm_isWritten() throws IOException {
    String path = file("b.soma", CLEAN.replace("input.name", "input.nme"));
    assertThat(soma("check", "--format=sarif", path).out()).contains("\"version\" : \"2.1.0\"");
    assertThat(soma("check", "--format=junit", path).out()).contains("<failure message=");
    assertThat(soma("compile", "--format=github", path).out()).startsWith("::error file=");
  }

  @Test
  void compiledAsJson_isAReportWithCapsules() throws IOException {
    Outcome outcome = soma("compile", "--format", "json", file("a.soma", CLEAN));
    assertThat(outcome.out()).contains("soma.report/1").contains("\"capsule\" : \"demo.hello\"");
  }

  @Test
  void colour_isAsAskedFor() throws IOException {
    String path = file("b.soma", CLEAN.replace("input.name", "input.nme"));
    assertThat(soma("check", "--color=always", path).out()).contains("\u001b[1;31m");
    assertThat(soma("check", path).out()).doesNotContain("\u001b");
  }

  @Test
  void unformattedFile_isReportedInEveryForm() throws IOException {
    String path = file("ugly.soma", CLEAN.replace("  owner", "      owner"));
    Outcome outcome = soma("fmt", "--check", "--format", "github", path);
    assertThat(outcome.out()).startsWith("::warning file=").contains("W1001 not-formatted");
    assertThat(outcome.exit()).isEqualTo(1);
    assertThat(soma("fmt", "--format", "json", path).exit()).isEqualTo(2);
  }

  @Test
  void missingFile_isAUsageError() {
    Outcome outcome = soma("check", folder.resolve("absent.soma").toString());
    assertThat(outcome.exit()).isEqualTo(2);
    assertThat(outcome.err()).contains("there is no file").contains("absent.soma");
  }

  @Test
  void folderWithoutSources_isAUsageError() {
    Outcome outcome = soma("check", folder.toString());
    assertThat(outcome.exit()).isEqualTo(2);
    assertThat(outcome.err()).contains("holds no `.soma` file");
  }

  @Test
  void notUtf8_isAFindingWithItsLine() throws IOException {
    Outcome outcome = soma("check", bytes("latin.soma", new byte[] {'a', '\n', (byte) 0xe9, ' '}));
    assertThat(outcome.exit()).isEqualTo(1);
    assertThat(outcome.err()).contains("is not UTF-8: byte 0xe9 on line 2");
  }

  @Test
  void oneVersionOnly_cannotBeCompared() throws IOException {
    Outcome outcome = soma("diff", file("a.soma", CLEAN));
    assertThat(outcome.exit()).isEqualTo(2);
    assertThat(outcome.err()).contains("NEW").contains("soma diff --help");
  }

  @Test
  void utf16_isNamed() throws IOException {
    Outcome outcome = soma("check", bytes("w.soma", CLEAN.getBytes(StandardCharsets.UTF_16)));
    assertThat(outcome.err()).contains("is UTF-16; save it as UTF-8");
    assertThat(outcome.exit()).isEqualTo(1);
  }

  @Test
  void thousandsOfFindings_areCountedAfterTheFirstThousand() throws IOException {
    Outcome outcome = soma("check", file("m.soma", "module a\n" + "let x = nme\n".repeat(1_100)));
    assertThat(outcome.out()).contains(" more; `--format json` gives all");
    assertThat(outcome.out().lines().filter(l -> l.startsWith("error[")).count()).isEqualTo(1_000);
  }

  @Test
  void fileChangedWhileItIsFormatted_isLeftAsItIs() throws IOException {
    Path path = Path.of(file("c.soma", "now"));
    byte[] before = "before".getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> AtomicFile.replace(path, before, before))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("changed meanwhile");
    assertThat(path).hasContent("now");
  }

  @Test
  void oneByteMoreThanOneMebibyte_isAFinding() throws IOException {
    Outcome outcome = soma("check", bytes("big.soma", new byte[(1 << 20) + 1]));
    assertThat(outcome.exit()).isEqualTo(1);
    assertThat(outcome.err()).contains("larger than 1 MiB");
  }

  @Test
  void hundredThousandBrackets_areAFinding() throws IOException {
    Outcome outcome = soma("check", file("deep.soma", "module a let x = " + "(".repeat(100_000)));
    assertThat(outcome.exit()).isEqualTo(1);
    assertThat(outcome.out()).contains("error[E1");
    assertThat(outcome.err()).doesNotContain("bug in Soma");
  }

  @Test
  void emptyFile_isAFinding() throws IOException {
    Outcome outcome = soma("check", file("empty.soma", ""));
    assertThat(outcome.exit()).isEqualTo(1);
    assertThat(outcome.out()).contains("error[E").contains("module");
  }

  @Test
  void nulBytes_areAFinding() throws IOException {
    Outcome outcome = soma("check", file("nul.soma", CLEAN.replace("team:demo", "te\0m")));
    assertThat(outcome.exit()).isEqualTo(1);
    assertThat(outcome.out()).contains("error[E1").doesNotContain("\0");
  }

  @Test
  void unknownCommand_isAUsageError() {
    Outcome outcome = soma("chek", "x.soma");
    assertThat(outcome.exit()).isEqualTo(2);
    assertThat(outcome.err()).contains("chek");
  }

  @Test
  void unknownOption_isAUsageError() throws IOException {
    Outcome outcome = soma("check", "--colour", file("clean.soma", CLEAN));
    assertThat(outcome.exit()).isEqualTo(2);
    assertThat(outcome.err()).contains("--colour");
  }

  @Test
  void misspeltDenial_isAUsageErrorAndNotIgnored() throws IOException {
    Outcome outcome = soma("check", "--deny", "warning", file("clean.soma", CLEAN));
    assertThat(outcome.exit()).isEqualTo(2);
    assertThat(outcome.err()).contains("only `warnings` can be denied, not `warning`");
  }

  @Test
  void noArguments_printHelpAndExitWithTwo() {
    Outcome outcome = soma();
    assertThat(outcome.exit()).isEqualTo(2);
    assertThat(outcome.out()).contains("check").contains("run");
  }

  @Test
  void help_exitsWithZero() {
    Outcome outcome = soma("--help");
    assertThat(outcome.exit()).isZero();
    assertThat(outcome.out()).contains("Exit codes");
  }

  @Test
  void unformattedFile_isRewrittenOnce() throws IOException {
    String path = file("ugly.soma", CLEAN.replace("  owner", "      owner"));
    assertThat(soma("fmt", "--check", path).exit()).isEqualTo(1);
    assertThat(soma("fmt", path).exit()).isZero();
    assertThat(Files.readString(Path.of(path))).isEqualTo(CLEAN);
    assertThat(soma("fmt", "--check", path).exit()).isZero();
  }

  @Test
  void fileWithSyntaxErrors_isNotRewritten() throws IOException {
    String broken = CLEAN.replace("steps {", "steps");
    String path = file("broken.soma", broken);
    Outcome outcome = soma("fmt", path);
    assertThat(outcome.exit()).isEqualTo(1);
    assertThat(Files.readString(Path.of(path))).isEqualTo(broken);
  }

  @Test
  void standardInput_isFormattedToStandardOutput() {
    Outcome outcome = piped(CLEAN.replace("  owner", "      owner"), "fmt", "--stdin");
    assertThat(outcome.exit()).isZero();
    assertThat(outcome.out()).isEqualTo(CLEAN);
  }

  @Test
  void compileToFolder_writesProgramAndSourceMap() throws IOException {
    Path target = folder.resolve("out");
    Outcome outcome = soma("compile", file("clean.soma", CLEAN), "-o", target.toString());
    assertThat(outcome.exit()).isZero();
    assertThat(outcome.out()).contains("demo.hello 1.0.0 sha256:");
    assertThat(Files.readString(target.resolve("demo.hello.ir.json"))).contains("soma.ir/1");
    assertThat(target.resolve("demo.hello.map.json")).exists();
  }

  @Test
  void compileWithErrors_writesNothing() throws IOException {
    Path target = folder.resolve("out");
    String path = file("bad.soma", CLEAN.replace("input.name", "input.nme"));
    assertThat(soma("compile", path, "-o", target.toString()).exit()).isEqualTo(1);
    assertThat(target).doesNotExist();
  }

  @Test
  void bundleWhoseEntryIsNoCapsule_isNotWritten() throws IOException {
    Path bundle = Files.createDirectory(folder.resolve("bundle"));
    Files.writeString(bundle.resolve("hello.soma"), CLEAN);
    String manifest = Files.readString(Path.of(REPOSITORY, "capsules/marketplace/soma.json"));
    Files.writeString(
        bundle.resolve("soma.json"), manifest.replace("marketplace.judge", "demo.helo"));
    Path target = folder.resolve("x.zip");
    Outcome outcome = soma("compile", bundle.toString(), "-o", target.toString());
    assertThat(outcome.err()).contains("`demo.helo`").contains("did you mean `demo.hello`?");
    assertThat(outcome.exit()).isEqualTo(1);
    assertThat(target).doesNotExist();
  }

  @Test
  void unwritableTarget_isAnEnvironmentError() throws IOException {
    String blocker = file("blocker", "a file where a folder is wanted");
    Outcome outcome = soma("compile", file("clean.soma", CLEAN), "-o", blocker + "/out");
    assertThat(outcome.exit()).isEqualTo(3);
    assertThat(outcome.err()).contains("cannot write");
  }

  @Test
  void unknownCapsule_isAUsageErrorThatNamesTheKnownOne() throws IOException {
    Outcome outcome = soma("run", file("clean.soma", CLEAN), "--capsule", "bye", "--input", "{}");
    assertThat(outcome.exit()).isEqualTo(2);
    assertThat(outcome.err()).contains("`bye`").contains("`demo.hello`");
  }

  @Test
  void malformedInput_isAUsageErrorWithItsPlace() throws IOException {
    Outcome outcome = soma("run", file("clean.soma", CLEAN), "--input", "{\"name\": }");
    assertThat(outcome.exit()).isEqualTo(2);
    assertThat(outcome.err()).contains("not JSON at line 1");
  }

  @Test
  void unreachableServer_isAnEnvironmentError() throws IOException {
    Outcome outcome =
        soma("run", file("c.soma", CLEAN), "--input", "name=x", "--temporal", "127.0.0.1:1");
    assertThat(outcome.exit()).isEqualTo(3);
    assertThat(outcome.err()).contains("127.0.0.1:1");
  }

  @Test
  void run_printsTheResultAndWhichTemporalItWas() throws IOException {
    Outcome outcome = soma("run", file("c.soma", CLEAN), "--input", "name=Ada", "--embedded");
    assertThat(outcome.err()).contains("embedded").contains("history events");
    assertThat(outcome.out().strip()).isEqualTo("\"hello Ada\"");
    assertThat(outcome.exit()).isZero();
  }

  @Test
  void whatTheMachineDoesNotRunYet_isRefusedBeforeTheFirstStepWithItsLine() throws IOException {
    String late =
        file("late.soma", CLEAN.replace("  steps {", "  steps {\n    checkpoint \"here\""));
    Outcome checked = soma("check", late);
    assertThat(checked.exit()).isZero();

    Outcome outcome = soma("run", late, "--input", "name=x", "--embedded");
    assertThat(outcome.exit()).isEqualTo(2);
    assertThat(outcome.err())
        .contains("this version of the machine does not run `checkpoint` (")
        .contains("late.soma:11) yet");
  }

  @Test
  void inputThatDoesNotFit_isRefusedBeforeAnythingStarts() throws IOException {
    Outcome outcome = soma("run", file("c.soma", CLEAN), "--input", "{\"name\": 7}", "--embedded");
    assertThat(outcome.exit()).isEqualTo(2);
    assertThat(outcome.err())
        .contains("the input of demo.hello does not fit")
        .contains("name")
        .doesNotContain("temporal");
  }

  @Test
  void emptyPath_isAUsageError() {
    assertThat(soma("check", "").exit()).isEqualTo(2);
  }

  @Test
  void pipeInAFolder_isRefusedInsteadOfRead() throws Exception {
    Path pipe = folder.resolve("pipe.soma");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    Outcome outcome = soma("check", folder.toString());
    assertThat(outcome.exit()).isEqualTo(2);
    assertThat(outcome.err()).contains("pipe.soma").contains("not a regular file");
  }

  @Test
  void danglingLinkInAFolder_isNamedItself() throws IOException {
    Files.createSymbolicLink(folder.resolve("gone.soma"), folder.resolve("nowhere"));
    Outcome outcome = soma("check", folder.toString());
    assertThat(outcome.exit()).isEqualTo(2);
    assertThat(outcome.err()).contains("gone.soma");
  }

  @Test
  void deviceAsInput_isRefusedInsteadOfRead() throws IOException {
    Outcome outcome = soma("run", file("c.soma", CLEAN), "--input", "@/dev/zero");
    assertThat(outcome.exit()).isEqualTo(2);
    assertThat(outcome.err()).contains("not a regular file");
  }

  @Test
  void malformedServerAddress_isAUsageError() throws IOException {
    String path = file("c.soma", CLEAN);
    for (String address : new String[] {"foo bar", "127.0.0.1:99999", "host", ":7233", "h:"}) {
      Outcome outcome = soma("run", path, "--input", "name=x", "--temporal", address);
      assertThat(outcome.exit()).as(address).isEqualTo(2);
      assertThat(outcome.err()).contains("host:port");
    }
  }

  @Test
  void malformedRunId_isAUsageError() throws IOException {
    String path = file("c.soma", CLEAN);
    for (String id : new String[] {"", "a b", "a\nb", "x".repeat(201)}) {
      Outcome outcome = soma("run", path, "--input", "name=x", "--id", id, "--embedded");
      assertThat(outcome.exit()).as(id).isEqualTo(2);
    }
  }

  @Test
  void noFile_isAUsageError() {
    for (String command : new String[] {"check", "compile", "run", "fmt"}) {
      assertThat(soma(command).exit()).as(command).isEqualTo(2);
    }
  }

  @Test
  void inputFromAFile_isReadAsTheInput() throws IOException {
    String input = file("in.json", "{\"name\": \"File\"}");
    Outcome outcome = soma("run", file("c.soma", CLEAN), "--input", "@" + input, "--embedded");
    assertThat(outcome.out().strip()).isEqualTo("\"hello File\"");
  }

  @Test
  void helpAsAWord_printsHelp() {
    assertThat(soma("help").exit()).isZero();
  }
}
