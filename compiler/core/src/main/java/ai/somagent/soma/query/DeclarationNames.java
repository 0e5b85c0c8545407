package ai.somagent.soma.query;

import ai.somagent.soma.bind.BoundDeclaration;
import ai.somagent.soma.checked.CheckedCapsule;
import ai.somagent.soma.syntax.CapsuleSyntax;
import ai.somagent.soma.syntax.DeclarationSyntax;
import ai.somagent.soma.syntax.FileSyntax;
import ai.somagent.soma.syntax.ImportSyntax;
import ai.somagent.soma.syntax.NameSyntax;
import ai.somagent.soma.syntax.PathSyntax;
import ai.somagent.soma.syntax.PlanSyntax;
import ai.somagent.soma.syntax.SettingSyntax;
import ai.somagent.soma.syntax.TestSyntax;
import ai.somagent.soma.type.Environment;
import ai.somagent.soma.type.ModuleScope;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The names of a file and of its declarations. */
final class DeclarationNames {
  private final ModuleScope scope;
  private final FileFacts facts;
  private final NameCollector names;
  private final Map<String, Target> aliases = new HashMap<>();
  private final PathNames paths;
  private final ExpressionNames expressions;
  private final TypeNameUses types;
  private final StepNames steps;
  private final MemberNames members;

  DeclarationNames(ModuleScope scope, FileFacts facts, NameCollector names) {
    this.scope = scope;
    this.facts = facts;
    this.names = names;
    this.paths = new PathNames(names, aliases);
    this.expressions = new ExpressionNames(facts, names, paths);
    this.types = new TypeNameUses(names, paths);
    this.steps = new StepNames(facts, names, paths, expressions, types);
    this.members = new MemberNames(facts, names, paths, expressions, types, steps);
  }

  void file(FileSyntax file) {
    module(file.module());
    file.imports().forEach(this::imported);
    for (DeclarationSyntax declaration : file.declarations()) {
      expressions.inputOwner(null);
      declaration(declaration, Environment.of(scope));
    }
  }

  private void module(PathSyntax path) {
    names.use(path.last(), new Target(Target.Kind.MODULE, "", path.text()));
  }

  private void imported(ImportSyntax syntax) {
    switch (syntax) {
      case ImportSyntax.ModuleImportSyntax module -> {
        module(module.module());
        for (NameSyntax name : module.names()) {
          BoundDeclaration found = scope.findDeclaration(name.text());
          names.use(name, found == null ? null : Scopes.target(found));
        }
        alias(module.alias());
      }
      case ImportSyntax.ContractImportSyntax contract -> alias(contract.alias());
    }
  }

  private void alias(@Nullable NameSyntax alias) {
    if (alias != null) {
      Target target = names.inText(Target.Kind.ALIAS, alias);
      names.define(alias, target);
      aliases.put(alias.text(), target);
    }
  }

  private void declaration(DeclarationSyntax syntax, Environment environment) {
    switch (syntax) {
      case DeclarationSyntax.Data data -> data(data, environment);
      case DeclarationSyntax.TopicSyntax topic -> {
        String owner = define(topic.name(), Target.Kind.TOPIC);
        types.fields(topic.fields(), Target.Kind.FIELD, owner, environment);
      }
      case DeclarationSyntax.ToolSyntax tool -> tool(tool, environment);
      case DeclarationSyntax.PersonaSyntax persona -> {
        define(persona.name(), Target.Kind.PERSONA);
        settings(persona.settings(), environment);
      }
      case DeclarationSyntax.PolicySyntax policy -> {
        define(policy.name(), Target.Kind.POLICY);
        policy.rules().forEach(rule -> steps.parts(rule, environment));
      }
      case DeclarationSyntax.TaskSyntax task -> task(task, environment);
      case CapsuleSyntax capsule -> {
        String owner = define(capsule.name(), Target.Kind.CAPSULE);
        members.capsule(capsule, owner, capsuleScope(capsule.name(), owner, environment));
      }
      case PlanSyntax plan -> {
        String owner = define(plan.name(), Target.Kind.PLAN);
        members.plan(plan, owner, capsuleScope(plan.name(), owner, environment));
      }
      case TestSyntax test -> {
        paths.use(test.subject(), environment);
        test.items().forEach(item -> steps.parts(item, environment));
      }
      case DeclarationSyntax.ErrorDeclarationSyntax broken -> {}
    }
  }

