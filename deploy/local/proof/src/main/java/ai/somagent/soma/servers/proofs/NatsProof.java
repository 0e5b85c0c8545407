package ai.somagent.soma.servers.proofs;

import ai.somagent.soma.servers.instance.RunningServer;
import ai.somagent.soma.servers.proof.Proof;
import io.nats.client.Connection;
import io.nats.client.JetStream;
import io.nats.client.JetStreamManagement;
import io.nats.client.JetStreamSubscription;
import io.nats.client.KeyValue;
import io.nats.client.KeyValueManagement;
import io.nats.client.Message;
import io.nats.client.Nats;
import io.nats.client.Options;
import io.nats.client.PublishOptions;
import io.nats.client.PullSubscribeOptions;
import io.nats.client.api.KeyValueConfiguration;
import io.nats.client.api.PublishAck;
import io.nats.client.api.StorageType;
import io.nats.client.api.StreamConfiguration;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A stream, a durable consumer and a key-value bucket, with NATS' own Java client. */
public final class NatsProof implements Proof {

  private static final int MESSAGES = 200;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @Override
  public String server() {
    return "nats";
  }

  @Override
  public String action() {
    return "200 acknowledged publishes, a duplicate dropped, durable consumer, key-value bucket";
  }

  @Override
  public String prove(RunningServer server) throws Exception {
    Options options =
        Options.builder()
            .server(server.env("SOMA_NATS_URL"))
            .userInfo(server.env("SOMA_NATS_USER"), server.env("SOMA_NATS_PASSWORD"))
            .connectionTimeout(PATIENCE)
            .build();
    String name = "proof_" + UUID.randomUUID().toString().replace("-", "");
    try (Connection connection = Nats.connect(options)) {
      JetStreamManagement management = connection.jetStreamManagement();
      management.addStream(
          StreamConfiguration.builder()
              .name(name)
              .subjects(name + ".>")
              .storageType(StorageType.File)
              .build());
      try {
        publish(connection.jetStream(), name + ".things");
        ProofCheck.same(
            "the number of kept messages",
            (long) MESSAGES,
            management.getStreamInfo(name).getStreamState().getMsgCount());
        consume(connection.jetStream(), name + ".things");
      } finally {
        management.deleteStream(name);
      }
      long revision = keepValue(connection, name);
      return MESSAGES + " messages kept once and consumed in order, value at revision " + revision;
    }
  }

  private static void publish(JetStream stream, String subject) throws Exception {
    for (int at = 0; at < MESSAGES; at++) {
      PublishAck ack = publish(stream, subject, at);
      ProofCheck.that(!ack.isDuplicate(), "message " + at + " was taken for a duplicate");
    }
    ProofCheck.that(publish(stream, subject, 0).isDuplicate(), "a second message 0 was kept");
  }

  private static PublishAck publish(JetStream stream, String subject, int at) throws Exception {
    return stream.publish(
        subject,
        ("message " + at).getBytes(StandardCharsets.UTF_8),
        PublishOptions.builder().messageId("id-" + at).build());
  }

  private static void consume(JetStream stream, String subject) throws Exception {
    PullSubscribeOptions durable = PullSubscribeOptions.builder().durable("reader").build();
    List<String> expected = new ArrayList<>();
    List<String> read = new ArrayList<>();
    for (int half = 0; half < 2; half++) {
      // The second subscription must go on where the first one ended.
      JetStreamSubscription subscription = stream.subscribe(subject, durable);
      for (Message message : subscription.fetch(MESSAGES / 2, PATIENCE)) {
        read.add(new String(message.getData(), StandardCharsets.UTF_8));
        message.ackSync(PATIENCE);
      }
      subscription.unsubscribe();
    }
    for (int at = 0; at < MESSAGES; at++) {
      expected.add("message " + at);
    }
    ProofCheck.same("what was consumed", expected, read);
  }

  private static long keepValue(Connection connection, String bucket) throws Exception {
    KeyValueManagement management = connection.keyValueManagement();
    management.create(KeyValueConfiguration.builder().name(bucket).build());
    try {
      KeyValue values = connection.keyValue(bucket);
      values.put("key", "one");
      values.put("key", "two");
      ProofCheck.same("the value", "two", values.get("key").getValueAsString());
      return values.get("key").getRevision();
    } finally {
      management.delete(bucket);
    }
  }
}
