package ai.somagent.soma.cli.bench.history;

import ai.somagent.soma.cli.bench.history.Judgement.Accepted;
import ai.somagent.soma.cli.bench.history.Judgement.Bundle;
import ai.somagent.soma.cli.bench.history.Judgement.BundleRequest;
import ai.somagent.soma.cli.bench.history.Judgement.Check;
import ai.somagent.soma.cli.bench.history.Judgement.CompileReport;
import ai.somagent.soma.cli.bench.history.Judgement.CredentialReport;
import ai.somagent.soma.cli.bench.history.Judgement.Decision;
import ai.somagent.soma.cli.bench.history.Judgement.DigestReport;
import ai.somagent.soma.cli.bench.history.Judgement.Finding;
import ai.somagent.soma.cli.bench.history.Judgement.Invalid;
import ai.somagent.soma.cli.bench.history.Judgement.ManifestReport;
import ai.somagent.soma.cli.bench.history.Judgement.PathRequest;
import ai.somagent.soma.cli.bench.history.Judgement.Reason;
import ai.somagent.soma.cli.bench.history.Judgement.Rejected;
import ai.somagent.soma.cli.bench.history.Judgement.Severity;
import ai.somagent.soma.cli.bench.history.Judgement.Valid;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.temporal.activity.ActivityCancellationType;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What {@code judge.soma} says, step for step, as one would write it with the SDK. */
public final class HandWrittenJudge implements JudgeWorkflow {
  private final JudgeActivities patient = activities(Duration.ofMinutes(1), 3);
  private final JudgeActivities compiler = activities(Duration.ofMinutes(2), 2);

  @Override
  public Decision judge(PathRequest request) {
    try {
      return decide(patient.open(request));
    } catch (ActivityFailure e) {
      return refused(e);
    }
  }

  private Decision decide(Bundle opened) {
    BundleRequest request = new BundleRequest(opened.ref());
    List<Promise<?>> checks = new ArrayList<>();
    CancellationScope together =
        Workflow.newCancellationScope(() -> {
          checks.add(Async.function(patient::checkManifest, request));
          checks.add(Async.function(patient::checkDigests, request));
          checks.add(Async.function(patient::findCredentials, request));
          checks.add(Async.function(compiler::compileBundle, request));
        });
    together.run();
    try {
      Promise.allOf(checks.toArray(Promise<?>[]::new)).get();
    } catch (ActivityFailure e) {
      together.cancel();
      throw e;
    }
    return weigh(
        (ManifestReport) checks.get(0).get(),
        (DigestReport) checks.get(1).get(),
        (CredentialReport) checks.get(2).get(),
        (CompileReport) checks.get(3).get());
  }

  private static Decision weigh(
      ManifestReport manifest,
      DigestReport digests,
      CredentialReport credentials,
      CompileReport compiled) {
    List<Reason> objections = new ArrayList<>();
    objections.addAll(reasons(Check.digests, digests.findings()));
    objections.addAll(reasons(Check.credentials, credentials.findings()));
    objections.addAll(reasons(Check.compilation, compiled.findings()));
    return switch (manifest) {
      case Invalid report -> {
        List<Reason> all = new ArrayList<>(reasons(Check.manifest, report.findings()));
        all.addAll(objections);
        yield new Rejected(all);
      }
      case Valid report -> {
        objections.addAll(strangers(report, compiled));
        yield objections.isEmpty()
            ? accepted(report, digests, credentials, compiled)
            : new Rejected(objections);
      }
    };
  }

  private static Decision accepted(
      Valid report, DigestReport digests, CredentialReport credentials, CompileReport compiled) {
    List<String> notes =
        Stream.of(digests.findings(), credentials.findings(), compiled.findings())
            .flatMap(List::stream)
            .map(HandWrittenJudge::note)
            .toList();
    return new Accepted(
        report.manifest().name(),
        report.manifest().version(),
        report.manifest().digest(),
        compiled.capsules(),
        notes);
  }

  private static List<Reason> strangers(Valid report, CompileReport compiled) {
    return report.manifest().entry().stream()
        .filter(id ->
            !compiled.capsules().isEmpty()
                && compiled.capsules().stream().noneMatch(capsule -> capsule.id().equals(id)))
        .map(id ->
            new Reason(
                Check.compilation,
                Severity.high,
                "entry-not-found",
                "soma.json",
                "the entry `" + id + "` names no capsule of the bundle"))
        .toList();
  }

  private static List<Reason> reasons(Check check, List<Finding> findings) {
    return findings.stream()
        .filter(finding -> finding.severity().compareTo(Severity.medium) > 0)
        .map(finding ->
            new Reason(
                check, finding.severity(), finding.rule(), finding.place(), finding.detail()))
        .toList();
  }

  private static String note(Finding finding) {
    return finding.place() == null ? finding.detail() : finding.place() + ": " + finding.detail();
  }

  private static Decision refused(ActivityFailure failure) {
    if (!(failure.getCause() instanceof ApplicationFailure application)) {
      throw failure;
    }
    return switch (application.getType()) {
      case "UnreadableBundle", "UnsafeBundle" -> {
        ObjectNode fields = application.getDetails().get(ObjectNode.class);
        yield refused(fields.get("rule").textValue(), fields.get("reason").textValue());
      }
      case "BundleChanged" -> {
        ObjectNode fields = application.getDetails().get(ObjectNode.class);
        yield refused(
            "bundle-changed",
            "it held %s when it was opened and %s later"
                .formatted(fields.get("expected").textValue(), fields.get("found").textValue()));
      }
      default -> throw failure;
    };
  }

  private static Decision refused(String rule, String detail) {
    return new Rejected(List.of(new Reason(Check.opening, Severity.critical, rule, null, detail)));
  }

  private static JudgeActivities activities(Duration timeout, int attempts) {
    return Workflow.newActivityStub(
        JudgeActivities.class,
        ActivityOptions.newBuilder()
            .setStartToCloseTimeout(timeout)
            .setCancellationType(ActivityCancellationType.WAIT_CANCELLATION_COMPLETED)
            .setRetryOptions(
                RetryOptions.newBuilder()
                    .setMaximumAttempts(attempts)
                    .setInitialInterval(Duration.ofSeconds(1))
                    .setMaximumInterval(Duration.ofSeconds(5))
                    .build())
            .build());
  }
}
