package ai.somagent.soma.servers.junit;

import ai.somagent.soma.servers.catalogue.Server;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/** What annotations ask for. */
final class Needs {

  private Needs() {}

  /** Named on the class and the classes around it; true for those that are the class's own. */
  static Map<Server, Boolean> ofClass(Class<?> type) {
    Map<Server, Boolean> needs = new LinkedHashMap<>();
    for (Class<?> around = type; around != null; around = around.getEnclosingClass()) {
      for (RealServer need : annotations(around)) {
        for (Server server : need.value()) {
          needs.merge(server, need.own(), Boolean::logicalOr);
        }
      }
    }
    return needs;
  }

  /** Without any of these, no test of the class can run. */
  static Set<Server> ofWholeClass(Class<?> type) {
    Set<Server> needs = new LinkedHashSet<>(ofClass(type).keySet());
    fields(type).forEach(field -> needs.addAll(of(field)));
    for (Constructor<?> constructor : type.getDeclaredConstructors()) {
      needs.addAll(ofParameters(constructor));
    }
    for (Method method :
        ReflectionSupport.findMethods(
            type,
            each -> !AnnotationSupport.isAnnotated(each, Testable.class),
            HierarchyTraversalMode.TOP_DOWN)) {
      needs.addAll(ofParameters(method));
    }
    return needs;
  }

  static Set<Server> ofParameters(Executable executable) {
    Set<Server> needs = new LinkedHashSet<>();
    for (Parameter parameter : executable.getParameters()) {
      needs.addAll(of(parameter));
    }
    return needs;
  }

  static List<Field> fields(Class<?> type) {
    return ReflectionSupport.findFields(
        type, field -> !annotations(field).isEmpty(), HierarchyTraversalMode.TOP_DOWN);
  }

  /**
   * The one server an annotated field or parameter names.
   *
   * @throws ExtensionConfigurationException when it names several, or none
   */
  static Server one(AnnotatedElement element) {
    List<Server> named = new ArrayList<>(of(element));
    if (named.size() != 1) {
      throw new ExtensionConfigurationException(
          element + " must name one server in @RealServer, not " + named.size());
    }
    return named.getFirst();
  }

  static boolean isOwn(AnnotatedElement element) {
    return annotations(element).stream().anyMatch(RealServer::own);
  }

  private static Set<Server> of(AnnotatedElement element) {
    Set<Server> needs = new LinkedHashSet<>();
    annotations(element).forEach(need -> needs.addAll(List.of(need.value())));
    return needs;
  }

  private static List<RealServer> annotations(AnnotatedElement element) {
    return AnnotationSupport.findRepeatableAnnotations(element, RealServer.class);
  }
}
