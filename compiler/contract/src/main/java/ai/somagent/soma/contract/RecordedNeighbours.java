package ai.somagent.soma.contract;

import ai.somagent.soma.contract.document.Neighbours;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;

/** Remembers which files a contract refers to, by name and digest. Not thread-safe. */
final class RecordedNeighbours implements Neighbours {
  private static final String ABSENT = "absent";

  private final Neighbours source;
  private final SortedMap<String, String> digests = new TreeMap<>();

  RecordedNeighbours(Neighbours source) {
    this.source = source;
  }

  @Override
  public Neighbour read(String file) {
    Neighbour found = source.read(file);
    digests.put(file, digest(found));
    return found;
  }

  /** Whether every file still is what it was. */
  boolean isStill(Neighbours now) {
    for (var entry : digests.entrySet()) {
      if (!digest(now.read(entry.getKey())).equals(entry.getValue())) {
        return false;
      }
    }
    return true;
  }

  /** What pins a contract: its bytes, and those of all files that it refers to. */
  String pin(byte[] contract) {
    String own = ContractDigest.of(contract);
    if (digests.isEmpty()) {
      return own;
    }
    StringBuilder all = new StringBuilder(own).append('\n');
    digests.forEach((file, digest) -> all.append(file).append(' ').append(digest).append('\n'));
    return ContractDigest.of(all.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static String digest(Neighbour found) {
    byte[] bytes = found.bytes();
    return bytes == null ? ABSENT : ContractDigest.of(bytes);
  }
}
