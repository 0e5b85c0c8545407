/**
 * Where things are kept: the cache of installed recipes, the folders of running servers, and how
 * processes share them: locks, records, logs. In: the environment. Out: checked folders. Must not
 * know recipes' contents or processes.
 */
@NullMarked
package ai.somagent.soma.servers.place;

import org.jspecify.annotations.NullMarked;
