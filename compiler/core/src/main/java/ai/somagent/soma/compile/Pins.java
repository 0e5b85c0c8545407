package ai.somagent.soma.compile;

import ai.somagent.soma.bind.BoundDeclaration;
import ai.somagent.soma.bind.BoundFile;
import ai.somagent.soma.bind.BoundModule;
import ai.somagent.soma.bind.BoundModule.ContractFile;
import ai.somagent.soma.compile.LockFile.Pin;
import ai.somagent.soma.source.SourceText;
import ai.somagent.soma.syntax.CapsuleSyntax;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** What modules and contracts are pinned by. */
final class Pins {
  private Pins() {}

  static String key(ContractFile contract) {
    return contract.kind() + " " + contract.file();
  }

  static Pin of(BoundModule module) {
    return new Pin(module.version(), digest(module));
  }

  static Map<String, Pin> capsules(BoundModule module) {
    Map<String, Pin> capsules = new TreeMap<>();
    for (BoundDeclaration declaration : module.declarations().values()) {
      if (declaration.syntax() instanceof CapsuleSyntax capsule) {
        String name = module.name() + "." + declaration.name().text();
        capsules.put(name, new Pin(capsule.version().constantText(), digest(module)));
      }
    }
    return capsules;
  }

  /** Of all texts, each with its length before it, so that nothing can move between two of them. */
  private static String digest(BoundModule module) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (BoundFile file : module.files()) {
        SourceText source = file.parsed().source();
        byte[] bytes = source.text().getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + "\n").getBytes(StandardCharsets.US_ASCII));
        digest.update(bytes);
      }
      return "sha256:" + HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
