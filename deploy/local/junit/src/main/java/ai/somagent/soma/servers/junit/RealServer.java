package ai.somagent.soma.servers.junit;

import ai.somagent.soma.servers.catalogue.Server;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The test needs these servers. On a class: they are healthy before each of its tests. On a field
 * or a parameter of type {@link ai.somagent.soma.servers.instance.RunningServer}: that one is
 * healthy, and given; of type {@link ai.somagent.soma.servers.install.InstalledServer}: only
 * installed. A parameter without annotation means the class's one server.
 *
 * <p>A server that is not installed leaves the class, or the one test whose parameter it is, out:
 * reported as disabled and written down in {@code target/not-run.txt} of the repository. With
 * {@code CI=true} it fails instead, unless the server is an opt-in one. When a test fails, the ends
 * of its servers' logs are copied to {@code target/server-logs}.
 */
@Target({ElementType.TYPE, ElementType.FIELD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Repeatable(RealServers.class)
@ExtendWith(RealServerExtension.class)
public @interface RealServer {

  /** One server on a field or parameter; one or more on a class. */
  Server[] value();

  /**
   * False: the instance that all tests of the build share, started by the first that asks. True: an
   * instance that only this class has, with its own copies of what it requires, deleted after the
   * class: for tests that break it.
   */
  boolean own() default false;
}
