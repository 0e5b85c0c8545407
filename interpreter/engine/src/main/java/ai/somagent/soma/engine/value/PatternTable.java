package ai.somagent.soma.engine.value;

import ai.somagent.soma.ir.MembersIr;
import ai.somagent.soma.ir.MembersIr.UpdateIr;
import ai.somagent.soma.ir.ProgramIr;
import ai.somagent.soma.ir.ReferencesIr.ChildIr;
import ai.somagent.soma.ir.ToolActionIr;
import ai.somagent.soma.ir.node.EffectIr;
import ai.somagent.soma.ir.node.EffectIr.AskIr;
import ai.somagent.soma.ir.node.EffectIr.EndorseIr;
import ai.somagent.soma.ir.node.NodeIr;
import ai.somagent.soma.ir.type.FieldIr;
import ai.somagent.soma.ir.type.PatternBound;
import ai.somagent.soma.ir.type.TypeDefinitionIr;
import ai.somagent.soma.ir.type.TypeDefinitionIr.CaseIr;
import ai.somagent.soma.ir.type.TypeDefinitionIr.EnumIr;
import ai.somagent.soma.ir.type.TypeDefinitionIr.RecordIr;
import ai.somagent.soma.ir.type.TypeDefinitionIr.UnionIr;
import ai.somagent.soma.ir.type.TypeIr;
import ai.somagent.soma.ir.type.TypeIr.ListTypeIr;
import ai.somagent.soma.ir.type.TypeIr.MapTypeIr;
import ai.somagent.soma.ir.type.TypeIr.NamedTypeIr;
import ai.somagent.soma.ir.type.TypeIr.OptionalTypeIr;
import ai.somagent.soma.ir.type.TypeIr.ScalarTypeIr;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Every pattern of a program, compiled once. Matching takes time linear in the text. */
final class PatternTable {
  private final Map<String, Pattern> patterns = new HashMap<>();

  private PatternTable() {}

  static PatternTable of(ProgramIr program) {
    PatternTable table = new PatternTable();
    table.addFields(program.input());
    table.addType(program.output());
    program.types().values().forEach(table::addDefinition);
    program.errors().values().forEach(table::addFields);
    for (ToolActionIr tool : program.tools().values()) {
      table.addFields(tool.parameters());
      table.addType(tool.result());
    }
    program.slots().values().forEach(slot -> table.addType(slot.type()));
    table.addMembers(program.members());
    for (ChildIr child : program.references().capsules().values()) {
      table.addFields(child.input());
      table.addType(child.output());
    }
    program.nodes().values().forEach(table::addNode);
    return table;
  }

  private void addMembers(MembersIr members) {
    for (UpdateIr update : members.updates().values()) {
      addFields(update.parameters());
      addType(update.result());
    }
    members.queries().values().forEach(query -> addType(query.type()));
  }

  private void addNode(NodeIr node) {
    if (node instanceof EffectIr effect) {
      addType(effect.clauses().decode());
    }
    if (node instanceof EndorseIr endorse) {
      addType(endorse.type());
    } else if (node instanceof AskIr ask) {
      addType(ask.answer());
    }
  }

  boolean matches(String pattern, String text) {
    Pattern compiled = patterns.get(pattern);
    if (compiled == null) {
      throw new IllegalStateException("the pattern " + pattern + " is not of this program");
    }
    return compiled.matcher(text).find();
  }

  private void addDefinition(TypeDefinitionIr definition) {
    switch (definition) {
      case RecordIr record -> addFields(record.fields());
      case UnionIr union -> union.cases().stream().map(CaseIr::fields).forEach(this::addFields);
      case EnumIr _ -> {}
    }
  }

  private void addFields(List<FieldIr> fields) {
    fields.forEach(field -> addType(field.type()));
  }

  private void addType(@Nullable TypeIr type) {
    switch (type) {
      case null -> {}
      case ScalarTypeIr scalar -> addPattern(scalar.limits().pattern());
      case ListTypeIr list -> addType(list.element());
      case MapTypeIr map -> addType(map.value());
      case OptionalTypeIr optional -> addType(optional.of());
      case NamedTypeIr _ -> {}
    }
  }

  private void addPattern(@Nullable String pattern) {
    if (pattern == null) {
      return;
    }
    String refusal = PatternBound.refusal(pattern);
    if (refusal != null) {
      throw new IllegalArgumentException("a pattern is too large: " + refusal);
    }
    try {
      patterns.put(pattern, Pattern.compile(pattern));
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException("not an RE2 expression: " + pattern, e);
    }
  }
}
