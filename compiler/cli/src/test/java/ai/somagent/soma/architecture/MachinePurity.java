package ai.somagent.soma.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;

/** Equal arguments give equal results: what the machine must not call. */
final class MachinePurity {
  private static final Set<String> CLOCKS = Set.of("currentTimeMillis", "nanoTime", "now");
  private static final Set<String> CHANCES = Set.of("random", "randomUUID", "shuffle");
  private static final Set<String> IO_WITHOUT_IO =
      Set.of("java.io.Serializable", "java.io.IOException", "java.io.UncheckedIOException");

  private MachinePurity() {}

  static ArchRule noClock(String part) {
    return noClasses()
        .that()
        .resideInAPackage(part)
        .should()
        .callMethodWhere(isJavaCallOf("clocks", CLOCKS))
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.time.Clock");
  }

  static ArchRule noChance(String part) {
    return noClasses()
        .that()
        .resideInAPackage(part)
        .should()
        .callMethodWhere(isJavaCallOf("chances", CHANCES))
        .orShould()
        .dependOnClassesThat()
        .haveNameMatching("java\\.(util|security)\\..*Random.*");
  }

  static ArchRule noThreads(String part) {
    return noClasses()
        .that()
        .resideInAPackage(part)
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("java.util.concurrent..")
                .or(named("java\\.lang\\.(Thread.*|Runnable|InheritableThreadLocal)"))
                .or(named("java\\.util\\.Timer.*")));
  }

  static ArchRule noInputOrOutput(String part) {
    return noClasses()
        .that()
        .resideInAPackage(part)
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                    "java.nio.file..",
                    "java.nio.channels..",
                    "java.net..",
                    "java.sql..",
                    "java.util.logging..",
                    "org.slf4j..")
                .or(
                    describe(
                        "do input or output",
                        type ->
                            type.getPackageName().equals("java.io")
                                && !IO_WITHOUT_IO.contains(type.getName())))
                .or(named("java\\.lang\\.(Process.*|Runtime)")));
  }

  private static DescribedPredicate<JavaCall<?>> isJavaCallOf(String what, Set<String> methods) {
    return describe(
        "are calls of Java's " + what,
        call ->
            methods.contains(call.getName())
                && call.getTargetOwner().getPackageName().startsWith("java."));
  }

  private static DescribedPredicate<JavaClass> named(String regex) {
    return describe("are named " + regex, type -> type.getName().matches(regex));
  }
}
