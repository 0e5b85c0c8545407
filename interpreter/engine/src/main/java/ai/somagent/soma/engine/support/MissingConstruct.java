package ai.somagent.soma.engine.support;

import org.jspecify.annotations.Nullable;

/**
 * Something that a program uses and this version of the machine does not run.
 *
 * @param construct its word in source, for example {@code race}
 * @param node the node that uses it, or null for a member of the capsule
 */
public record MissingConstruct(String construct, @Nullable String node) {}
