package ai.somagent.soma.policy;

import static org.assertj.core.api.Assertions.assertThat;

import ai.somagent.soma.checked.CheckedCapsule;
import ai.somagent.soma.checked.Label;
import ai.somagent.soma.compile.AutonomyPolicies;
import ai.somagent.soma.compile.Compilation;
import ai.somagent.soma.compile.CompilationInput;
import ai.somagent.soma.compile.Compiler;
import ai.somagent.soma.compile.ModuleLibrary;
import ai.somagent.soma.label.Labels;
import ai.somagent.soma.policy.PolicyDecision.When;
import ai.somagent.soma.source.SourceText;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the levels and packs say about small programs. */
class PolicyJudgeTest {
  private static final String TOOLS =
      """
      module demo

      tool forge via java "demo.Forge" {
        action look(repo: string) -> string { effect: read, risk: low }
        action note(repo: string, text: pii string) { effect: write, risk: low, cost: 0 }
        action push(repo: string) { effect: write, risk: high, cost: 0 }
        action drop(repo: string) { effect: irreversible, risk: low, cost: 0 }
      }

      policy two_people version "1.0.0" {
        gate when step.risk >= RiskLevel.high
          with approve(title: "Run?", by: role("owner"), quorum: 2, show: step.args) within 1h
      }
      """;

  private static CheckedCapsule capsule(String head, String steps) {
    String text =
        TOOLS
            + """

            capsule main version "1.0.0" {
              owner: "team:demo"
              HEAD
              budget(tool_calls: 100, wall_clock: 9d)
              input { repo: string, mail: pii string }
              steps {
                STEPS
              }
            }
            """
                .replace("HEAD", head)
                .replace("STEPS", steps);
    Compilation compiled =
        Compiler.compile(
            new CompilationInput(List.of(new SourceText("main.soma", text)), ModuleLibrary.EMPTY));
    assertThat(compiled.diagnostics()).filteredOn(d -> d.isError()).isEmpty();
    return compiled.checkedCapsules().getFirst();
  }

  private static JudgedCapsule judge(String head, String steps) {
    CheckedCapsule capsule = capsule(head, steps);
    return PolicyJudge.judge(capsule, AutonomyPolicies.inForce(capsule), Labels.of(capsule));
  }

