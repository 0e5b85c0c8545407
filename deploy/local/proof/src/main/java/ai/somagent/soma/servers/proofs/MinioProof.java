package ai.somagent.soma.servers.proofs;

import ai.somagent.soma.servers.instance.RunningServer;
import ai.somagent.soma.servers.proof.Proof;
import io.minio.GetObjectArgs;
import io.minio.GetObjectResponse;
import io.minio.GetPresignedObjectUrlArgs;
import io.minio.Http;
import io.minio.ListObjectsArgs;
import io.minio.MakeBucketArgs;
import io.minio.MinioClient;
import io.minio.PutObjectArgs;
import io.minio.RemoveBucketArgs;
import io.minio.RemoveObjectArgs;
import io.minio.Result;
import io.minio.SetBucketVersioningArgs;
import io.minio.messages.Item;
import io.minio.messages.VersioningConfiguration;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Objects, versions and signed addresses, with MinIO's own Java client. */
public final class MinioProof implements Proof {

  private static final int SIZE = 100_000;
  private static final String KEY = "folder/thing";

  @Override
  public String server() {
    return "minio";
  }

  @Override
  public String action() {
    return "put and get 100 kB, list the bucket, get an older version, get by a presigned URL";
  }

  @Override
  public String prove(RunningServer server) throws Exception {
    String bucket = "proof-" + UUID.randomUUID();
    try (MinioClient minio =
        MinioClient.builder()
            .endpoint(server.env("SOMA_MINIO_URL"))
            .credentials(server.env("SOMA_MINIO_ACCESS_KEY"), server.env("SOMA_MINIO_SECRET_KEY"))
            .build()) {
      minio.makeBucket(MakeBucketArgs.builder().bucket(bucket).build());
      try {
        return prove(minio, bucket);
      } finally {
        remove(minio, bucket);
      }
    }
  }

  private static String prove(MinioClient minio, String bucket) throws Exception {
    VersioningConfiguration on =
        new VersioningConfiguration(VersioningConfiguration.Status.ENABLED, null, List.of(), false);
    minio.setBucketVersioning(SetBucketVersioningArgs.builder().bucket(bucket).config(on).build());
    byte[] first = new byte[SIZE];
    new Random(1).nextBytes(first);
    String version = put(minio, bucket, first);
    ProofCheck.that(Arrays.equals(first, get(minio, bucket, null)), "other bytes came back");

    byte[] second = {1, 2, 3};
    put(minio, bucket, second);
    ProofCheck.that(
        Arrays.equals(second, get(minio, bucket, null)), "the newest version is not the last put");
    ProofCheck.that(
        Arrays.equals(first, get(minio, bucket, version)), "the first version is not what was put");
    List<Item> versions = list(minio, bucket, true);
    ProofCheck.same("the number of versions", 2, versions.size());
    List<Item> listed = list(minio, bucket, false);
    ProofCheck.same("the list", List.of(KEY), listed.stream().map(Item::objectName).toList());

    String signed = presign(minio, bucket);
    ProofCheck.that(
        Arrays.equals(second, fetch(signed, 200)), "the presigned URL gives other bytes");
    fetch(signed.replaceAll("X-Amz-Signature=.{8}", "X-Amz-Signature=00000000"), 403);
    return SIZE + " bytes the same, 1 object listed with 2 versions, presigned URL answers";
  }

  private static String put(MinioClient minio, String bucket, byte[] bytes) throws Exception {
    return minio
        .putObject(
            PutObjectArgs.builder().bucket(bucket).object(KEY).data(bytes, bytes.length).build())
        .versionId();
  }

  private static byte[] get(MinioClient minio, String bucket, @Nullable String version)
      throws Exception {
    GetObjectArgs.Builder wanted = GetObjectArgs.builder().bucket(bucket).object(KEY);
    if (version != null) {
      wanted.versionId(version);
    }
    try (GetObjectResponse answer = minio.getObject(wanted.build())) {
      return answer.readAllBytes();
    }
  }

  private static List<Item> list(MinioClient minio, String bucket, boolean versions)
      throws Exception {
    List<Item> items = new ArrayList<>();
    for (Result<Item> item :
        minio.listObjects(
            ListObjectsArgs.builder()
                .bucket(bucket)
                .recursive(true)
                .includeVersions(versions)
                .build())) {
      items.add(item.get());
    }
    return items;
  }

  private static String presign(MinioClient minio, String bucket) throws Exception {
    return minio.getPresignedObjectUrl(
        GetPresignedObjectUrlArgs.builder()
            .method(Http.Method.GET)
            .bucket(bucket)
            .object(KEY)
            .expiry(1, TimeUnit.MINUTES)
            .build());
  }

  private static byte[] fetch(String url, int status) throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<byte[]> answer =
          http.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofByteArray());
      ProofCheck.same("the presigned URL's answer", status, answer.statusCode());
      return answer.body();
    }
  }

  private static void remove(MinioClient minio, String bucket) throws Exception {
    for (Item item : list(minio, bucket, true)) {
      minio.removeObject(
          RemoveObjectArgs.builder()
              .bucket(bucket)
              .object(item.objectName())
              .versionId(item.versionId())
              .build());
    }
    minio.removeBucket(RemoveBucketArgs.builder().bucket(bucket).build());
  }
}
