package ai.somagent.soma.compile;

import ai.somagent.soma.bind.BindCode;
import ai.somagent.soma.bind.BoundFile;
import ai.somagent.soma.bind.BoundModule;
import ai.somagent.soma.bind.BoundProgram;
import ai.somagent.soma.compile.LockFile.Pin;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.diagnostic.DiagnosticSink;
import ai.somagent.soma.source.Span;
import ai.somagent.soma.syntax.ImportSyntax;
import ai.somagent.soma.syntax.ImportSyntax.ContractImportSyntax;
import ai.somagent.soma.syntax.ImportSyntax.ModuleImportSyntax;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether what was imported is what the lock pins. What a library module imports in its turn is
 * told at the import of the workspace that brought it in.
 */
final class LockCheck {
  private final Map<String, BoundModule> libraries = new HashMap<>();
  private final Set<BoundModule> told = new HashSet<>();
  private final LockFile lock;
  private final DiagnosticSink sink;

  private LockCheck(LockFile lock, DiagnosticSink sink) {
    this.lock = lock;
    this.sink = sink;
  }

  static void check(BoundProgram program, LockFile lock, DiagnosticSink sink) {
    LockCheck check = new LockCheck(lock, sink);
    for (BoundModule module : program.modules()) {
      if (module.isLibrary() && module.contract() == null) {
        check.libraries.put(module.name(), module);
      }
    }
    for (BoundModule module : program.modules()) {
      for (BoundFile file : module.files()) {
        if (!module.isLibrary()) {
          file.parsed().file().imports().forEach(syntax -> check.checkImport(file, syntax));
        }
      }
    }
  }

  private void checkImport(BoundFile file, ImportSyntax syntax) {
    switch (syntax) {
      case ModuleImportSyntax wanted -> {
        BoundModule module = libraries.get(wanted.module().text());
        if (module != null) {
          checkModule(file.source(), wanted.module().span(), module);
        }
      }
      case ContractImportSyntax wanted -> {
        BoundModule module = file.aliases().get(wanted.alias().text());
        BoundModule.ContractFile contract = module == null ? null : module.contract();
        if (contract != null) {
          String what = "`" + contract.file() + "`";
          Pin pin = lock.contracts().get(Pins.key(contract));
          Pin found = new Pin(null, contract.digest());
          compare(file.source(), wanted.file().span(), what, pin, found);
        }
      }
    }
  }

  private void checkModule(String source, Span span, BoundModule module) {
    if (!told.add(module)) {
      return;
    }
    String what = "module `" + module.name() + "`";
    compare(source, span, what, lock.modules().get(module.name()), Pins.of(module));
    for (BoundFile file : module.files()) {
      for (ImportSyntax syntax : file.parsed().file().imports()) {
        if (syntax instanceof ModuleImportSyntax further) {
          BoundModule next = libraries.get(further.module().text());
          if (next != null) {
            checkModule(source, span, next);
          }
        }
      }
    }
  }

  private void compare(String source, Span span, String what, @Nullable Pin pin, Pin found) {
    if (pin == null) {
      sink.report(
          Diagnostic.of(BindCode.NOT_LOCKED, source, span, what + " is not in `soma.lock`")
              .withHelp("`soma lock` writes what is imported now"));
    } else if (!Objects.equals(pin.version(), found.version())) {
      String message = what + " is locked at " + shown(pin) + ", and " + shown(found) + " is there";
      report(source, span, message);
    } else if (!pin.digest().equals(found.digest())) {
      report(source, span, what + " has other content than when it was locked");
    }
  }

  private static String shown(Pin pin) {
    return pin.version() == null ? "no version" : "version " + pin.version();
  }

  private void report(String source, Span span, String message) {
    sink.report(
        Diagnostic.of(BindCode.LOCK_DIFFERS, source, span, message)
            .withHelp("bring back what was locked, or look at what changed and run `soma lock`"));
  }
}
