package ai.somagent.soma.worker;

import ai.somagent.soma.ir.ProgramIr;
import ai.somagent.soma.ir.ToolActionIr;
import ai.somagent.soma.spi.JavaTool;
import ai.somagent.soma.spi.ToolAction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

/** The tool implementations of this process, by binding target. Immutable. */
public final class ToolRegistry {
  private final Map<String, JavaTool> tools;

  private ToolRegistry(Map<String, JavaTool> tools) {
    this.tools = tools;
  }

  /**
   * All tools on the class path.
   *
   * @throws ToolConflictException two of them claim one target
   */
  public static ToolRegistry discover() throws ToolConflictException {
    List<JavaTool> found = new ArrayList<>();
    ServiceLoader.load(JavaTool.class).forEach(found::add);
    return of(found);
  }

  /**
   * These tools and no others.
   *
   * @throws ToolConflictException two of them claim one target
   */
  public static ToolRegistry of(Iterable<? extends JavaTool> tools) throws ToolConflictException {
    Map<String, JavaTool> byTarget = new LinkedHashMap<>();
    for (JavaTool tool : tools) {
      JavaTool other = byTarget.putIfAbsent(tool.target(), tool);
      if (other != null) {
        throw new ToolConflictException(tool.target(), other.getClass(), tool.getClass());
      }
    }
    return new ToolRegistry(byTarget);
  }

  /** The implementation of an action, or empty when nothing here implements it. */
  public Optional<ToolAction> find(ToolActionIr action) {
    JavaTool tool = "java".equals(action.bindingKind()) ? tools.get(action.bindingTarget()) : null;
    return tool == null
        ? Optional.empty()
        : Optional.ofNullable(tool.actions().get(action.action()));
  }

  /**
   * Checks that every action a program calls is implemented here.
   *
   * @throws MissingToolsException with all that are not
   */
  public void requireAll(ProgramIr program) throws MissingToolsException {
    List<String> missing =
        program.tools().values().stream()
            .filter(action -> find(action).isEmpty())
            .map(ToolRegistry::describe)
            .distinct()
            .sorted()
            .toList();
    if (!missing.isEmpty()) {
      throw new MissingToolsException(missing);
    }
  }

  private static String describe(ToolActionIr action) {
    return "`%s` via %s \"%s\""
        .formatted(action.shortName(), action.bindingKind(), action.bindingTarget());
  }
}
