/**
 * The data file: which servers there are, how each is obtained, started, asked for its health and
 * described. In: JSON. Out: {@link ai.somagent.soma.servers.catalogue.ServerRecipe}. Must not know
 * folders, processes or the network.
 */
@NullMarked
package ai.somagent.soma.servers.catalogue;

import org.jspecify.annotations.NullMarked;
