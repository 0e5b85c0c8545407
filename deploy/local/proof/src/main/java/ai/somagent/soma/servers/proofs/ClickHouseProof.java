package ai.somagent.soma.servers.proofs;

import ai.somagent.soma.servers.instance.RunningServer;
import ai.somagent.soma.servers.proof.Proof;

/** ClickHouse through its HTTP interface: today's drivers speak to later servers only. */
public final class ClickHouseProof implements Proof {

  @Override
  public String server() {
    return "clickhouse";
  }

  @Override
  public String action() {
    return "refuse a wrong password, insert 100,000 rows into a MergeTree table, aggregate them";
  }

  @Override
  public String prove(RunningServer server) throws Exception {
    String table = "soma_proof_" + ProcessHandle.current().pid();
    String user = server.env("SOMA_CLICKHOUSE_USER");
    String url = server.env("SOMA_CLICKHOUSE_URL");
    try (JsonOverHttp wrong = JsonOverHttp.withPassword(url, user, "wrong");
        JsonOverHttp sql =
            JsonOverHttp.withPassword(url, user, server.env("SOMA_CLICKHOUSE_PASSWORD"))) {
      int refused = wrong.status("POST", "/", "select 1");
      ProofCheck.that(refused / 100 != 2, "a wrong password was let in");
      sql.sendForText(
          "POST",
          "/",
          "create table "
              + table
              + " (day Date, number UInt32) engine = MergeTree order by number");
      try {
        sql.sendForText(
            "POST", "/", "insert into " + table + " select today(), number from numbers(100000)");
        String sums =
            sql.sendForText("POST", "/", "select count(), sum(number), max(number) from " + table);
        ProofCheck.same("the sums", "100000\t4999950000\t99999", sums.strip());
      } finally {
        sql.sendForText("POST", "/", "drop table " + table);
      }
      return "ClickHouse "
          + sql.sendForText("POST", "/", "select version()").strip()
          + ", 100000 rows counted and summed";
    }
  }
}
