package ai.somagent.soma.cli.command;

import ai.somagent.soma.archive.BundleException;
import ai.somagent.soma.archive.BundleWriter;
import ai.somagent.soma.cli.console.Console;
import ai.somagent.soma.cli.console.ExitCode;
import ai.somagent.soma.cli.console.OutputFormat;
import ai.somagent.soma.cli.workspace.AtomicFile;
import ai.somagent.soma.cli.workspace.SourceFiles;
import ai.somagent.soma.cli.workspace.SourceReader;
import ai.somagent.soma.cli.workspace.StandardLibrary;
import ai.somagent.soma.compile.Compilation;
import ai.somagent.soma.compile.CompilationInput;
import ai.somagent.soma.compile.CompiledCapsule;
import ai.somagent.soma.compile.Compiler;
import ai.somagent.soma.ir.codec.IrCodec;
import ai.somagent.soma.ir.codec.SourceMapCodec;
import ai.somagent.soma.ir.digest.IrDigest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code soma compile}: checks, lowers, and writes IR or a bundle.
 *
 * @param output a name ending in {@code .zip} for a bundle of the one folder named, any other name
 *     for a folder that takes {@code <capsule>.ir.json} and {@code <capsule>.map.json}, or null to
 *     print what was compiled
 */
public record CompileCommand(List<String> paths, @Nullable String output, OutputFormat format)
    implements Command {
  public CompileCommand {
    paths = List.copyOf(paths);
  }

  @Override
  public ExitCode execute(Console console) {
    SourceFiles files = SourceReader.read(paths);
    Compilation compilation =
        Compiler.compile(new CompilationInput(files.texts(), StandardLibrary::find));
    ExitCode checked = new Report(files, compilation, format, false).printFindings(console);
    if (checked != ExitCode.CLEAN) {
      return checked;
    }
    List<CompiledCapsule> capsules = compilation.capsules();
    try {
      if (output != null && output.endsWith(".zip")) {
        return writeBundle(Path.of(output), console);
      }
      if (output != null) {
        writeFolder(Path.of(output), capsules);
      }
    } catch (IOException e) {
      console.complain("cannot write `" + output + "`: " + e.getMessage());
      return ExitCode.ENVIRONMENT;
    }
    list(capsules, console);
    return ExitCode.CLEAN;
  }

  private ExitCode writeBundle(Path target, Console console) throws IOException {
    if (paths.size() != 1 || !Files.isDirectory(Path.of(paths.getFirst()))) {
      console.complain("a bundle is made from exactly one folder");
      return ExitCode.USAGE;
    }
    try {
      byte[] bundle = BundleWriter.build(Path.of(paths.getFirst()), target).archive();
      AtomicFile.write(target, bundle);
      console.out().println("wrote " + target + " (" + bundle.length + " bytes)");
      return ExitCode.CLEAN;
    } catch (BundleException e) {
      console.complain(e.getMessage());
      return ExitCode.FINDINGS;
    }
  }

  private static void writeFolder(Path folder, List<CompiledCapsule> capsules) throws IOException {
    Files.createDirectories(folder);
    for (CompiledCapsule capsule : capsules) {
      String id = capsule.program().capsule().id();
      write(folder.resolve(id + ".ir.json"), IrCodec.write(capsule.program()));
      write(folder.resolve(id + ".map.json"), SourceMapCodec.write(capsule.sourceMap()));
    }
  }

  private static void write(Path file, JsonNode json) throws IOException {
    AtomicFile.write(file, (json.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private void list(List<CompiledCapsule> capsules, Console console) {
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    for (CompiledCapsule capsule : capsules) {
      String id = capsule.program().capsule().id();
      String version = capsule.program().capsule().version();
      String digest = IrDigest.of(capsule.program());
      if (format == OutputFormat.TEXT) {
        console.out().println(id + " " + version + " " + digest);
      }
      all.addObject().put("capsule", id).put("version", version).put("digest", digest);
    }
    if (format == OutputFormat.JSON) {
      console.out().println(all.toPrettyString());
    }
  }
}
