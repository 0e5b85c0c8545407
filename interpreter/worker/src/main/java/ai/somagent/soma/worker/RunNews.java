package ai.somagent.soma.worker;

import ai.somagent.soma.ir.SourceMap;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A change of a run, for people who follow it.
 *
 * @param word what happened: {@code begun}, {@code call}, {@code retrying}, {@code done}, {@code
 *     failed}, {@code cancelled}, {@code timer}, {@code fired}, {@code signal}, {@code update},
 *     {@code stopping}, {@code ended}
 * @param what to what
 * @param detail how, or empty
 * @param place where that stands in its source, or null when it stands nowhere or that is unknown
 */
public record RunNews(
    Instant at, String word, String what, String detail, SourceMap.@Nullable Place place) {}
