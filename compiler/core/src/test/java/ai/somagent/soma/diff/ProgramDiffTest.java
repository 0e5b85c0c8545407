package ai.somagent.soma.diff;

import static org.assertj.core.api.Assertions.assertThat;

import ai.somagent.soma.checked.CheckedCapsule;
import ai.somagent.soma.checked.ErrorSymbol;
import ai.somagent.soma.compile.Compilation;
import ai.somagent.soma.compile.CompilationInput;
import ai.somagent.soma.compile.Compiler;
import ai.somagent.soma.compile.ModuleLibrary;
import ai.somagent.soma.source.SourceText;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ProgramDiffTest {
  private static final String BASE =
      """
      module demo

      enum Level { low, mid, top }
      union Answer { yes(by: string) no(reason: string?) }
      type Person { id: string(max: 10), nick: string? }
      error Refused(reason: string)

      tool files via java "demo.Files" {
        action read(path: string) -> string(max: 4000) { effect: read, risk: low }
        action write(path: string, text: string) { effect: write, risk: medium, idempotent: true }
      }

      capsule main version "1.2.3" {
        owner: "team:demo"
        budget(tool_calls: 5, wall_clock: 1h)

        input { name: string(max: 20), who: Person, level: Level = Level.low }
        output Answer

        steps {
          let text = call files.read(path: input.name)
          if text == "" {
            fail Refused(reason: "empty")
          }
          return Answer.yes(by: text)
        }
      }
      """;

  private static List<CheckedCapsule> compile(String program) {
    Compilation compilation =
        Compiler.compile(
            new CompilationInput(
                List.of(new SourceText("main.soma", program)), ModuleLibrary.EMPTY));
    assertThat(compilation.diagnostics()).noneMatch(found -> found.isError());
    return compilation.checkedCapsules();
  }

  private static CapsuleDiff diff(String before, String after) {
    List<CapsuleDiff> found =
        ProgramDiff.compare(compile(before), compile(after), (a, b) -> !before.equals(after));
    assertThat(found).hasSize(1);
    return found.getFirst();
  }

  /** Weight, place and message of what replacing {@code old} by {@code now} changes. */
  private static List<String> changed(String old, String now) {
    assertThat(BASE).contains(old);
    List<String> changes = new ArrayList<>();
    for (InterfaceChange change : diff(BASE, BASE.replace(old, now)).changes()) {
      changes.add(change.weight() + " " + change.place() + ": " + change.message());
    }
    return changes;
  }

  @Test
  void sameText_needsNoVersion() {
    CapsuleDiff same = diff(BASE, BASE);
    assertThat(same.changes()).isEmpty();
    assertThat(same.needed()).isEqualTo("1.2.3");
    assertThat(same.adequate()).isTrue();
  }

  @Test
  void otherSteps_needAPatch() {
    CapsuleDiff other = diff(BASE, BASE.replace("reason: \"empty\"", "reason: \"nothing\""));
    assertThat(other.changes()).isEmpty();
    assertThat(other.needed()).isEqualTo("1.2.4");
    assertThat(other.adequate()).isFalse();
  }

  @Test
  void reorderedEnum_isMajor() {
    assertThat(changed("{ low, mid, top }", "{ mid, low, top }"))
        .containsExactly("MAJOR input.level: the cases stand in another order, which `<` goes by");
  }

  @Test
  void appendedCase_widensAnInputAndBreaksAnOutput() {
    assertThat(changed("{ low, mid, top }", "{ low, mid, top, over }"))
        .containsExactly("MINOR input.level: the case `over` is new");
    assertThat(changed("no(reason: string?)", "no(reason: string?) later(at: int)"))
        .containsExactly("MAJOR output: the case `later` is new");
  }

  @Test
  void removedField_isMajorWhereverItIs() {
    assertThat(changed("{ id: string(max: 10), nick: string? }", "{ id: string(max: 10) }"))
        .containsExactly("MAJOR input.who.nick: the field is gone");
    assertThat(changed("no(reason: string?)", "no"))
        .containsExactly("MAJOR output.no.reason: the field is gone");
  }

  @Test
  void newField_isMajorOnlyWhereCallersMustGiveIt() {
    assertThat(changed("nick: string? }", "nick: string?, age: int }"))
        .containsExactly(
            "MAJOR input.who.age: the field is new, and whoever does not give it is refused");
    assertThat(changed("nick: string? }", "nick: string?, age: int = 1 }"))
        .containsExactly("MINOR input.who.age: the field is new");
    assertThat(changed("no(reason: string?)", "no(reason: string?, at: int)"))
        .containsExactly("MINOR output.no.at: the field is new");
  }

  @Test
  void narrowedType_isMajorAndAWiderInputMinor() {
    assertThat(changed("name: string(max: 20)", "name: string(max: 10)"))
        .containsExactly("MAJOR input.name: `max` was 20 and is 10");
    assertThat(changed("name: string(max: 20)", "name: string(max: 30)"))
        .containsExactly("MINOR input.name: `max` was 20 and is 30");
    assertThat(changed("nick: string?", "nick: string"))
        .containsExactly("MAJOR input.who.nick: it may no longer be absent");
    assertThat(changed("yes(by: string)", "yes(by: string?)"))
        .containsExactly("MAJOR output.yes.by: it may be absent now");
    assertThat(changed("nick: string?", "nick: int?"))
        .containsExactly("MAJOR input.who.nick: it was `string` and is `int`");
  }

  @Test
  void higherRisk_breaksCallers() {
    assertThat(
            changed(
                "return Answer.yes",
                "call files.write(path: text, text: text)\n    return Answer.yes"))
        .containsExactly("MAJOR risk: it was `low` and is `medium`, which counts for every caller");
  }

  @Test
  void otherErrors_breakCallersUnlessTheyAreBuiltIn() {
    CheckedCapsule capsule = compile(BASE).getFirst();
    CheckedCapsule before = raising(capsule, "a.Gone", "a.Kept", "Timeout");
    CheckedCapsule after = raising(capsule, "a.Kept", "a.New");
    assertThat(ProgramDiff.compare(List.of(before), List.of(after), (a, b) -> true))
        .flatExtracting(CapsuleDiff::changes)
        .extracting(InterfaceChange::message)
        .containsExactly(
            "`a.Gone` cannot arise any more, so catching it is an error",
            "a run can fail with `a.New`, which no caller expects");
  }

  private static CheckedCapsule raising(CheckedCapsule capsule, String... kinds) {
    List<ErrorSymbol> raises = new ArrayList<>();
    for (String kind : kinds) {
      int dot = kind.indexOf('.');
      raises.add(
          new ErrorSymbol(
              dot < 0 ? "" : kind.substring(0, dot), kind.substring(dot + 1), List.of()));
    }
    return new CheckedCapsule(
        capsule.module(),
        capsule.source(),
        capsule.name(),
        capsule.version(),
        capsule.risk(),
        capsule.autonomy(),
        capsule.intent(),
        capsule.settings(),
        capsule.tags(),
        capsule.policies(),
        capsule.budget(),
        capsule.input(),
        capsule.output(),
        capsule.members(),
        capsule.steps(),
        raises,
        capsule.span());
  }

  @Test
  void fieldsOfErrors_areReadByWhoeverCatchesThem() {
    String declared = "error Refused(reason: string)";
    assertThat(changed(declared, "error Refused(reason: string, at: int = 0)"))
        .containsExactly("MINOR errors.demo.Refused.at: the field is new");
    assertThat(changed(declared, "error Refused(reason: string?)"))
        .containsExactly("MAJOR errors.demo.Refused.reason: it may be absent now");
    assertThat(changed(declared, "error Refused(reason: json)"))
        .containsExactly("MAJOR errors.demo.Refused.reason: it was `string` and is `json`");
  }

  @Test
  void whatRunsAreTold_isComparedForLiveRuns() {
    String members =
        """
          signal stop(reason: string) { set count = count + 1 }
          update extend(by: int) -> int {
            set count = count + by
            return count
          }
          query now: int = count
          var count: int = 0

          steps {
        """;
    String before = BASE.replace("  steps {\n", members);
    assertThat(
            live(
                before,
                before.replace("signal stop(reason: string)", "signal stop(reason: string?)")))
        .containsExactly("MINOR signal stop.reason: it may be absent now");
    assertThat(live(before, before.replace("signal stop(", "signal halt(")))
        .containsExactly(
            "MAJOR signal stop: it is gone, and whoever uses it is refused",
            "MINOR signal halt: it is new");
    assertThat(live(before, before.replace("extend(by: int)", "extend(by: int, why: string)")))
        .containsExactly(
            "MAJOR update extend.why: the field is new, and whoever does not give it is refused");
    assertThat(live(before, before.replace("query now: int = count", "query now: int? = count")))
        .containsExactly("MAJOR query now: it may be absent now");
  }

  private static List<String> live(String before, String after) {
    List<String> changes = new ArrayList<>();
    for (InterfaceChange change : diff(before, after).changes()) {
      assertThat(change.affected()).isEqualTo(InterfaceChange.Affected.LIVE_RUNS);
      changes.add(change.weight() + " " + change.place() + ": " + change.message());
    }
    return changes;
  }

  @Test
  void otherBudget_isMinor() {
    assertThat(changed("tool_calls: 5", "tool_calls: 50"))
        .containsExactly("MINOR budget.tool_calls: a run may use more, which its parent pays");
  }

  @Test
  void version_isMeasuredByTheHeaviestChange() {
    String minor = BASE.replace("tool_calls: 5", "tool_calls: 50");
    assertThat(diff(BASE, minor).needed()).isEqualTo("1.3.0");
    assertThat(diff(BASE, minor.replace("1.2.3", "1.3.0")).adequate()).isTrue();
    String major = minor.replace("{ low, mid, top }", "{ mid, low, top }");
    assertThat(diff(BASE, major.replace("1.2.3", "1.9.0")).adequate()).isFalse();
    assertThat(diff(BASE, major.replace("1.2.3", "2.0.0-rc.1")).adequate()).isTrue();
  }

  @Test
  void earlyVersion_breaksWithItsMinorNumber() {
    String early = BASE.replace("1.2.3", "0.2.3");
    String major = early.replace("{ low, mid, top }", "{ mid, low, top }");
    assertThat(diff(early, major).needed()).isEqualTo("0.3.0");
    assertThat(diff(early, major.replace("0.2.3", "0.3.0")).adequate()).isTrue();
  }

  @Test
  void lowerVersion_isNeverAdequate() {
    assertThat(diff(BASE, BASE.replace("1.2.3", "1.2.2")).adequate()).isFalse();
  }

  @Test
  void renamedCapsule_isGoneAndNew() {
    List<CapsuleDiff> found =
        ProgramDiff.compare(
            compile(BASE), compile(BASE.replace("capsule main", "capsule other")), (a, b) -> true);
    assertThat(found).extracting(CapsuleDiff::name).containsExactly("demo.main", "demo.other");
    assertThat(found).extracting(CapsuleDiff::adequate).containsExactly(false, true);
  }
}
