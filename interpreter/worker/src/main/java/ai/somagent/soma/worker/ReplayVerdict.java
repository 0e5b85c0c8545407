package ai.somagent.soma.worker;

import org.jspecify.annotations.Nullable;

/**
 * Whether this version does to a recorded run what was done to it.
 *
 * @param deterministic whether every command is the same
 * @param difference the first that is not, in one sentence, or null
 */
public record ReplayVerdict(boolean deterministic, @Nullable String difference) {}
