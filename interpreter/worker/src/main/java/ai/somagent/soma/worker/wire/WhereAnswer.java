package ai.somagent.soma.worker.wire;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The answer of a run to the query {@code soma.where}: what it waits for, without any value of the
 * program.
 *
 * @param format {@value #FORMAT}; fields are only added
 * @param program digest of what runs
 * @param calls calls made so far
 * @param waits what it waits for, in the order of its lines of execution
 * @param queued by signal, how many nothing has taken yet
 * @param stopping why everything is being stopped, or null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record WhereAnswer(
    String format,
    String program,
    long calls,
    List<WaitAnswer> waits,
    Map<String, Integer> queued,
    @Nullable String stopping) {
  /** The form's name and version. */
  public static final String FORMAT = "soma.where/1";
}
