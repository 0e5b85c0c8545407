package ai.somagent.soma.servers.proofs;

import ai.somagent.soma.servers.instance.RunningServer;
import ai.somagent.soma.servers.proof.Proof;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** PostgreSQL through its JDBC driver. Leaves no table behind. */
public final class PostgresqlProof implements Proof {

  private static final String WRONG_PASSWORD = "28P01";

  @Override
  public String server() {
    return "postgresql";
  }

  @Override
  public String action() {
    return "refuse a wrong password, roll a row back, commit a row and read it over a second"
        + " connection";
  }

  @Override
  public String prove(RunningServer server) throws SQLException {
    refuseWrongPassword(server);
    String table = "soma_proof_" + ProcessHandle.current().pid();
    try (Connection writer = connect(server, server.env("SOMA_POSTGRESQL_PASSWORD"));
        Connection reader = connect(server, server.env("SOMA_POSTGRESQL_PASSWORD"))) {
      execute(writer, "drop table if exists " + table);
      execute(writer, "create table " + table + " (name text primary key)");
      try {
        writer.setAutoCommit(false);
        execute(writer, "insert into " + table + " values ('rolled back')");
        writer.rollback();
        execute(writer, "insert into " + table + " values ('committed')");
        ProofCheck.same(
            "rows before the commit", "0", ask(reader, "select count(*) from " + table));
        writer.commit();
        ProofCheck.same("the row", "committed", ask(reader, "select name from " + table));
        ProofCheck.same("fsync", "on", ask(reader, "show fsync"));
      } finally {
        writer.setAutoCommit(true);
        execute(writer, "drop table " + table);
      }
      return "PostgreSQL " + ask(reader, "show server_version") + ", one row of two committed";
    }
  }

  private static void refuseWrongPassword(RunningServer server) throws SQLException {
    try (Connection opened = connect(server, "wrong")) {
      throw new IllegalStateException("let a wrong password in: " + opened);
    } catch (SQLException refused) {
      if (!WRONG_PASSWORD.equals(refused.getSQLState())) {
        throw refused;
      }
    }
  }

  private static Connection connect(RunningServer server, String password) throws SQLException {
    return DriverManager.getConnection(
        server.env("SOMA_POSTGRESQL_URL"), server.env("SOMA_POSTGRESQL_USER"), password);
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String ask(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery(sql)) {
      ProofCheck.same("`" + sql + "` has a row", true, answer.next());
      return answer.getString(1);
    }
  }
}
