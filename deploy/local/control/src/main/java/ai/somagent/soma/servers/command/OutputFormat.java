package ai.somagent.soma.servers.command;

/** How a table is printed; named as it is typed. */
@SuppressWarnings("checkstyle:ConstantName")
enum OutputFormat {
  text,
  json
}
