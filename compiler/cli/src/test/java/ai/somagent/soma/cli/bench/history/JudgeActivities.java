package ai.somagent.soma.cli.bench.history;

import ai.somagent.soma.cli.bench.history.Judgement.Bundle;
import ai.somagent.soma.cli.bench.history.Judgement.BundleRequest;
import ai.somagent.soma.cli.bench.history.Judgement.CompileReport;
import ai.somagent.soma.cli.bench.history.Judgement.CredentialReport;
import ai.somagent.soma.cli.bench.history.Judgement.DigestReport;
import ai.somagent.soma.cli.bench.history.Judgement.ManifestReport;
import ai.somagent.soma.cli.bench.history.Judgement.PathRequest;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** The tools as typed activities. */
@ActivityInterface
public interface JudgeActivities {
  @ActivityMethod(name = "bundle.open")
  Bundle open(PathRequest request);

  @ActivityMethod(name = "bundle.check_manifest")
  ManifestReport checkManifest(BundleRequest request);

  @ActivityMethod(name = "bundle.check_digests")
  DigestReport checkDigests(BundleRequest request);

  @ActivityMethod(name = "bundle.find_credentials")
  CredentialReport findCredentials(BundleRequest request);

  @ActivityMethod(name = "compiler.compile_bundle")
  CompileReport compileBundle(BundleRequest request);
}
