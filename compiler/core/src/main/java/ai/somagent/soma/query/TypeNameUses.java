package ai.somagent.soma.query;

import ai.somagent.soma.syntax.FieldSyntax;
import ai.somagent.soma.syntax.TypeSyntax;
import ai.somagent.soma.type.Environment;
import java.util.List;

/** The names inside types as written. */
final class TypeNameUses {
  private final NameCollector names;
  private final PathNames paths;

  TypeNameUses(NameCollector names, PathNames paths) {
    this.names = names;
    this.paths = paths;
  }

  void walk(TypeSyntax type, Environment environment) {
    if (Probe.isMarker(type.name().last())) {
      names.probe().found(new Probe.TypePlace(environment));
    }
    if (!paths.use(type.name(), environment) && type.name().parts().size() == 1) {
      names.use(type.name().last(), new Target(Target.Kind.BUILTIN, "", type.name().last().text()));
    }
    type.arguments().forEach(argument -> walk(argument, environment));
  }

  void fields(List<FieldSyntax> fields, Target.Kind kind, String owner, Environment environment) {
    for (FieldSyntax field : fields) {
      names.define(field.name(), new Target(kind, owner, field.name().text()));
      walk(field.type(), environment);
    }
  }
}
