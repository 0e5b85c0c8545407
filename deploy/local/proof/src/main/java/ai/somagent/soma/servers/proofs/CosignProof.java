package ai.somagent.soma.servers.proofs;

import ai.somagent.soma.servers.instance.RunningServer;
import ai.somagent.soma.servers.proof.Proof;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Signs with a key pair of its own and no one else: the signing configuration names no service and
 * the trusted root is empty, without which cosign would ask the public transparency log.
 */
public final class CosignProof implements Proof {

  private static final long LIMIT_SECONDS = 60;

  @Override
  public String server() {
    return "cosign";
  }

  @Override
  public String action() {
    return "sign a file with a fresh key pair, offline; verify it; refuse it once tampered with";
  }

  @Override
  public String prove(RunningServer server) throws Exception {
    Path folder = Files.createTempDirectory("soma-cosign");
    try {
      Cosign cosign = new Cosign(server.home().resolve("cosign"), folder);
      Path thing = Files.writeString(folder.resolve("thing"), "signed as it is\n");
      cosign.succeed("signing-config", "create", "--out", "no-services.json");
      cosign.succeed("trusted-root", "create", "--out", "no-root.json");
      cosign.succeed("generate-key-pair");
      cosign.succeed(
          "sign-blob",
          "--yes",
          "--key",
          "cosign.key",
          "--signing-config",
          "no-services.json",
          "--trusted-root",
          "no-root.json",
          "--bundle",
          "thing.sigstore.json",
          "thing");
      List<String> verify =
          List.of(
              "verify-blob",
              "--key",
              "cosign.pub",
              "--bundle",
              "thing.sigstore.json",
              "--trusted-root",
              "no-root.json",
              "--insecure-ignore-tlog=true",
              "thing");
      String verified = cosign.succeed(verify.toArray(String[]::new));
      ProofCheck.that(verified.contains("Verified OK"), "cosign says `" + verified + "`");

      Files.writeString(thing, "signed as it was\n");
      Answer refused = cosign.run(verify);
      ProofCheck.that(refused.code() != 0, "a file that was tampered with is verified");
      ProofCheck.that(
          refused.said().contains("invalid signature"), "cosign says `" + refused.said() + "`");
      return "Verified OK; after a change of the file: invalid signature";
    } finally {
      delete(folder);
    }
  }

  private record Answer(int code, String said) {}

  /** The program, in a folder that is its home too. */
  private record Cosign(Path program, Path folder, String password) {

    Cosign(Path program, Path folder) {
      this(program, folder, UUID.randomUUID().toString());
    }

    String succeed(String... words) throws Exception {
      Answer answer = run(List.of(words));
      ProofCheck.that(
          answer.code() == 0,
          "cosign " + words[0] + " ends with " + answer.code() + ": " + answer.said());
      return answer.said();
    }

    Answer run(List<String> words) throws Exception {
      List<String> command = new ArrayList<>(List.of(program.toString()));
      command.addAll(words);
      Path said = folder.resolve("said");
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectInput(Path.of("/dev/null").toFile())
              .redirectOutput(said.toFile());
      builder.environment().put("HOME", folder.toString());
      builder.environment().put("COSIGN_PASSWORD", password);
      Process process = builder.start();
      if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
        throw new IllegalStateException("cosign did not end in " + LIMIT_SECONDS + " s");
      }
      return new Answer(process.exitValue(), Files.readString(said).strip());
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> inside = Files.walk(folder)) {
      for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
