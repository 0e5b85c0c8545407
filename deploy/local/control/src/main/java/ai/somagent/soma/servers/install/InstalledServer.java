package ai.somagent.soma.servers.install;

import ai.somagent.soma.servers.catalogue.ServerRecipe;
import java.nio.file.Path;

/**
 * A recipe that is completely in place.
 *
 * @param recipe what was installed
 * @param home its folder; read only from here on
 * @param foundVersion the version the installed thing itself gives, when the recipe pins a major
 *     only; else the recipe's
 * @param installMillis how long it took, milliseconds
 */
public record InstalledServer(
    ServerRecipe recipe, Path home, String foundVersion, long installMillis) {}
