package ai.somagent.soma.query;

import ai.somagent.soma.bind.BoundDeclaration;
import ai.somagent.soma.source.Span;
import ai.somagent.soma.syntax.CapsuleSyntax;
import ai.somagent.soma.syntax.DeclarationSyntax;
import ai.somagent.soma.syntax.FieldSyntax;
import ai.somagent.soma.syntax.NameSyntax;
import ai.somagent.soma.syntax.ParsedFile;
import ai.somagent.soma.syntax.PlanSyntax;
import ai.somagent.soma.syntax.TestSyntax;
import java.util.ArrayList;
import java.util.List;

/** The declarations of a text and what they are made of. */
public final class OutlineQuery {
  private OutlineQuery() {}

  /**
   * @param span the whole of it
   * @param name where its name stands
   */
  public record Item(String title, Target.Kind kind, Span span, Span name, List<Item> inside) {
    public Item {
      inside = List.copyOf(inside);
    }
  }

  /** The outline of any text, sound or not. */
  public static List<Item> of(ParsedFile file) {
    List<Item> items = new ArrayList<>();
    for (DeclarationSyntax declaration : file.file().declarations()) {
      if (declaration instanceof TestSyntax test) {
        items.add(
            new Item(
                "test \"" + test.name().constantText() + "\"",
                Target.Kind.FUNCTION,
                test.span(),
                test.name().span(),
                List.of()));
      } else {
        NameSyntax name = BoundDeclaration.nameOf(declaration);
        if (name != null && !name.isMissing()) {
          items.add(item(name, kind(declaration), declaration.span(), inside(declaration)));
        }
      }
    }
    return items;
  }

  private static Item item(NameSyntax name, Target.Kind kind, Span span, List<Item> inside) {
    return new Item(name.text(), kind, span, name.span(), inside);
  }

  private static Target.Kind kind(DeclarationSyntax syntax) {
    return switch (syntax) {
      case DeclarationSyntax.ErrorKindSyntax error -> Target.Kind.ERROR;
      case DeclarationSyntax.FunctionSyntax function -> Target.Kind.FUNCTION;
      case DeclarationSyntax.ConstSyntax constant -> Target.Kind.CONSTANT;
      case DeclarationSyntax.Data data -> Target.Kind.TYPE;
      case DeclarationSyntax.TopicSyntax topic -> Target.Kind.TOPIC;
      case DeclarationSyntax.ToolSyntax tool -> Target.Kind.TOOL;
      case DeclarationSyntax.PersonaSyntax persona -> Target.Kind.PERSONA;
      case DeclarationSyntax.PolicySyntax policy -> Target.Kind.POLICY;
      case DeclarationSyntax.TaskSyntax task -> Target.Kind.TASK;
      case PlanSyntax plan -> Target.Kind.PLAN;
      case CapsuleSyntax capsule -> Target.Kind.CAPSULE;
      case TestSyntax test -> Target.Kind.FUNCTION;
      case DeclarationSyntax.ErrorDeclarationSyntax broken -> Target.Kind.LOCAL;
    };
  }

  private static List<Item> inside(DeclarationSyntax syntax) {
    List<Item> items = new ArrayList<>();
    switch (syntax) {
      case DeclarationSyntax.RecordSyntax record -> fields(record.fields(), items);
      case DeclarationSyntax.EnumSyntax cases ->
          cases.cases().forEach(c -> items.add(item(c, Target.Kind.CASE, c.span(), List.of())));
      case DeclarationSyntax.UnionSyntax union ->
          union
              .cases()
              .forEach(c -> items.add(item(c.name(), Target.Kind.CASE, c.span(), List.of())));
      case DeclarationSyntax.ToolSyntax tool ->
          tool.actions()
              .forEach(a -> items.add(item(a.name(), Target.Kind.ACTION, a.span(), List.of())));
      case CapsuleSyntax capsule -> capsule.members().forEach(member -> member(member, items));
      case PlanSyntax plan -> plan.members().forEach(member -> member(member, items));
      default -> {}
    }
    return items;
  }

  private static void fields(List<FieldSyntax> fields, List<Item> items) {
    fields.forEach(f -> items.add(item(f.name(), Target.Kind.FIELD, f.span(), List.of())));
  }

  private static void member(CapsuleSyntax.Member member, List<Item> items) {
    switch (member) {
      case CapsuleSyntax.InputMember input -> fields(input.fields(), items);
      case CapsuleSyntax.StateMember s ->
          items.add(item(s.name(), Target.Kind.STATE, s.span(), List.of()));
      case CapsuleSyntax.SignalMember s ->
          items.add(item(s.name(), Target.Kind.SIGNAL, s.span(), List.of()));
      case CapsuleSyntax.UpdateMember u ->
          items.add(item(u.name(), Target.Kind.UPDATE, u.span(), List.of()));
      case CapsuleSyntax.QueryMember q ->
          items.add(item(q.name(), Target.Kind.QUERY, q.span(), List.of()));
      default -> {}
    }
  }

  private static void member(PlanSyntax.Member member, List<Item> items) {
    switch (member) {
      case PlanSyntax.InputMember input -> fields(input.fields(), items);
      case PlanSyntax.NodeMember n ->
          items.add(item(n.name(), Target.Kind.NODE, n.span(), List.of()));
      case PlanSyntax.DeployMember n ->
          items.add(item(n.name(), Target.Kind.NODE, n.span(), List.of()));
      default -> {}
    }
  }
}
