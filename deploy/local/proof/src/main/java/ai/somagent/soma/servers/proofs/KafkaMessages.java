package ai.somagent.soma.servers.proofs;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * One topic's messages. Lists are in a message's number's order, after a check that each partition
 * kept its own.
 *
 * @param address where the broker is
 * @param topic has no other writers
 */
record KafkaMessages(String address, String topic) {

  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final Duration POLL = Duration.ofMillis(100);

  /** The group's name on the server. */
  String named(String group) {
    return topic + "-" + group;
  }

  /** Returns when the broker has acknowledged every one; spread over the partitions by key. */
  List<String> publish(int count) throws Exception {
    try (KafkaProducer<String, String> producer = producer(Map.of())) {
      return send(producer, "m", count);
    }
  }

  List<String> publishInTransaction(int count, boolean commit) throws Exception {
    String id = topic + "-" + UUID.randomUUID();
    try (KafkaProducer<String, String> producer =
        producer(Map.of(ProducerConfig.TRANSACTIONAL_ID_CONFIG, id))) {
      producer.initTransactions();
      producer.beginTransaction();
      List<String> sent = send(producer, commit ? "kept" : "aborted", count);
      if (commit) {
        producer.commitTransaction();
      } else {
        producer.abortTransaction();
      }
      return sent;
    }
  }

  private List<String> send(KafkaProducer<String, String> producer, String prefix, int count)
      throws Exception {
    List<String> values = new ArrayList<>();
    List<Future<RecordMetadata>> acknowledged = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String value = "%s-%05d".formatted(prefix, i);
      values.add(value);
      acknowledged.add(producer.send(new ProducerRecord<>(topic, value, value)));
    }
    for (Future<RecordMetadata> one : acknowledged) {
      one.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
    }
    return values;
  }

  /** Reads what the group was not given yet, to the end and at least that many; commits. */
  List<String> readAsGroup(String group, int count) {
    List<ConsumerRecord<String, String>> records = new ArrayList<>();
    try (KafkaConsumer<String, String> consumer = consumer(named(group))) {
      consumer.subscribe(List.of(topic));
      long end = System.nanoTime() + LIMIT.toNanos();
      while (records.size() < count || !isAtEnd(consumer)) {
        ProofCheck.that(System.nanoTime() < end, records.size() + " of " + count + " were read");
        consumer.poll(POLL).forEach(records::add);
      }
      consumer.commitSync(LIMIT);
    }
    requireOrder(records);
    return records.stream().map(ConsumerRecord::value).sorted().toList();
  }

  private static boolean isAtEnd(KafkaConsumer<String, String> consumer) {
    Set<TopicPartition> assigned = consumer.assignment();
    return !assigned.isEmpty()
        && consumer.endOffsets(assigned).entrySet().stream()
            .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
  }

  private static void requireOrder(List<ConsumerRecord<String, String>> records) {
    List<String> asRead = new ArrayList<>();
    records.stream()
        .sorted(Comparator.comparingInt(ConsumerRecord::partition))
        .forEach(record -> asRead.add(record.partition() + " " + record.value()));
    ProofCheck.same("the order within partitions", asRead.stream().sorted().toList(), asRead);
  }

  private KafkaProducer<String, String> producer(Map<String, Object> more) {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, address);
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.putAll(more);
    return new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
  }

  private KafkaConsumer<String, String> consumer(String group) {
    Map<String, Object> settings =
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            address,
            ConsumerConfig.GROUP_ID_CONFIG,
            group,
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
            "earliest",
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            false,
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            "read_committed");
    return new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
  }
}
