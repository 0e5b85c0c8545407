package ai.somagent.soma.servers.junit;

import ai.somagent.soma.servers.catalogue.Server;
import ai.somagent.soma.servers.catalogue.ServerRecipe;
import ai.somagent.soma.servers.install.InstalledServer;
import ai.somagent.soma.servers.instance.RunningServer;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.junit.jupiter.api.extension.TestInstancePostProcessor;
import org.opentest4j.TestAbortedException;

/** Does what {@link RealServer} says. */
final class RealServerExtension
    implements ExecutionCondition,
        BeforeAllCallback,
        BeforeEachCallback,
        TestInstancePostProcessor,
        ParameterResolver,
        TestExecutionExceptionHandler,
        LifecycleMethodExecutionExceptionHandler {

  private static final Namespace NAMESPACE = Namespace.create(RealServerExtension.class);

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    Set<Server> needs =
        context
            .getTestMethod()
            .map(Needs::ofParameters)
            .orElseGet(() -> Needs.ofWholeClass(context.getRequiredTestClass()));
    BuildServers build = build(context);
    List<ServerRecipe> missing = NotRun.missing(build.context(), needs);
    boolean mustFail = build.mustRun() && !missing.stream().allMatch(ServerRecipe::optIn);
    if (missing.isEmpty() || mustFail) {
      // What is missing fails where it is started.
      return ConditionEvaluationResult.enabled("real servers " + needs);
    }
    String reason = NotRun.reason(build.context(), missing);
    NotRun.writeDown(test(context), reason);
    return ConditionEvaluationResult.disabled("not run: " + reason);
  }

  @Override
  public void beforeAll(ExtensionContext context) throws IllegalAccessException {
    servers(context).startAll(named(context));
    setFields(context, null);
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    servers(context).startAll(named(context));
  }

  @Override
  public void postProcessTestInstance(Object instance, ExtensionContext context)
      throws IllegalAccessException {
    setFields(context, instance);
  }

  private static void setFields(ExtensionContext context, @Nullable Object instance)
      throws IllegalAccessException {
    for (Field field : Needs.fields(context.getRequiredTestClass())) {
      if (Modifier.isStatic(field.getModifiers()) == (instance == null)) {
        field.setAccessible(true);
        field.set(instance, give(context, field.getType(), Needs.one(field), Needs.isOwn(field)));
      }
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return (type.equals(RunningServer.class) || type.equals(InstalledServer.class))
        && (parameter.isAnnotated(RealServer.class)
            || Needs.ofClass(context.getRequiredTestClass()).size() == 1);
  }

  @Override
  public Object resolveParameter(ParameterContext context, ExtensionContext extension) {
    Parameter parameter = context.getParameter();
    Server server =
        context.isAnnotated(RealServer.class)
            ? Needs.one(parameter)
            : Needs.ofClass(extension.getRequiredTestClass()).keySet().iterator().next();
    return give(extension, parameter.getType(), server, Needs.isOwn(parameter));
  }

  private static Object give(
      ExtensionContext context, Class<?> type, Server server, boolean isOwn) {
    ClassServers servers = servers(context);
    return type.equals(InstalledServer.class)
        ? servers.installed(server)
        : servers.start(server, isOwn || named(context).getOrDefault(server, false));
  }

  @Override
  public void handleTestExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    throw withLogs(context, failure);
  }

  @Override
  public void handleBeforeAllMethodExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    throw withLogs(context, failure);
  }

  @Override
  public void handleBeforeEachMethodExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    throw withLogs(context, failure);
  }

  @Override
  public void handleAfterEachMethodExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    throw withLogs(context, failure);
  }

  @Override
  public void handleAfterAllMethodExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    throw withLogs(context, failure);
  }

  private static Throwable withLogs(ExtensionContext context, Throwable failure) {
    ClassServers servers = servers(context);
    if (failure instanceof TestAbortedException || servers.used().isEmpty()) {
      return failure;
    }
    try {
      Path folder = ServerLogs.copy(test(context), servers.used());
      context.publishReportEntry("server logs", folder.toString());
      failure.addSuppressed(new ServerLogs.Kept(folder));
    } catch (IOException | RuntimeException notCopied) {
      failure.addSuppressed(notCopied);
    }
    return failure;
  }

  private static String test(ExtensionContext context) {
    String type = context.getRequiredTestClass().getName();
    String name = type.substring(type.lastIndexOf('.') + 1);
    return context.getTestMethod().map(method -> name + "." + method.getName()).orElse(name);
  }

  private static BuildServers build(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .computeIfAbsent(
            BuildServers.class, key -> new BuildServers(System.getenv()), BuildServers.class);
  }

  private static Map<Server, Boolean> named(ExtensionContext context) {
    return Needs.ofClass(context.getRequiredTestClass());
  }

  /** Kept by the outermost class, so that the classes inside it share its own servers. */
  private static ClassServers servers(ExtensionContext context) {
    ExtensionContext outermost = context;
    ExtensionContext above = context.getParent().orElse(null);
    while (above != null && above.getTestClass().isPresent()) {
      outermost = above;
      above = above.getParent().orElse(null);
    }
    BuildServers build = build(context);
    return outermost
        .getStore(NAMESPACE)
        .computeIfAbsent(ClassServers.class, key -> new ClassServers(build), ClassServers.class);
  }
}
