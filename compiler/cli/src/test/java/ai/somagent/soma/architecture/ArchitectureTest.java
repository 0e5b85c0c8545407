package ai.somagent.soma.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** Every <em>never</em> of the design, over the classes of all modules. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArchitectureTest {
  private static final String ROOT = "ai.somagent.soma";

  private final ImportOption production = location -> !location.contains("-tests.jar");
  private JavaClasses classes;

  @BeforeAll
  void importAllModules() {
    classes =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(production)
            .importPackages(ROOT);
  }

  @TestFactory
  Stream<DynamicTest> rules_hold() {
    Map<String, ArchRule> rules = new ArchitectureRules(ROOT).all();
    return rules.entrySet().stream()
        .map(rule -> DynamicTest.dynamicTest(rule.getKey(), () -> rule.getValue().check(classes)));
  }

  @Test
  void everyModule_isLookedAt() {
    assertThat(
            Stream.of(
                "grammar.SomaParser",
                "ir.ProgramIr",
                "compile.CompiledCapsule",
                "engine.command.Command",
                "spi.JavaTool",
                "stdlib.StandardModules",
                "worker.SomaWorker",
                "cli.SomaMain"))
        .allSatisfy(name -> assertThat(classes.contain(ROOT + "." + name)).as(name).isTrue());
    assertThat(classes).noneMatch(type -> type.getPackageName().contains(".fixture"));
  }
}
