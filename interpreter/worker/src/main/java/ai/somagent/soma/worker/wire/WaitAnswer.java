package ai.somagent.soma.worker.wire;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a run waits for, inside {@link WhereAnswer}.
 *
 * @param kind {@code call}, {@code sleep}, {@code signal} or {@code condition}; later versions may
 *     have more
 * @param key node and turns of the loops around it
 * @param what the tool and action, the signal, or the condition; for a sleep nothing
 * @param name the author's name for what comes of it, or null
 * @param since RFC 3339, the event at which the wait began
 * @param until RFC 3339, when it ends by itself, or null
 * @param stopping whether its end was asked for
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record WaitAnswer(
    String kind,
    String key,
    String node,
    String what,
    @Nullable String name,
    String since,
    @Nullable String until,
    boolean stopping) {}
