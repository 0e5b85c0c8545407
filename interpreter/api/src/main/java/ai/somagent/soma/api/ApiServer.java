package ai.somagent.soma.api;

import ai.somagent.soma.api.bundle.BundleCatalogue;
import ai.somagent.soma.api.bundle.BundleIntake;
import ai.somagent.soma.api.http.ApiConfiguration;
import ai.somagent.soma.worker.FolderIrStore;
import ai.somagent.soma.worker.IrStore;
import ai.somagent.soma.worker.RunClient;
import ai.somagent.soma.worker.SomaWorker;
import ai.somagent.soma.worker.SomaWorkerOptions;
import ai.somagent.soma.worker.ToolRegistry;
import ai.somagent.soma.worker.WorkerException;
import java.io.IOException;
import java.util.Map;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.server.WebServerException;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContextException;
import org.springframework.context.ConfigurableApplicationContext;

/** A running API with its worker. */
public final class ApiServer implements AutoCloseable {
  /** Nothing is read from files or folders that happen to be around; arguments beat environment. */
  private static final Map<String, String> SETTINGS =
      Map.ofEntries(
          Map.entry("spring.config.location", "optional:classpath:/ai/somagent/soma/api/none/"),
          Map.entry("spring.main.lazy-initialization", "true"),
          Map.entry("spring.main.web-application-type", "servlet"),
          Map.entry("spring.jmx.enabled", "false"),
          Map.entry("server.shutdown", "graceful"),
          Map.entry("spring.lifecycle.timeout-per-shutdown-phase", "5s"),
          Map.entry("server.tomcat.threads.max", "16"),
          Map.entry("server.tomcat.threads.min-spare", "2"),
          Map.entry("server.tomcat.max-swallow-size", "32MB"),
          Map.entry("server.tomcat.connection-timeout", "20s"),
          Map.entry("server.server-header", ""),
          Map.entry("logging.level.root", "warn"),
          Map.entry("logging.level.org.springframework.boot", "off"),
          Map.entry("logging.level.org.springframework.web.servlet.PageNotFound", "off"),
          Map.entry("logging.level.org.apache.catalina", "off"));

  private final SomaWorker worker;
  private final RunClient runs;
  private final ConfigurableApplicationContext web;

  private ApiServer(SomaWorker worker, RunClient runs, ConfigurableApplicationContext web) {
    this.worker = worker;
    this.runs = runs;
    this.web = web;
  }

  /**
   * Starts a worker and the API; returns when both are ready.
   *
   * @throws ApiStartException the address cannot be listened on
   * @throws WorkerException Temporal cannot be reached, or two tools claim one target
   */
  public static ApiServer start(ApiOptions options) throws ApiStartException, WorkerException {
    IrStore programs = new FolderIrStore(options.home().resolve("programs"));
    ToolRegistry tools = ToolRegistry.discover();
    RunClient runs = RunClient.connect(options.temporal(), programs, tools);
    try {
      ConfigurableApplicationContext web = serve(options, programs, runs);
      try {
        SomaWorker worker =
            SomaWorker.start(options.temporal(), programs, tools, SomaWorkerOptions.DEFAULT);
        return new ApiServer(worker, runs, web);
      } catch (WorkerException | RuntimeException e) {
        web.close();
        throw e;
      }
    } catch (ApiStartException | WorkerException | RuntimeException e) {
      runs.close();
      throw e;
    }
  }

  private static ConfigurableApplicationContext serve(
      ApiOptions options, IrStore programs, RunClient runs) throws ApiStartException {
    BundleCatalogue catalogue = new BundleCatalogue(options.home().resolve("bundles"));
    SpringApplication application = new SpringApplication(ApiConfiguration.class);
    application.setBannerMode(Banner.Mode.OFF);
    application.setLogStartupInfo(false);
    application.setRegisterShutdownHook(false);
    application.addInitializers(context -> {
      ConfigurableListableBeanFactory beans = context.getBeanFactory();
      beans.registerSingleton("programs", programs);
      beans.registerSingleton("runs", runs);
      beans.registerSingleton("catalogue", catalogue);
      beans.registerSingleton("intake", new BundleIntake(programs, catalogue));
    });
    try {
      return application.run(arguments(options));
    } catch (ApplicationContextException | WebServerException e) {
      throw cannotListen(options, e);
    }
  }

  private static ApiStartException cannotListen(ApiOptions options, RuntimeException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof PortInUseException) {
        return new ApiStartException("port " + options.port() + " is in use", failure);
      }
      if (cause instanceof IOException) {
        String address = options.host() + ":" + options.port();
        return new ApiStartException(
            "cannot listen on " + address + ": " + cause.getMessage(), failure);
      }
    }
    throw failure;
  }

  private static String[] arguments(ApiOptions options) {
    var settings = new java.util.TreeMap<>(SETTINGS);
    settings.put("server.address", options.host());
    settings.put("server.port", Integer.toString(options.port()));
    return settings.entrySet().stream()
        .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
        .toArray(String[]::new);
  }

  /** The port it listens on. */
  public int port() {
    var server = ((WebServerApplicationContext) web).getWebServer();
    if (server == null) {
      throw new IllegalStateException("the server is closed");
    }
    return server.getPort();
  }

  /** Answers open requests, then stops; runs go on where Temporal does. */
  @Override
  public void close() {
    try {
      web.close();
    } finally {
      try {
        worker.close();
      } finally {
        runs.close();
      }
    }
  }
}
