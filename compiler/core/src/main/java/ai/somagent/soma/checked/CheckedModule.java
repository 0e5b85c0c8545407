package ai.somagent.soma.checked;

import java.util.List;

/** What one module of the workspace declares, each list in order of place. */
public record CheckedModule(
    String name,
    List<NamedTypeSymbol> types,
    List<ErrorSymbol> errors,
    List<FunctionSymbol> functions,
    List<ToolActionSymbol> actions,
    List<TopicSymbol> topics,
    List<PersonaSymbol> personas,
    List<PolicySymbol> policies,
    List<TaskSymbol> tasks,
    List<CheckedCapsule> capsules,
    List<CheckedTest> tests) {
  public CheckedModule {
    types = List.copyOf(types);
    errors = List.copyOf(errors);
    functions = List.copyOf(functions);
    actions = List.copyOf(actions);
    topics = List.copyOf(topics);
    personas = List.copyOf(personas);
    policies = List.copyOf(policies);
    tasks = List.copyOf(tasks);
    capsules = List.copyOf(capsules);
    tests = List.copyOf(tests);
  }
}
