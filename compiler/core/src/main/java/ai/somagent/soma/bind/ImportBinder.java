package ai.somagent.soma.bind;

import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.diagnostic.DiagnosticSink;
import ai.somagent.soma.source.Span;
import ai.somagent.soma.syntax.DeclarationSyntax;
import ai.somagent.soma.syntax.ImportSyntax;
import ai.somagent.soma.syntax.ImportSyntax.ContractImportSyntax;
import ai.somagent.soma.syntax.ImportSyntax.ModuleImportSyntax;
import ai.somagent.soma.syntax.NameSyntax;
import ai.somagent.soma.syntax.PathSyntax;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Resolves what the imports of a file name. */
final class ImportBinder {
  /** Longest list of names that a message shows. */
  private static final int MOST_LISTED = 12;

  /** The module that may name the language's own types. */
  private static final String TYPES = "somagent.types";

  private final Map<String, BoundModule> modules;
  private final ImportedModules library;
  private final ContractBinder contracts;
  private final DiagnosticSink sink;

  ImportBinder(
      Map<String, BoundModule> modules,
      ImportedModules library,
      ContractBinder contracts,
      DiagnosticSink sink) {
    this.modules = modules;
    this.library = library;
    this.contracts = contracts;
    this.sink = sink;
  }

  void bind(BoundFile file) {
    for (ImportSyntax syntax : file.parsed().file().imports()) {
      switch (syntax) {
        case ModuleImportSyntax wanted -> bindModule(file, wanted);
        case ContractImportSyntax contract -> bindContract(file, contract);
      }
    }
  }

  private void bindContract(BoundFile file, ContractImportSyntax wanted) {
    NameSyntax alias = wanted.alias();
    NameRules.checkCase(alias, false, "import", file.parsed().source(), sink);
    if (alias.isMissing()) {
      return;
    }
    BoundModule target = contracts.moduleOf(wanted);
    if (target == null) {
      file.failImport(alias.text());
    } else if (isFree(file, alias)) {
      ContractNames.importAs(alias.text(), target, file);
    }
  }

  private void bindModule(BoundFile file, ModuleImportSyntax wanted) {
    PathSyntax path = wanted.module();
    if (path.last().isMissing()) {
      return;
    }
    BoundModule target = modules.get(path.text());
    if (target == null && isBuiltIn(wanted)) {
      return;
    }
    if (target == null) {
      reportUnknownModule(file, path);
      wanted.names().forEach(name -> file.failImport(name.text()));
      if (wanted.alias() != null) {
        file.failImport(wanted.alias().text());
      }
      return;
    }
    if (target.name().equals(file.module())) {
      report(
          file,
          BindCode.IMPORT_CYCLE,
          path.span(),
          "a module cannot import itself",
          "files of one module see each other's names without an import");
      return;
    }
    ImportVersions.check(file, wanted, target, sink);
    if (wanted.alias() != null) {
      bindAlias(file, wanted.alias(), target);
    } else if (wanted.names().isEmpty()) {
      report(
          file,
          BindCode.EMPTY_IMPORT,
          wanted.span(),
          "the import of `" + target.name() + "` names nothing",
          "list the names in braces, or give the module a name with `as`");
    }
    for (int i = 0; i < wanted.names().size(); i++) {
      NameSyntax name = wanted.names().get(i);
      if (name.text().equals("as") && target.find("as") == null) {
        refuseRename(file, name);
        i++;
        if (i < wanted.names().size()) {
          file.failImport(wanted.names().get(i).text());
        }
      } else {
        bindName(file, name, target);
      }
    }
  }

  /** Whether every name is the language's own, which needs no module to stand in. */
  private static boolean isBuiltIn(ModuleImportSyntax wanted) {
    boolean all = wanted.alias() == null && !wanted.names().isEmpty();
    for (NameSyntax name : wanted.names()) {
      all &= isBuiltIn(wanted.module().text(), name);
    }
    return all;
  }

  /** Built-in types may be imported from the module of types; they are seen without it. */
  private static boolean isBuiltIn(String module, NameSyntax name) {
    return module.equals(TYPES) && NameRules.isBuiltInType(name.text());
  }

