package ai.somagent.soma.cli.command;

import ai.somagent.soma.archive.BuiltBundle;
import ai.somagent.soma.archive.BundleException;
import ai.somagent.soma.archive.BundleWriter;
import ai.somagent.soma.bind.NearName;
import ai.somagent.soma.cli.console.Console;
import ai.somagent.soma.cli.console.ExitCode;
import ai.somagent.soma.cli.console.ReportFormat;
import ai.somagent.soma.cli.render.JsonRenderer;
import ai.somagent.soma.cli.render.Report;
import ai.somagent.soma.cli.render.ReportPrinter;
import ai.somagent.soma.cli.workspace.AtomicFile;
import ai.somagent.soma.compile.CompiledCapsule;
import ai.somagent.soma.ir.CapsuleIr;
import ai.somagent.soma.ir.codec.IrCodec;
import ai.somagent.soma.ir.codec.SourceMapCodec;
import ai.somagent.soma.ir.digest.IrDigest;
import ai.somagent.soma.manifest.BundleManifest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code soma compile}: checks, lowers, and writes IR or a bundle.
 *
 * @param output a name ending in {@code .zip} for a bundle of the one folder named, any other name
 *     for a folder that takes {@code <capsule>.ir.json} and {@code <capsule>.map.json}, or null to
 *     print what was compiled
 */
public record CompileCommand(List<String> paths, @Nullable String output, ReportFormat format)
    implements Command {
  public CompileCommand {
    paths = List.copyOf(paths);
  }

  @Override
  public ExitCode execute(Console console) {
    CompiledSources sources = CompiledSources.read(paths);
    Report report = sources.report(false);
    if (report.exit() != ExitCode.CLEAN) {
      return format == ReportFormat.TEXT
          ? ReportPrinter.printFindings(report, console)
          : ReportPrinter.print(report, format, console);
    }
    List<CompiledCapsule> capsules = sources.compilation().capsules();
    try {
      if (output != null && output.endsWith(".zip")) {
        return writeBundle(Path.of(output), capsules, console);
      }
      if (output != null) {
        writeFolder(Path.of(output), capsules);
      }
    } catch (IOException e) {
      console.complain("cannot write `" + output + "`: " + AtomicFile.reason(e));
      return ExitCode.ENVIRONMENT;
    }
    print(report, capsules, console);
    return ExitCode.CLEAN;
  }

  private ExitCode writeBundle(Path target, List<CompiledCapsule> capsules, Console console)
      throws IOException {
    if (paths.size() != 1 || !Files.isDirectory(Path.of(paths.getFirst()))) {
      console.complain("a bundle is made from exactly one folder");
      return ExitCode.USAGE;
    }
    try {
      BuiltBundle built = BundleWriter.build(Path.of(paths.getFirst()), target);
      if (!entriesAreThere(built.manifest(), capsules, console)) {
        return ExitCode.FINDINGS;
      }
      byte[] bundle = built.archive();
      AtomicFile.write(target, bundle);
      console.out().println("wrote " + target + " (" + bundle.length + " bytes)");
      return ExitCode.CLEAN;
    } catch (BundleException e) {
      console.complain(e.getMessage());
      return ExitCode.FINDINGS;
    }
  }

  private static boolean entriesAreThere(
      BundleManifest manifest, List<CompiledCapsule> capsules, Console console) {
    List<String> known = new ArrayList<>();
    capsules.forEach(capsule -> known.add(capsule.program().capsule().id()));
    boolean all = true;
    for (String entry : manifest.entry()) {
      if (!known.contains(entry)) {
        String near = NearName.find(entry, known);
        console.complain(
            "`entry` of `soma.json` names `"
                + entry
                + "`, which is no capsule of the bundle"
                + (near == null ? "" : "; did you mean `" + near + "`?"));
        all = false;
      }
    }
    return all;
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

  private void print(Report report, List<CompiledCapsule> capsules, Console console) {
    switch (format) {
      case TEXT -> {
        ReportPrinter.printFindings(report, console);
        for (CompiledCapsule capsule : capsules) {
          CapsuleIr head = capsule.program().capsule();
          String digest = IrDigest.of(capsule.program());
          console.out().println(head.id() + " " + head.version() + " " + digest);
        }
      }
      case JSON -> console.out().println(json(report, capsules).toPrettyString());
      case SARIF, JUNIT, GITHUB -> ReportPrinter.print(report, format, console);
    }
  }

  private static ObjectNode json(Report report, List<CompiledCapsule> capsules) {
    ObjectNode root = JsonRenderer.render(report);
    ArrayNode all = root.putArray("capsules");
    for (CompiledCapsule capsule : capsules) {
      CapsuleIr head = capsule.program().capsule();
      all.addObject()
          .put("capsule", head.id())
          .put("version", head.version())
          .put("digest", IrDigest.of(capsule.program()));
    }
    return root;
  }
}
