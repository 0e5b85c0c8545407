package ai.somagent.soma.checked;

import ai.somagent.soma.source.Span;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A declared type. Created when its module is bound, completed once by {@link #complete}; reading
 * the definition earlier is a bug and fails loudly. Equal by qualified name: when an editor checks
 * one file anew, its types and those that other files already know must be the same.
 */
public final class NamedTypeSymbol {
  private final String module;
  private final String owner;
  private final String name;
  private final String source;
  private final Span span;
  private @Nullable Definition definition;

  /**
   * @param module the declaring module; empty for built-in types
   * @param source name of the declaring text
   * @param span the name in the declaration
   */
  public NamedTypeSymbol(String module, String name, String source, Span span) {
    this(module, "", name, source, span);
  }

  /**
   * A record that a declaration brings along, as {@code output { … }} does.
   *
   * @param owner name of that declaration; part of the qualified name
   */
  public NamedTypeSymbol(String module, String owner, String name, String source, Span span) {
    this.module = module;
    this.owner = owner;
    this.name = name;
    this.source = source;
    this.span = span;
  }

  public String module() {
    return module;
  }

  public String name() {
    return name;
  }

  public String source() {
    return source;
  }

  public Span span() {
    return span;
  }

  /** Module, owner if any, and name, or the bare name of a built-in type. */
  public String qualifiedName() {
    String owned = owner.isEmpty() ? name : owner + "." + name;
    return module.isEmpty() ? owned : module + "." + owned;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof NamedTypeSymbol symbol
            && name.equals(symbol.name)
            && owner.equals(symbol.owner)
            && module.equals(symbol.module);
  }

  @Override
  public int hashCode() {
    return 31 * module.hashCode() + name.hashCode();
  }

  /** Sets the definition; to be called exactly once. */
  public void complete(Definition what) {
    if (definition != null) {
      throw new IllegalStateException(qualifiedName() + " is already defined");
    }
    definition = what;
  }

  public boolean isComplete() {
    return definition != null;
  }

  /** The definition; a bug when asked for before {@link #complete}. */
  public Definition definition() {
    if (definition == null) {
      throw new IllegalStateException(qualifiedName() + " is not defined yet");
    }
    return definition;
  }

  @Override
  public String toString() {
    return qualifiedName();
  }

  /** What a named type is. */
  public sealed interface Definition {}

  public record RecordDefinition(List<FieldSymbol> fields) implements Definition {
    public RecordDefinition {
      fields = List.copyOf(fields);
    }
  }

  /** Cases in ascending order. */
  public record EnumDefinition(List<String> cases) implements Definition {
    public EnumDefinition {
      cases = List.copyOf(cases);
    }
  }

  public record UnionDefinition(List<CaseSymbol> cases) implements Definition {
    public UnionDefinition {
      cases = List.copyOf(cases);
    }
  }

  /** One case of a union. */
  public record CaseSymbol(String name, List<FieldSymbol> fields) {
    public CaseSymbol {
      fields = List.copyOf(fields);
    }
  }

  /** A distinct scalar; {@code base} is never another alias. */
  public record AliasDefinition(SomaType base, Set<Label> labels) implements Definition {
    public AliasDefinition {
      labels = Set.copyOf(labels);
    }

    /** Without labels. */
    public AliasDefinition(SomaType base) {
      this(base, Set.of());
    }
  }
}