  private void refuseRename(BoundFile file, NameSyntax as) {
    report(
        file,
        BindCode.UNKNOWN_IMPORT,
        as.span(),
        "a name keeps its name when it is imported",
        "give the module a name, as in `import acme.kit as kit`, and write `kit.name`");
  }

  private void reportUnknownModule(BoundFile file, PathSyntax path) {
    String text = path.text();
    Diagnostic plain =
        Diagnostic.of(
            BindCode.UNKNOWN_MODULE, file.source(), path.span(), "unknown module `" + text + "`");
    List<String> known = new ArrayList<>(modules.keySet());
    known.addAll(library.names());
    known.remove(file.module());
    String near = NearName.find(text, known);
    sink.report(
        near == null
            ? plain.withHelp("it is neither in this workspace nor in the standard library")
            : plain
                .withHelp("did you mean `" + near + "`?")
                .withFixes(
                    List.of(NameReports.replace(path.span(), near, "Change to `" + near + "`"))));
  }

  private void bindAlias(BoundFile file, NameSyntax alias, BoundModule target) {
    NameRules.checkCase(alias, false, "import", file.parsed().source(), sink);
    if (!alias.isMissing() && isFree(file, alias)) {
      file.importModule(alias.text(), target);
    }
  }

  private void bindName(BoundFile file, NameSyntax name, BoundModule target) {
    if (name.isMissing()) {
      return;
    }
    BoundDeclaration found = target.find(name.text());
    if (found == null && isBuiltIn(target.name(), name)) {
      return;
    }
    if (found == null) {
      file.failImport(name.text());
      sink.report(unknownName(file, name, target));
      return;
    }
    if (found.syntax() instanceof DeclarationSyntax.TaskSyntax) {
      file.failImport(name.text());
      sink.report(
          Diagnostic.of(
                  BindCode.UNKNOWN_IMPORT,
                  file.source(),
                  name.span(),
                  "task `" + name.text() + "` is private to module `" + target.name() + "`")
              .withHelp("make it a capsule, or move what it does into a function")
              .withRelated(List.of(NameReports.declaredHere(found))));
      return;
    }
    if (isFree(file, name)) {
      file.importDeclaration(name.text(), found);
    }
  }

  /** Suggests names of the kind that the case of the first letter speaks of. */
  private static Diagnostic unknownName(BoundFile file, NameSyntax name, BoundModule target) {
    List<String> alike = new ArrayList<>();
    for (BoundDeclaration declaration : target.declarations().values()) {
      boolean isPrivate = declaration.syntax() instanceof DeclarationSyntax.TaskSyntax;
      String other = declaration.name().text();
      if (!isPrivate && isUpper(other) == isUpper(name.text())) {
        alike.add(other);
      }
    }
    Diagnostic found =
        NameReports.unknown(
            BindCode.UNKNOWN_IMPORT,
            file.source(),
            name,
            "module `" + target.name() + "` declares no `" + name.text() + "`",
            alike);
    boolean list = found.help() == null && !alike.isEmpty() && alike.size() <= MOST_LISTED;
    return list ? found.withHelp("it has `" + String.join("`, `", alike) + "`") : found;
  }

  private static boolean isUpper(String name) {
    return !name.isEmpty() && Character.isUpperCase(name.charAt(0));
  }

  private boolean isFree(BoundFile file, NameSyntax name) {
    BoundModule own = modules.get(file.module());
    BoundDeclaration declared = own == null ? null : own.find(name.text());
    boolean imported =
        file.imports().containsKey(name.text()) || file.aliases().containsKey(name.text());
    if (declared == null && !imported) {
      return true;
    }
    String message = "`" + name.text() + "` is " + (imported ? "imported twice" : "also declared");
    Diagnostic plain =
        Diagnostic.of(
            BindCode.DUPLICATE_IMPORT,
            file.source(),
            name.span(),
            imported ? message : message + " in module `" + file.module() + "`");
    sink.report(
        declared == null
            ? plain
            : plain
                .withHelp("give the imported module a name with `as` to tell the two apart")
                .withRelated(List.of(NameReports.declaredHere(declared))));
    return false;
  }

  private void report(BoundFile file, BindCode code, Span span, String message, String help) {
    sink.report(Diagnostic.of(code, file.source(), span, message).withHelp(help));
  }
}
