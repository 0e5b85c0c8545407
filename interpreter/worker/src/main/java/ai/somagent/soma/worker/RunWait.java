package ai.somagent.soma.worker;

import ai.somagent.soma.ir.SourceMap;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a run waits for.
 *
 * @param key node and turns of the loops around it; unique in the run
 * @param what the tool and action, the signal, the condition; empty for a point in time
 * @param name the author's name for what comes of it, or null
 * @param place where it stands in its source, or null when no source map is at hand
 * @param until when the wait ends by itself, or null
 * @param attempts of a call, from 1; 0 for everything else
 * @param failure why the last attempt of a call failed, or null
 * @param stopping whether its end was asked for
 */
public record RunWait(
    WaitKind kind,
    String key,
    String what,
    @Nullable String name,
    SourceMap.@Nullable Place place,
    Instant since,
    @Nullable Instant until,
    int attempts,
    @Nullable StepFailure failure,
    boolean stopping) {}
