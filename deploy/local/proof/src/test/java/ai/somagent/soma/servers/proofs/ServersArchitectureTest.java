package ai.somagent.soma.servers.proofs;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Packages of the local servers know earlier ones only, and nothing of Soma. */
final class ServersArchitectureTest {

  private static final String ROOT = "ai.somagent.soma.servers";

  /** In the order in which they may know each other; see docs/architecture.md. */
  private static final List<String> PACKAGES =
      List.of(
          "catalogue",
          "place",
          "process",
          "install",
          "instance",
          "fault",
          "keep",
          "proof",
          "command",
          "junit",
          "proofs");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  @TestFactory
  Stream<DynamicTest> packageOfTheServers_knowsEarlierOnesOnly() {
    return PACKAGES.stream()
        .limit(PACKAGES.size() - 1)
        .map(name -> DynamicTest.dynamicTest(name, () -> checkEarlierOnly(name)));
  }

  private static void checkEarlierOnly(String name) {
    String[] later =
        PACKAGES.stream()
            .skip(PACKAGES.indexOf(name) + 1L)
            .map(other -> ROOT + "." + other + "..")
            .toArray(String[]::new);
    noClasses()
        .that()
        .resideInAPackage(ROOT + "." + name + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(later)
        .check(CLASSES);
  }

  @Test
  void everyPackage_hasAPlaceInTheOrder() {
    slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(CLASSES);
    noClasses()
        .should()
        .resideOutsideOfPackages(
            Stream.concat(Stream.of(ROOT), PACKAGES.stream().map(name -> ROOT + "." + name + ".."))
                .toArray(String[]::new))
        .check(CLASSES);
  }

  @Test
  void servers_knowNothingOfSoma() {
    noClasses()
        .should()
        .dependOnClassesThat(
            JavaClass.Predicates.resideInAPackage("ai.somagent.soma..")
                .and(JavaClass.Predicates.resideOutsideOfPackage(ROOT + "..")))
        .check(CLASSES);
  }

  @Test
  void clientsOfServers_areKnownToProofsOnly() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".proofs..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.temporal..",
            "io.minio..",
            "dev.openfga..",
            "io.nats..",
            "org.apache.kafka..",
            "org.postgresql..",
            "redis.clients..")
        .check(CLASSES);
  }
}
