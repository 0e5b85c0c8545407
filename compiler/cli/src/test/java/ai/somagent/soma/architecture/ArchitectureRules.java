package ai.somagent.soma.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the parts of Soma must never know, below a root package; see {@code docs/architecture.md}.
 */
final class ArchitectureRules {
  /** Packages of {@code compiler/core} in the order in which they may know each other. */
  private static final List<Set<String>> PHASES =
      List.of(
          Set.of("source"),
          Set.of("diagnostic", "library"),
          Set.of("syntax"),
          Set.of("parse", "checked"),
          Set.of("bind"),
          Set.of("type"),
          Set.of("rule", "diff"),
          Set.of("label"),
          Set.of("bound"),
          Set.of("policy"),
          Set.of("lower"),
          Set.of("compile"));

  private static final String[] CORE = {
    "source",
    "diagnostic",
    "library",
    "syntax",
    "parse",
    "checked",
    "bind",
    "type",
    "rule",
    "diff",
    "label",
    "bound",
    "policy",
    "lower",
    "format",
    "json",
    "compile",
    "query"
  };

  private final String root;

  ArchitectureRules(String root) {
    this.root = root;
  }

  /** Every rule by its name. */
  Map<String, ArchRule> all() {
    Map<String, ArchRule> rules = new LinkedHashMap<>();
    rules.put("engineKnowsTheProgramOnly", engineKnowsTheProgramOnly());
    rules.put("engineHasNoClock", MachinePurity.noClock(below("engine")));
    rules.put("engineHasNoChance", MachinePurity.noChance(below("engine")));
    rules.put("engineHasNoThreads", MachinePurity.noThreads(below("engine")));
    rules.put("engineHasNoInputOrOutput", MachinePurity.noInputOrOutput(below("engine")));
    rules.put("workerDoesNotCompile", never("worker", core()));
    rules.put("coreTouchesNoFilesAndNoNetwork", coreTouchesNoFilesAndNoNetwork());
    rules.put("coreKnowsNoHost", coreKnowsNoHost());
    rules.put("coreKnowsNoToolClasses", coreKnowsNoToolClasses());
    rules.put("antlrStaysInGrammarAndParser", only("org.antlr..", "grammar", "parse"));
    rules.put("lsp4jStaysInTheLanguageServer", only("org.eclipse.lsp4j..", "lsp"));
    rules.put("springStaysInTheApi", only("org.springframework..", "api"));
    rules.put("toolsDoNotKnowEachOther", toolsDoNotKnowEachOther());
    rules.put("packagesFormNoCycle", packagesFormNoCycle());
    rules.put("programFormKnowsJsonOnly", programFormKnowsJsonOnly());
    rules.put("toolSpiKnowsProgramFormOnly", toolSpiKnowsProgramFormOnly());
    rules.put("phasesKnowEarlierOnesOnly", phasesKnowEarlierOnesOnly());
    rules.put("formatterKnowsSyntaxOnly", formatterKnowsSyntaxOnly());
    rules.put("packagesAreNullMarked", new NullMarkedPackages().rule(root));
    return rules;
  }

  private ArchRule engineKnowsTheProgramOnly() {
    return noClasses()
        .that(resideInAPackage(below("engine")))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("io.temporal..", "org.antlr..", "dev.cel..")
                .or(core())
                .or(resideInAnyPackage(below("worker"), below("spi"), below("tool"))));
  }

  private ArchRule coreTouchesNoFilesAndNoNetwork() {
    return noClasses()
        .that(core())
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("java.nio.file..", "java.net..")
                .or(
                    describe(
                        "are files of java.io",
                        type ->
                            type.getPackageName().equals("java.io")
                                && type.getSimpleName().matches("(Random)?(Access)?File.*"))));
  }

  private ArchRule coreKnowsNoHost() {
    return noClasses()
        .that(core())
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.eclipse.lsp4j..", "io.temporal..", "org.springframework..", "picocli..");
  }

  private ArchRule coreKnowsNoToolClasses() {
    return noClasses()
        .that(core())
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(below("spi"), below("tool"), below("stdlib"), below("engine"));
  }

  private ArchRule toolsDoNotKnowEachOther() {
    return slices().matching(root + ".tool.(*)..").should().notDependOnEachOther();
  }

  private ArchRule packagesFormNoCycle() {
    return slices().matching(root + ".(**)").should().beFreeOfCycles();
  }

  private ArchRule programFormKnowsJsonOnly() {
    return classes()
        .that(resideInAPackage(below("ir")))
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                    "java..",
                    "com.fasterxml.jackson..",
                    "org.erdtman.jcs..",
                    "org.jspecify.annotations..",
                    below("ir"))
                .and(not(resideInAnyPackage("java.nio.file..", "java.net.."))));
  }

  private ArchRule toolSpiKnowsProgramFormOnly() {
    return noClasses()
        .that(resideInAPackage(below("spi")))
        .should()
        .dependOnClassesThat(
            core()
                .or(resideInAnyPackage(below("engine"), below("worker"), below("tool")))
                .or(resideInAPackage("io.temporal..")));
  }

  private ArchRule phasesKnowEarlierOnesOnly() {
    List<ArchRule> rules = new ArrayList<>();
    for (int i = 0; i < PHASES.size(); i++) {
      for (String phase : PHASES.get(i)) {
        List<String> notYet =
            new ArrayList<>(phase.equals("compile") ? List.of() : List.of("format"));
        PHASES.subList(i, PHASES.size()).forEach(notYet::addAll);
        notYet.remove(phase);
        if (!notYet.isEmpty()) {
          rules.add(never(phase, resideInAnyPackage(below(notYet))));
        }
      }
    }
    return EveryRule.of(rules);
  }

  private ArchRule formatterKnowsSyntaxOnly() {
    String[] barred = {"parse", "checked", "bind", "type", "rule", "lower", "compile", "ir"};
    return never("format", resideInAnyPackage(below(List.of(barred))));
  }

  private ArchRule never(String part, DescribedPredicate<? super JavaClass> known) {
    return noClasses()
        .that(resideInAPackage(below(part)))
        .should()
        .dependOnClassesThat(known)
        .allowEmptyShould(true);
  }

  /** Classes of {@code library} are known in {@code homes} and nowhere else below the root. */
  private ArchRule only(String library, String... homes) {
    return noClasses()
        .that(resideInAPackage(root + ".."))
        .and(not(resideInAnyPackage(below(List.of(homes)))))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library);
  }

  private DescribedPredicate<JavaClass> core() {
    return resideInAnyPackage(below(List.of(CORE)));
  }

  private String below(String part) {
    return root + "." + part + "..";
  }

  private String[] below(List<String> parts) {
    return parts.stream().map(this::below).toArray(String[]::new);
  }
}
