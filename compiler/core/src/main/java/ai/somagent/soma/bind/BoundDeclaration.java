package ai.somagent.soma.bind;

import ai.somagent.soma.syntax.CapsuleSyntax;
import ai.somagent.soma.syntax.DeclarationSyntax;
import ai.somagent.soma.syntax.NameSyntax;
import ai.somagent.soma.syntax.PlanSyntax;
import ai.somagent.soma.syntax.TestSyntax;
import org.jspecify.annotations.Nullable;

/**
 * A named thing at the top level of a module. Equal by identity.
 *
 * @see #kind() for what it is in the author's words
 */
public final class BoundDeclaration {
  private final BoundFile file;
  private final NameSyntax name;
  private final DeclarationSyntax syntax;

  BoundDeclaration(BoundFile file, NameSyntax name, DeclarationSyntax syntax) {
    this.file = file;
    this.name = name;
    this.syntax = syntax;
  }

  /** The file it stands in. */
  public BoundFile file() {
    return file;
  }

  public String module() {
    return file.module();
  }

  public NameSyntax name() {
    return name;
  }

  public DeclarationSyntax syntax() {
    return syntax;
  }

  /** What it is, for messages: {@code tool}, {@code enum}, {@code capsule} and so on. */
  public String kind() {
    return kindOf(syntax);
  }

  static String kindOf(DeclarationSyntax syntax) {
    return switch (syntax) {
      case DeclarationSyntax.RecordSyntax r -> "record";
      case DeclarationSyntax.AliasSyntax a -> "type";
      case DeclarationSyntax.EnumSyntax e -> "enum";
      case DeclarationSyntax.UnionSyntax u -> "union";
      case DeclarationSyntax.ErrorKindSyntax e -> "error";
      case DeclarationSyntax.FunctionSyntax f -> "function";
      case DeclarationSyntax.ConstSyntax c -> "constant";
      case DeclarationSyntax.TopicSyntax t -> "topic";
      case DeclarationSyntax.ToolSyntax t -> "tool";
      case DeclarationSyntax.PersonaSyntax p -> "persona";
      case DeclarationSyntax.PolicySyntax p -> "policy";
      case DeclarationSyntax.TaskSyntax t -> "task";
      case CapsuleSyntax c -> "capsule";
      case PlanSyntax p -> "plan";
      case TestSyntax t -> "test";
      case DeclarationSyntax.ErrorDeclarationSyntax e -> "declaration";
    };
  }

  /** The declared name, or null for tests and for what could not be read. */
  public static @Nullable NameSyntax nameOf(DeclarationSyntax syntax) {
    return switch (syntax) {
      case DeclarationSyntax.RecordSyntax r -> r.name();
      case DeclarationSyntax.AliasSyntax a -> a.name();
      case DeclarationSyntax.EnumSyntax e -> e.name();
      case DeclarationSyntax.UnionSyntax u -> u.name();
      case DeclarationSyntax.ErrorKindSyntax e -> e.name();
      case DeclarationSyntax.FunctionSyntax f -> f.name();
      case DeclarationSyntax.ConstSyntax c -> c.name();
      case DeclarationSyntax.TopicSyntax t -> t.name();
      case DeclarationSyntax.ToolSyntax t -> t.name();
      case DeclarationSyntax.PersonaSyntax p -> p.name();
      case DeclarationSyntax.PolicySyntax p -> p.name();
      case DeclarationSyntax.TaskSyntax t -> t.name();
      case CapsuleSyntax c -> c.name();
      case PlanSyntax p -> p.name();
      case TestSyntax t -> null;
      case DeclarationSyntax.ErrorDeclarationSyntax e -> null;
    };
  }

  @Override
  public String toString() {
    return kind() + " " + module() + "." + name.text();
  }
}
