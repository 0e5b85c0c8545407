package ai.somagent.soma.contract;

import ai.somagent.soma.compile.Compilation;
import ai.somagent.soma.compile.CompilationInput;
import ai.somagent.soma.compile.Compiler;
import ai.somagent.soma.compile.ModuleLibrary;
import ai.somagent.soma.corpus.CorpusCase;
import ai.somagent.soma.library.ContractLibrary.Answer;
import ai.somagent.soma.source.SourceText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Any bytes as a contract, the first of them for its kind: a problem, or a module that compiles. A
 * target for a fuzzer ({@code .build/fuzz contract}).
 */
public final class ContractFuzz {
  private static final List<String> KINDS =
      List.of("openapi", "schema", "mcp", "proto", "persona", "rego");

  private ContractFuzz() {}

  /** One input of the fuzzer. */
  public static void fuzzerTestOneInput(byte[] input) {
    if (input.length > 0) {
      String kind = KINDS.get(Byte.toUnsignedInt(input[0]) % KINDS.size());
      keep(kind, Arrays.copyOfRange(input, 1, input.length));
    }
  }

  private static void keep(String kind, byte[] bytes) {
    Answer answer = ContractTranslator.translate(kind, "it." + kind, bytes);
    if (answer.text() == null) {
      require(!answer.problems().isEmpty(), "neither a module nor a problem");
      return;
    }
    String importer = "module demo\nimport " + kind + " \"it." + kind + "\" as it\n";
    Compilation compilation =
        Compiler.compile(
            new CompilationInput(
                List.of(new SourceText("main.soma", importer)),
                ModuleLibrary.EMPTY,
                wanted -> answer));
    // A persona names tools of modules that are not here; its text is one all the same.
    String wrong = kind.equals("persona") ? "E1" : "E";
    boolean sound =
        compilation.diagnostics().stream().noneMatch(d -> d.code().id().startsWith(wrong));
    require(sound, "the module does not compile: " + compilation.diagnostics() + answer.text());
  }

  private static void require(boolean kept, String what) {
    if (!kept) {
      throw new AssertionError(what);
    }
  }

  /** Every contract of the corpus. */
  static List<byte[]> seeds() {
    List<byte[]> seeds = new ArrayList<>();
    try (Stream<Path> files = Files.walk(CorpusCase.root().resolve("contracts"))) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        int kind = kind(file.getFileName().toString());
        if (kind >= 0) {
          byte[] bytes = Files.readAllBytes(file);
          byte[] seed = new byte[bytes.length + 1];
          seed[0] = (byte) kind;
          System.arraycopy(bytes, 0, seed, 1, bytes.length);
          seeds.add(seed);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return seeds;
  }

  private static int kind(String file) {
    for (int i = 0; i < KINDS.size(); i++) {
      if (file.contains("." + KINDS.get(i))) {
        return i;
      }
    }
    return -1;
  }

  /** Writes the seeds, one file each: {@code contract FOLDER}. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createDirectories(Path.of(arguments[1]));
    List<byte[]> seeds = seeds();
    for (int i = 0; i < seeds.size(); i++) {
      Files.write(folder.resolve("seed-" + i), seeds.get(i));
    }
  }
}
