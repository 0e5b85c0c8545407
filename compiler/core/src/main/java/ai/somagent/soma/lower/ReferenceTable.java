package ai.somagent.soma.lower;

import ai.somagent.soma.checked.CheckedCapsule;
import ai.somagent.soma.checked.PersonaSymbol;
import ai.somagent.soma.checked.PolicySymbol;
import ai.somagent.soma.checked.SomaType;
import ai.somagent.soma.checked.ToolActionSymbol;
import ai.somagent.soma.checked.TopicSymbol;
import ai.somagent.soma.ir.ReferencesIr;
import ai.somagent.soma.ir.ReferencesIr.ChildIr;
import ai.somagent.soma.ir.ReferencesIr.PersonaIr;
import ai.somagent.soma.ir.ReferencesIr.PolicyIr;
import ai.somagent.soma.ir.ReferencesIr.TopicIr;
import ai.somagent.soma.ir.type.TypeIr;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** Personas, topics and child capsules of one program, by qualified name. */
final class ReferenceTable {
  private final TypeLowering types;
  private final ToolTable tools;
  private final Function<CheckedCapsule, String> digests;
  private final Map<String, PersonaSymbol> personas = new TreeMap<>();
  private final Map<String, SortedSet<String>> offered = new TreeMap<>();
  private final Map<String, TopicIr> topics = new TreeMap<>();
  private final Map<String, ChildIr> capsules = new TreeMap<>();

  /**
   * @param digests of the programs of other capsules
   */
  ReferenceTable(TypeLowering types, ToolTable tools, Function<CheckedCapsule, String> digests) {
    this.types = types;
    this.tools = tools;
    this.digests = digests;
  }

  /** Remembers {@code persona} with the tools that it is offered, and gives its name. */
  String persona(PersonaSymbol persona, List<String> toolKeys) {
    String name = qualified(persona.module(), persona.name());
    personas.putIfAbsent(name, persona);
    offered.computeIfAbsent(name, ignored -> new TreeSet<>()).addAll(toolKeys);
    return name;
  }

  List<String> tools(List<ToolActionSymbol> actions) {
    List<String> keys = new ArrayList<>(actions.size());
    for (ToolActionSymbol action : actions) {
      keys.add(tools.key(action));
    }
    return keys;
  }

  String topic(TopicSymbol topic) {
    String name = qualified(topic.module(), topic.name());
    if (!topics.containsKey(name)) {
      TypeIr payload = types.lower(new SomaType.NamedType(topic.payload()));
      topics.put(
          name, new TopicIr(topic.wireName(), topic.key(), topic.retentionMillis(), payload));
    }
    return name;
  }

  /** Remembers {@code capsule} by the digest of its program, and gives its name. */
  String capsule(CheckedCapsule capsule) {
    String name = capsule.qualifiedName();
    if (!capsules.containsKey(name)) {
      capsules.put(name, child(capsule));
    }
    return name;
  }

  private ChildIr child(CheckedCapsule capsule) {
    return new ChildIr(
        capsule.version(),
        digests.apply(capsule),
        types.fields(capsule.input()),
        capsule.output() == null ? null : types.lower(capsule.output().type()),
        capsule.output() == null ? List.of() : LabelLowering.lower(capsule.output().labels()));
  }

  ReferencesIr references(List<PolicySymbol> policies) {
    Map<String, PersonaIr> asked = new TreeMap<>();
    personas.forEach((name, persona) -> asked.put(name, lower(name, persona)));
    List<PolicyIr> applied = new ArrayList<>(policies.size());
    for (PolicySymbol policy : policies) {
      applied.add(new PolicyIr(policy.qualifiedName(), policy.version()));
    }
    return new ReferencesIr(asked, topics, capsules, applied);
  }

  private PersonaIr lower(String name, PersonaSymbol persona) {
    return new PersonaIr(
        persona.version(),
        persona.model(),
        persona.system(),
        persona.temperature(),
        persona.maxTokens(),
        List.copyOf(offered.getOrDefault(name, new TreeSet<>())),
        LabelLowering.lower(persona.accepts()));
  }

  private static String qualified(String module, String name) {
    return module.isEmpty() ? name : module + "." + name;
  }
}
