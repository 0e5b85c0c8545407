package ai.somagent.soma.servers.catalogue;

import java.util.List;
import java.util.Map;

/**
 * One entry of the data file. Texts may hold variables. Everywhere: {@code ${home}}, the installed
 * folder, {@code ${java}}, and {@code ${bin.NAME}}, a program of the Debian package. During the
 * install: {@code ${work}}. In an instance: its folders {@code ${instance}} and {@code ${data}},
 * its {@code ${secret}} and {@code ${port.NAME}}, and of each server it requires {@code
 * ${SERVER.port.NAME}} and {@code ${SERVER.env.NAME}}.
 *
 * @param name key of the entry: lower-case letters, digits and hyphens
 * @param title the product's own name
 * @param version pinned version as people write it
 * @param licence SPDX identifier
 * @param obtain where it comes from
 * @param optIn left out of the default set; must be asked for by name
 * @param tool a program to call, nothing to start
 * @param packager who publishes the package when that is not the project itself, else empty
 * @param requires servers started first in the same session
 * @param user system user it runs as when we are root, else empty
 * @param ports default ports by name
 * @param files templates expanded into the instance's folder: file name to template path
 * @param homeFiles templates expanded into the installed folder
 * @param finishInstall commands run once, in the installed folder where it stays. When we are root
 *     and there is a {@code user}, they run as that user in {@code ${work}}, an empty folder of its
 *     own. What lies in {@code ${work}} at the end is copied into the installed folder, owners kept
 * @param prepare commands run before the first start on new data
 * @param environment environment of the server's process
 * @param start the server's command line; empty for a tool
 * @param after commands run once the server is healthy on new data
 * @param health how it is asked whether it is well; a tool has none
 * @param startLimitSeconds after this long without health a start has failed, seconds
 * @param stopSignal signal that ends it in an orderly way, without {@code SIG}
 * @param memoryMb resident memory seen after a small action, MiB
 * @param env what users of the server need, as environment variables
 * @param client client library and version it was verified with
 * @param versionCommand prints the version really there, when the recipe pins a major only
 * @param note what a person must know
 */
public record ServerRecipe(
    String name,
    String title,
    String version,
    String licence,
    Obtain obtain,
    boolean optIn,
    boolean tool,
    String packager,
    List<String> requires,
    String user,
    Map<String, Integer> ports,
    Map<String, String> files,
    Map<String, String> homeFiles,
    List<List<String>> finishInstall,
    List<List<String>> prepare,
    Map<String, String> environment,
    List<String> start,
    List<List<String>> after,
    HealthCheck health,
    int startLimitSeconds,
    String stopSignal,
    int memoryMb,
    Map<String, String> env,
    String client,
    List<String> versionCommand,
    String note) {

  /** Folder name of the installed recipe: a new version is a new folder. */
  public String folderName() {
    return name + "-" + version;
  }
}
