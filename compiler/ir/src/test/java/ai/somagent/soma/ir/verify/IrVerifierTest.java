package ai.somagent.soma.ir.verify;

import static org.assertj.core.api.Assertions.assertThat;

import ai.somagent.soma.ir.ProgramIr;
import ai.somagent.soma.ir.sample.SamplePrograms;
import ai.somagent.soma.ir.verify.BrokenPrograms.Broken;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class IrVerifierTest {
  static List<ProgramIr> programs() {
    return SamplePrograms.all();
  }

  static List<Broken> broken() {
    return BrokenPrograms.all();
  }

  @ParameterizedTest
  @MethodSource("programs")
  void sampleProgram_isInOrder(ProgramIr program) {
    assertThat(IrVerifier.verify(program)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("broken")
  void brokenProgram_isRefusedByItsRuleAlone(Broken broken) {
    assertThat(IrVerifier.verify(broken.program().build()))
        .isNotEmpty()
        .allSatisfy(violation -> assertThat(violation.rule()).isEqualTo(broken.rule()));
  }

  @Test
  void everyRule_bites() {
    Set<IrRule> bitten =
        broken().stream()
            .map(Broken::rule)
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(IrRule.class)));

    assertThat(bitten).containsExactlyElementsOf(Arrays.asList(IrRule.values()));
  }

  @Test
  void messages_areLowerCaseSentencesWithoutAStop() {
    assertThat(broken())
        .flatExtracting(broken -> IrVerifier.verify(broken.program().build()))
        .extracting(Violation::message)
        .allSatisfy(message -> assertThat(message).doesNotEndWith(".").matches("(?s)[a-z`0-9].*"));
  }
}