  private void data(DeclarationSyntax.Data syntax, Environment environment) {
    switch (syntax) {
      case DeclarationSyntax.RecordSyntax record ->
          types.fields(
              record.fields(),
              Target.Kind.FIELD,
              define(record.name(), Target.Kind.TYPE),
              environment);
      case DeclarationSyntax.AliasSyntax alias -> {
        define(alias.name(), Target.Kind.TYPE);
        types.walk(alias.type(), environment);
      }
      case DeclarationSyntax.EnumSyntax cases -> {
        String owner = define(cases.name(), Target.Kind.TYPE);
        cases.cases().forEach(one -> names.define(one, caseOf(owner, one)));
      }
      case DeclarationSyntax.UnionSyntax union -> {
        String owner = define(union.name(), Target.Kind.TYPE);
        for (DeclarationSyntax.UnionCaseSyntax one : union.cases()) {
          names.define(one.name(), caseOf(owner, one.name()));
          String inner = owner + "." + one.name().text();
          types.fields(one.fields(), Target.Kind.FIELD, inner, environment);
        }
      }
      case DeclarationSyntax.ErrorKindSyntax error ->
          types.fields(
              error.fields(),
              Target.Kind.FIELD,
              define(error.name(), Target.Kind.ERROR),
              environment);
      case DeclarationSyntax.FunctionSyntax function -> function(function, environment);
      case DeclarationSyntax.ConstSyntax constant -> {
        define(constant.name(), Target.Kind.CONSTANT);
        if (constant.type() != null) {
          types.walk(constant.type(), environment);
        }
        expressions.walk(constant.value(), environment);
      }
    }
  }

  private Environment capsuleScope(NameSyntax name, String owner, Environment environment) {
    CheckedCapsule checked = facts.capsule(name.text());
    expressions.inputOwner(owner + ".input");
    return environment.withInput(checked == null ? List.of() : checked.input());
  }

  private String define(NameSyntax name, Target.Kind kind) {
    names.define(name, new Target(kind, scope.module(), name.text()));
    return scope.module() + "." + name.text();
  }

  private static Target caseOf(String owner, NameSyntax name) {
    return new Target(Target.Kind.CASE, owner, name.text());
  }

  private void function(DeclarationSyntax.FunctionSyntax function, Environment environment) {
    define(function.name(), Target.Kind.FUNCTION);
    types.walk(function.result(), environment);
    expressions.walk(function.body(), members.parameters(function.parameters(), null, environment));
  }

  private void task(DeclarationSyntax.TaskSyntax task, Environment environment) {
    String owner = define(task.name(), Target.Kind.TASK);
    if (task.result() != null) {
      types.walk(task.result(), environment);
    }
    steps.block(task.body(), members.parameters(task.parameters(), owner, environment));
  }

  private void tool(DeclarationSyntax.ToolSyntax tool, Environment environment) {
    String owner = define(tool.name(), Target.Kind.TOOL);
    for (DeclarationSyntax.ActionSyntax action : tool.actions()) {
      names.define(action.name(), new Target(Target.Kind.ACTION, owner, action.name().text()));
      String inner = owner + "." + action.name().text();
      types.fields(action.parameters(), Target.Kind.FIELD, inner, environment);
      if (action.result() != null) {
        types.walk(action.result(), environment);
      }
      for (SettingSyntax setting : action.settings()) {
        if (setting.key().text().equals("errors")) {
          expressions.walk(setting.value(), environment);
        }
      }
    }
  }

  private void settings(List<SettingSyntax> settings, Environment environment) {
    settings.forEach(setting -> expressions.walk(setting.value(), environment));
  }
}
