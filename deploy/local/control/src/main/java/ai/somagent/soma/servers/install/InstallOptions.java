package ai.somagent.soma.servers.install;

/**
 * What a person allows an install to do.
 *
 * @param allowSystem Debian packages may be installed into the system; with {@code CI=true} in the
 *     environment they may be without this too
 */
public record InstallOptions(boolean allowSystem) {}
