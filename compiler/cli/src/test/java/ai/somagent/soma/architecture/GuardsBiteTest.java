package ai.somagent.soma.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each rule of the architecture, held against a class that breaks it. */
class GuardsBiteTest {
  private static final String ROOT = "ai.somagent.soma.architecture.fixture";
  private static final Map<String, ArchRule> RULES = new ArchitectureRules(ROOT).all();
  private static final JavaClasses CLASSES = new ClassFileImporter().importPackages(ROOT);

  @ParameterizedTest
  @CsvSource({
    "engineKnowsTheProgramOnly, engine.TemporalEngine",
    "engineHasNoClock, engine.ClockEngine",
    "engineHasNoChance, engine.ChanceEngine",
    "engineHasNoThreads, engine.ThreadEngine",
    "engineHasNoInputOrOutput, engine.FileEngine",
    "workerDoesNotCompile, worker.CompilingWorker",
    "coreTouchesNoFilesAndNoNetwork, compile.FileCompiler",
    "coreKnowsNoHost, type.HostedChecker",
    "coreKnowsNoToolClasses, bind.ToolBinder",
    "antlrStaysInGrammarAndParser, type.ParsingChecker",
    "lsp4jStaysInTheLanguageServer, type.HostedChecker",
    "springStaysInTheApi, cli.SpringCommand",
    "toolsDoNotKnowEachOther, tool.first.FirstTool",
    "packagesFormNoCycle, loop.one.LoopOne",
    "programFormKnowsJsonOnly, ir.NetworkedProgram",
    "toolSpiKnowsProgramFormOnly, spi.CompilingTool",
    "phasesKnowEarlierOnesOnly, source.TypedSource",
    "formatterKnowsSyntaxOnly, format.TypedFormat",
    "packagesAreNullMarked, bare.BareClass",
  })
  void ruleHeldAgainstAClassThatBreaksIt_namesThatClassAndNoOther(String rule, String culprit) {
    EvaluationResult result = Objects.requireNonNull(RULES.get(rule)).evaluate(CLASSES);

    assertThat(result.hasViolation()).isTrue();
    assertThat(result.getFailureReport().getDetails())
        .allSatisfy(detail -> assertThat(detail).contains(ROOT + "." + culprit));
  }

  @Test
  void everyRule_isHeldAgainstAClassThatBreaksIt() throws NoSuchMethodException {
    CsvSource cases =
        GuardsBiteTest.class
            .getDeclaredMethod(
                "ruleHeldAgainstAClassThatBreaksIt_namesThatClassAndNoOther",
                String.class,
                String.class)
            .getAnnotation(CsvSource.class);
    List<String> held =
        Arrays.stream(cases.value()).map(line -> line.substring(0, line.indexOf(','))).toList();

    assertThat(held).containsExactlyElementsOf(RULES.keySet());
  }
}
