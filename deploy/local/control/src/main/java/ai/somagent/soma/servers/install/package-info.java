/**
 * Obtaining a recipe: built, downloaded or asked of the system, checked against what is pinned, and
 * put in place by one rename. In: a recipe. Out: an installed folder. Must not know running
 * servers.
 */
@NullMarked
package ai.somagent.soma.servers.install;

import org.jspecify.annotations.NullMarked;