  private static List<String> gated(JudgedCapsule judged) {
    return judged.decisions().stream()
        .map(d -> d.policy().name() + " " + d.step().action())
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "supervised, 3",
    "semi, 2",
    "autonomous, 0",
    "kamachiq, 0",
  })
  void level_gatesWhatItSays(String level, int gates) {
    JudgedCapsule judged =
        judge(
            "autonomy: " + level,
            """
            let _found = call forge.look(repo: input.repo)
            call forge.note(repo: input.repo, text: "x")
            call forge.push(repo: input.repo)
            call forge.drop(repo: input.repo)
            """);

    long woven =
        judged.capsule().steps().stream()
            .mapToLong(step -> judged.weaving().before(step).size())
            .sum();
    assertThat(woven).isEqualTo(gates);
  }

  @Test
  void missingLevel_isSupervised() {
    assertThat(gated(judge("", "call forge.note(repo: \"r\", text: \"x\")")))
        .containsExactly("supervised note");
  }

  @Test
  void strongerGate_asksForTheWeakerOnesToo() {
    JudgedCapsule judged = judge("policies: [two_people]", "call forge.push(repo: input.repo)");

    List<WovenStep> woven = judged.weaving().before(judged.capsule().steps().getFirst());
    assertThat(judged.decisions()).hasSize(3);
    assertThat(woven).extracting(w -> w.decision().policy().name()).containsExactly("two_people");
  }

  @Test
  void writtenApproval_thatShowsEveryArgument_coversTheStep() {
    JudgedCapsule judged =
        judge(
            "",
            """
            approve(title: "Push?", by: role("owner"), show: { "repo": input.repo }) within 1h
            call forge.push(repo: "${input.repo}/main")
            """);

    assertThat(judged.weaving().isEmpty()).isTrue();
    assertThat(judged.coverage())
        .extracting(c -> c.decision().policy().name())
        .containsExactly("supervised", "semi");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // shows something else
        "approve(title: \"?\", by: role(\"owner\"), show: { \"mail\": \"x\" }) within 1h\n",
        // asks somebody else
        "approve(title: \"?\", by: role(\"guest\"), show: { \"repo\": input.repo }) within 1h\n",
        // may not have been asked
        "if input.repo == \"r\" { approve(title: \"?\", by: role(\"owner\"),"
            + " show: { \"repo\": input.repo }) within 1h }\n",
        // went on without consent
        "try { approve(title: \"?\", by: role(\"owner\"),"
            + " show: { \"repo\": input.repo }) within 1h } catch Rejected { }\n",
      })
  void writtenApproval_thatProvesLess_coversNothing(String approval) {
    JudgedCapsule judged = judge("", approval + "call forge.push(repo: input.repo)");

    assertThat(judged.coverage()).isEmpty();
    assertThat(judged.weaving().before(judged.capsule().steps().getLast())).hasSize(1);
  }

  @Test
  void approvalBeforeALoop_doesNotCountInItsTurns() {
    JudgedCapsule judged =
        judge(
            "",
            """
            approve(title: "?", by: role("owner"), show: { "repo": input.repo }) within 1h
            for _n in [1, 2] { call forge.push(repo: input.repo) }
            """);

    assertThat(judged.coverage()).isEmpty();
  }

  @Test
  void undoIsNeverGated_andIsShown() {
    JudgedCapsule judged =
        judge(
            "",
            """
            call forge.note(repo: input.repo, text: "x")
              undo call forge.drop(repo: input.repo)
            """);

    assertThat(gated(judged)).containsExactly("supervised note");
    assertThat(judged.steps())
        .extracting(StepFacts::path)
        .containsExactly("steps/0", "steps/0/undo/0");
    assertThat(judged.weaving().before(judged.capsule().steps().getFirst()).getFirst().toString())
        .contains("forge.drop");
  }

  @Test
  void facts_nameTheStepAndItsLabels() {
    StepFacts facts =
        judge("", "call forge.note(repo: input.repo, text: input.mail)").steps().getFirst();

    assertThat(facts.tool()).isEqualTo("forge.note");
    assertThat(facts.action()).isEqualTo("note");
    assertThat(facts.target()).isEqualTo("demo.forge.note");
    assertThat(facts.effect()).isEqualTo("write");
    assertThat(facts.usd()).isEqualTo(0.0);
    assertThat(facts.labels()).containsExactly(Label.PII);
  }

  @Test
  void ruleOnAnArgument_isDecidedBeforeTheRunWhereItIsConstant() {
    String policy =
        TOOLS
            + "\npolicy main_line version \"1.0.0\" {\n"
            + "  deny when step.args.?repo == \"main\" because \"not there\"\n}\n";
    String capsule =
        """

        capsule main version "1.0.0" {
          owner: "team:demo"
          autonomy: kamachiq
          policies: [main_line]
          budget(tool_calls: 100, wall_clock: 9d)
          input { repo: string }
          steps {
            call forge.push(repo: "attic")
            call forge.push(repo: input.repo)
          }
        }
        """;
    CheckedCapsule checked =
        Compiler.compile(
                new CompilationInput(
                    List.of(new SourceText("main.soma", policy + capsule)), ModuleLibrary.EMPTY))
            .checkedCapsules()
            .getFirst();
    JudgedCapsule judged = PolicyJudge.judge(checked, checked.policies(), Labels.of(checked));

    assertThat(judged.decisions()).extracting(PolicyDecision::when).containsExactly(When.RUNTIME);
    assertThat(judged.weaving().before(checked.steps().getFirst())).isEmpty();
    assertThat(judged.weaving().before(checked.steps().getLast())).hasSize(1);
  }
}
