package ai.somagent.soma.servers.fault;

import ai.somagent.soma.servers.catalogue.Obtain;
import ai.somagent.soma.servers.instance.RunningServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** PostgreSQL's own client. */
record Psql(RunningServer server) {

  /**
   * @param code 0 when it worked
   * @param said rows, or what went wrong
   */
  record Answer(int code, String said) {}

  Answer ask(String sql) throws IOException, InterruptedException {
    Obtain.FromDebian debian = (Obtain.FromDebian) server.recipe().obtain();
    ProcessBuilder builder =
        new ProcessBuilder(
            List.of(
                Path.of(debian.binaries().get("postgres")).resolveSibling("psql").toString(),
                "-XAtq",
                "-v",
                "ON_ERROR_STOP=1",
                "-c",
                sql));
    builder.environment().put("PGHOST", "127.0.0.1");
    builder.environment().put("PGPORT", "" + server.port("sql"));
    builder.environment().put("PGUSER", "soma");
    builder.environment().put("PGDATABASE", "postgres");
    builder.environment().put("PGPASSWORD", server.secret());
    builder.environment().put("PGCONNECT_TIMEOUT", "2");
    Process psql = builder.redirectErrorStream(true).start();
    if (!psql.waitFor(20, TimeUnit.SECONDS)) {
      psql.destroyForcibly();
      return new Answer(124, "no answer");
    }
    String said = new String(psql.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Answer(psql.exitValue(), said.strip());
  }
}
