package ai.somagent.soma.servers.instance;

import ai.somagent.soma.servers.process.ProcessIdentity;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is written down about one instance: {@code instance.json}.
 *
 * @param format {@code soma.server-instance/1}
 * @param server name of the recipe
 * @param version its pinned version
 * @param ports by name; kept for the life of the instance's data
 * @param secret 32 hexadecimal digits, this instance's password
 * @param prepared whether the data is complete; data that is not is thrown away
 * @param process its first process, or null when it was stopped
 * @param startMillis from the start of the process to the first healthy answer, milliseconds
 */
record InstanceRecord(
    String format,
    String server,
    String version,
    Map<String, Integer> ports,
    String secret,
    boolean prepared,
    @Nullable ProcessIdentity process,
    long startMillis) {

  static final String FORMAT = "soma.server-instance/1";

  /** Whether all of it is there; a file that was read may lack anything. */
  @SuppressWarnings("ConstantConditions")
  boolean isComplete() {
    return FORMAT.equals(format)
        && server != null
        && version != null
        && ports != null
        && ports.values().stream().allMatch(port -> port != null && port > 0 && port < 65_536)
        && secret != null
        && (process == null || process.bootId() != null);
  }

  InstanceRecord withProcess(@Nullable ProcessIdentity started) {
    return new InstanceRecord(
        format, server, version, ports, secret, prepared, started, startMillis);
  }

  InstanceRecord withHealth(long millis) {
    return new InstanceRecord(format, server, version, ports, secret, true, process, millis);
  }
}
