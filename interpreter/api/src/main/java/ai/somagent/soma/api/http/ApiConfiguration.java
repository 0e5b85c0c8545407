package ai.somagent.soma.api.http;

import ai.somagent.soma.api.bundle.BundleCatalogue;
import ai.somagent.soma.api.bundle.BundleIntake;
import ai.somagent.soma.worker.IrStore;
import ai.somagent.soma.worker.RunClient;
import org.apache.catalina.core.StandardHost;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;

/** All that Spring has to know: a server, a dispatcher and the routes. Nothing is scanned for. */
@Configuration(proxyBeanMethods = false)
@EnableWebMvc
@ImportAutoConfiguration({
  TomcatServletWebServerAutoConfiguration.class,
  DispatcherServletAutoConfiguration.class
})
public class ApiConfiguration {
  @Bean
  BundleRoutes bundleRoutes(BundleIntake intake, BundleCatalogue catalogue) {
    return new BundleRoutes(intake, catalogue);
  }

  @Bean
  RunRoutes runRoutes(BundleCatalogue catalogue, IrStore programs, RunClient runs) {
    return new RunRoutes(catalogue, programs, runs);
  }

  @Bean
  OpenApiRoute openApiRoute() {
    return new OpenApiRoute();
  }

  @Bean
  ProblemFilter problemFilter() {
    return new ProblemFilter();
  }

  @Bean
  OriginGuard originGuard() {
    return new OriginGuard();
  }

  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> plainErrors() {
    return factory ->
        factory.addContextCustomizers(context -> {
          if (context.getParent() instanceof StandardHost host) {
            host.setErrorReportValveClass(PlainErrorValve.class.getName());
          }
        });
  }
}
