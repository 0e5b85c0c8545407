package ai.somagent.soma.bind;

import ai.somagent.soma.syntax.ParsedFile;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** A parsed file with what its imports mean. Imports belong to the file, not to its module. */
public final class BoundFile {
  private final ParsedFile parsed;
  private final String module;
  private final boolean contract;
  private final Map<String, BoundDeclaration> imports = new LinkedHashMap<>();
  private final Map<String, BoundModule> aliases = new LinkedHashMap<>();
  private final Set<String> failed = new HashSet<>();

  BoundFile(ParsedFile parsed, String module) {
    this(parsed, module, false);
  }

  BoundFile(ParsedFile parsed, String module, boolean contract) {
    this.parsed = parsed;
    this.module = module;
    this.contract = contract;
  }

  /** Whether it was translated from a contract: then its names are those of another system. */
  public boolean isContract() {
    return contract;
  }

  public ParsedFile parsed() {
    return parsed;
  }

  /** Name of the text, as diagnostics give it. */
  public String source() {
    return parsed.source().name();
  }

  /** Dotted name of its module; empty when the header is missing. */
  public String module() {
    return module;
  }

  /** Imported declarations by the name that this file uses. */
  public Map<String, BoundDeclaration> imports() {
    return Collections.unmodifiableMap(imports);
  }

  /** Modules that this file imported under a name. */
  public Map<String, BoundModule> aliases() {
    return Collections.unmodifiableMap(aliases);
  }

  /**
   * Whether an import of {@code name} was refused, so that its uses need no message of their own.
   */
  public boolean isFailedImport(String name) {
    return failed.contains(name);
  }

  /** Whether any import was refused, so that not all that the file says is known. */
  public boolean hasFailedImports() {
    return !failed.isEmpty();
  }

  void failImport(String name) {
    failed.add(name);
  }

  void importDeclaration(String name, BoundDeclaration declaration) {
    imports.put(name, declaration);
  }

  void importModule(String alias, BoundModule target) {
    aliases.put(alias, target);
  }
}
