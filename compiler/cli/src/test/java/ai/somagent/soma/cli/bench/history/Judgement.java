package ai.somagent.soma.cli.bench.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The types of {@code somagent.marketplace} and {@code marketplace}, as Java would have them. */
public final class Judgement {
  private Judgement() {}

  public enum Severity {
    low,
    medium,
    high,
    critical
  }

  public enum Check {
    opening,
    manifest,
    digests,
    credentials,
    compilation
  }

  public record PathRequest(String path) {}

  public record BundleRequest(BundleRef bundle) {}

  public record BundleRef(String path, String digest) {}

  public record Bundle(BundleRef ref, long size, long files, long unpacked) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Finding(Severity severity, String rule, @Nullable String place, String detail) {}

  public record Manifest(
      String name,
      String version,
      String description,
      String owner,
      String license,
      List<String> entry,
      String digest) {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Valid.class, name = "valid"),
    @JsonSubTypes.Type(value = Invalid.class, name = "invalid")
  })
  public sealed interface ManifestReport {}

  public record Valid(Manifest manifest) implements ManifestReport {}

  public record Invalid(List<Finding> findings) implements ManifestReport {}

  public record DigestReport(long compared, List<Finding> findings) {}

  public record CredentialReport(long scanned, List<Finding> findings) {}

  public record CapsuleSummary(String id, String version, String risk, String digest) {}

  public record CompileReport(
      long sources, List<CapsuleSummary> capsules, List<Finding> findings) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Reason(
      Check check, Severity severity, String rule, @Nullable String place, String detail) {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Accepted.class, name = "accepted"),
    @JsonSubTypes.Type(value = Rejected.class, name = "rejected")
  })
  public sealed interface Decision {}

  public record Accepted(
      String name, String version, String digest, List<CapsuleSummary> capsules, List<String> notes)
      implements Decision {}

  public record Rejected(List<Reason> reasons) implements Decision {}
}
