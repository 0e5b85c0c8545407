package ai.somagent.soma.servers.proofs;

import ai.somagent.soma.servers.instance.RunningServer;
import ai.somagent.soma.servers.proof.Proof;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.params.SetParams;
import redis.clients.jedis.params.XReadGroupParams;
import redis.clients.jedis.resps.StreamEntry;

/** Redis through Jedis. Leaves no key behind. */
public final class RedisProof implements Proof {

  private static final int ENTRIES = 100;

  @Override
  public String server() {
    return "redis";
  }

  @Override
  public String action() {
    return "refuse a wrong password, set and get, let a key expire, add 100 stream entries and"
        + " read and acknowledge them as a group";
  }

  @Override
  public String prove(RunningServer server) throws Exception {
    refuseWrongPassword(server);
    String key = "soma:proof:" + UUID.randomUUID();
    try (RedisClient redis = connect(server, server.env("SOMA_REDIS_PASSWORD"))) {
      try {
        redis.set(key, "grüezi");
        ProofCheck.same("the value", "grüezi", redis.get(key));
        redis.set(key, "short", SetParams.setParams().px(20));
        Eventually.holds("the end of a key's 20 ms", () -> !redis.exists(key));
        int read = throughStream(redis, key);
        return read + " stream entries read and acknowledged, one key expired";
      } finally {
        redis.del(key);
      }
    }
  }

  private static int throughStream(RedisClient redis, String key) {
    for (int i = 0; i < ENTRIES; i++) {
      redis.xadd(key, StreamEntryID.NEW_ENTRY, Map.of("number", Integer.toString(i)));
    }
    redis.xgroupCreate(key, "readers", new StreamEntryID(), false);
    List<StreamEntry> entries =
        redis
            .xreadGroup(
                "readers",
                "first",
                XReadGroupParams.xReadGroupParams().count(ENTRIES),
                Map.of(key, StreamEntryID.XREADGROUP_UNDELIVERED_ENTRY))
            .getFirst()
            .getValue();
    for (int i = 0; i < ENTRIES; i++) {
      ProofCheck.same(
          "entry " + i, Map.of("number", Integer.toString(i)), entries.get(i).getFields());
    }
    StreamEntryID[] ids = entries.stream().map(StreamEntry::getID).toArray(StreamEntryID[]::new);
    ProofCheck.same("acknowledged entries", (long) ENTRIES, redis.xack(key, "readers", ids));
    ProofCheck.same("entries still pending", 0L, redis.xpending(key, "readers").getTotal());
    return entries.size();
  }

  private static void refuseWrongPassword(RunningServer server) {
    try (RedisClient redis = connect(server, "wrong")) {
      redis.ping();
    } catch (JedisException refused) {
      ProofCheck.that(
          String.valueOf(refused.getMessage()).contains("WRONGPASS"),
          "a wrong password is answered `" + refused.getMessage() + "`");
      return;
    }
    throw new IllegalStateException("a wrong password was let in");
  }

  private static RedisClient connect(RunningServer server, String password) {
    return RedisClient.builder()
        .hostAndPort(server.env("SOMA_REDIS_HOST"), Integer.parseInt(server.env("SOMA_REDIS_PORT")))
        .clientConfig(DefaultJedisClientConfig.builder().password(password).build())
        .build();
  }
}
