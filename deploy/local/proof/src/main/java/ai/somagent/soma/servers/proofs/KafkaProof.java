package ai.somagent.soma.servers.proofs;

import ai.somagent.soma.servers.instance.RunningServer;
import ai.somagent.soma.servers.proof.Proof;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** Messages in order, a group's offsets, and a transaction, with Kafka's own Java client. */
public final class KafkaProof implements Proof {

  private static final int MESSAGES = 1000;
  private static final int PARTITIONS = 3;
  private static final int IN_TRANSACTION = 10;
  private static final int LIMIT_SECONDS = 30;

  @Override
  public String server() {
    return "kafka";
  }

  @Override
  public String action() {
    return "publish 1000 acknowledged, read them as a group, commit; a transaction and an abort";
  }

  @Override
  public String prove(RunningServer server) throws Exception {
    String address = server.env("SOMA_KAFKA_BOOTSTRAP");
    String topic = "proof-" + UUID.randomUUID();
    try (Admin admin =
        Admin.create(Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, address))) {
      admin
          .createTopics(List.of(new NewTopic(topic, PARTITIONS, (short) 1)))
          .all()
          .get(LIMIT_SECONDS, TimeUnit.SECONDS);
      try {
        return prove(admin, new KafkaMessages(address, topic));
      } finally {
        admin.deleteTopics(Set.of(topic)).all().get(LIMIT_SECONDS, TimeUnit.SECONDS);
      }
    }
  }

  private static String prove(Admin admin, KafkaMessages messages) throws Exception {
    List<String> published = messages.publish(MESSAGES);
    List<String> read = messages.readAsGroup("readers", MESSAGES);
    ProofCheck.same("what the group read", published, read);
    ProofCheck.same("the group's offsets", (long) MESSAGES, committed(admin, messages, "readers"));
    ProofCheck.same("what the group is given again", List.of(), messages.readAsGroup("readers", 0));

    List<String> kept = messages.publishInTransaction(IN_TRANSACTION, true);
    messages.publishInTransaction(IN_TRANSACTION, false);
    List<String> seen = messages.readAsGroup("readers", IN_TRANSACTION);
    ProofCheck.same("what was committed in a transaction", kept, seen);
    return "%d read in order from %d partitions, offsets kept; %d of a transaction, 0 aborted"
        .formatted(read.size(), PARTITIONS, seen.size());
  }

  private static long committed(Admin admin, KafkaMessages messages, String group)
      throws Exception {
    return admin
        .listConsumerGroupOffsets(messages.named(group))
        .partitionsToOffsetAndMetadata()
        .get(LIMIT_SECONDS, TimeUnit.SECONDS)
        .values()
        .stream()
        .mapToLong(offset -> offset.offset())
        .sum();
  }
}
