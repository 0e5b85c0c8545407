package ai.somagent.soma.json;

import static ai.somagent.soma.json.NodeRow.Family.DECLARATION;
import static ai.somagent.soma.json.NodeRow.Family.IMPORT;

import ai.somagent.soma.json.NodeRow.Family;
import ai.somagent.soma.syntax.DeclarationSyntax.AliasSyntax;
import ai.somagent.soma.syntax.DeclarationSyntax.ConstSyntax;
import ai.somagent.soma.syntax.DeclarationSyntax.EnumSyntax;
import ai.somagent.soma.syntax.DeclarationSyntax.ErrorKindSyntax;
import ai.somagent.soma.syntax.DeclarationSyntax.FunctionSyntax;
import ai.somagent.soma.syntax.DeclarationSyntax.RecordSyntax;
import ai.somagent.soma.syntax.DeclarationSyntax.UnionCaseSyntax;
import ai.somagent.soma.syntax.DeclarationSyntax.UnionSyntax;
import ai.somagent.soma.syntax.FieldSyntax;
import ai.somagent.soma.syntax.FileSyntax;
import ai.somagent.soma.syntax.ImportSyntax.ContractImportSyntax;
import ai.somagent.soma.syntax.ImportSyntax.ModuleImportSyntax;
import ai.somagent.soma.syntax.NameSyntax;
import ai.somagent.soma.syntax.SettingSyntax;
import ai.somagent.soma.syntax.TypeSyntax;
import java.util.List;
import java.util.stream.Stream;

/** The rows of files, imports, types and data declarations. */
final class DataRows {
  private static final Slot<NameSyntax> LABEL =
      new ChoiceSlot<>(List.of("secret", "pii", "untrusted"), NameSyntax::text);

  private DataRows() {}

  static List<NodeRow<?>> rows() {
    return Stream.of(files(), types(), declarations(), pieces()).flatMap(List::stream).toList();
  }

  private static List<NodeRow<?>> files() {
    return List.of(
        NodeRow.of(AstTable.FILE, FileSyntax.class, Family.FILE)
            .laidOut()
            .words("module ")
            .has("module", Slots.PATH, FileSyntax::module)
            .some("\n", "imports", Slots.IMPORTS, FileSyntax::imports, "")
            .some("\n", "declarations", Slots.DECLARATIONS, FileSyntax::declarations, "")
            .words("\n"),
        NodeRow.of("Import", ModuleImportSyntax.class, IMPORT)
            .laidOut()
            .words("import ")
            .has("module", Slots.PATH, ModuleImportSyntax::module)
            .maybe(" version ", "version", Slots.TEXT, ModuleImportSyntax::version)
            .some(" { ", "names", Slots.NAMES, ModuleImportSyntax::names, " }")
            .maybe(" as ", "as", Slots.NAME, ModuleImportSyntax::alias)
            .atMostOneOf("names", "as"),
        NodeRow.of("ImportContract", ContractImportSyntax.class, IMPORT)
            .laidOut()
            .words("import ")
            .has("kind", Slots.NAME, ContractImportSyntax::kind)
            .words(" ")
            .has("file", Slots.TEXT, ContractImportSyntax::file)
            .words(" as ")
            .has("as", Slots.NAME, ContractImportSyntax::alias));
  }

  private static List<NodeRow<?>> types() {
    return List.of(
        NodeRow.of("TypeRef", TypeSyntax.class)
            .some("", "labels", ListSlot.inline(LABEL, " "), TypeSyntax::labels, " ")
            .has("name", Slots.PATH, TypeSyntax::name)
            .some("<", "args", ListSlot.inline(Slots.TYPE, ", "), TypeSyntax::arguments, ">")
            .some("", "limits", Slots.ARGUMENTS, TypeSyntax::limits, "")
            .maybe(
                "",
                "optional",
                new FlagSlot("?", ""),
                type -> type.optional() ? Boolean.TRUE : null),
        NodeRow.of("Alias", AliasSyntax.class, DECLARATION)
            .laidOut()
            .words("type ")
            .has("name", Slots.NAME, AliasSyntax::name)
            .words(" = ")
            .has("type", Slots.TYPE, AliasSyntax::type),
        NodeRow.of("Record", RecordSyntax.class, DECLARATION)
            .laidOut()
            .words("type ")
            .has("name", Slots.NAME, RecordSyntax::name)
            .list(" {\n", "fields", Slots.FIELDS, RecordSyntax::fields, "\n}"),
        NodeRow.of("Enum", EnumSyntax.class, DECLARATION)
            .laidOut()
            .words("enum ")
            .has("name", Slots.NAME, EnumSyntax::name)
            .list(
                " {\n",
                "cases",
                ListSlot.lines(new RowSlot<>("EnumCase"), ",\n"),
                EnumSyntax::cases,
                "\n}"),
        NodeRow.of("Union", UnionSyntax.class, DECLARATION)
            .laidOut()
            .words("union ")
            .has("name", Slots.NAME, UnionSyntax::name)
            .list(
                " {\n",
                "cases",
                ListSlot.lines(new RowSlot<>("UnionCase"), "\n"),
                UnionSyntax::cases,
                "\n}"));
  }

  private static List<NodeRow<?>> declarations() {
    return List.of(
        NodeRow.of("Error", ErrorKindSyntax.class, DECLARATION)
            .laidOut()
            .words("error ")
            .has("name", Slots.NAME, ErrorKindSyntax::name)
            .some("(\n", "fields", Slots.FIELDS, ErrorKindSyntax::fields, ")"),
        NodeRow.of("Function", FunctionSyntax.class, DECLARATION)
            .laidOut()
            .words("function ")
            .has("name", Slots.NAME, FunctionSyntax::name)
            .list("(", "params", Slots.FIELDS, FunctionSyntax::parameters, ")")
            .words(" -> ")
            .has("result", Slots.TYPE, FunctionSyntax::result)
            .words(" = ")
            .has("value", Slots.EXPRESSION, FunctionSyntax::body),
        NodeRow.of("Const", ConstSyntax.class, DECLARATION)
            .laidOut()
            .words("let ")
            .has("name", Slots.NAME, ConstSyntax::name)
            .maybe(": ", "type", Slots.TYPE, ConstSyntax::type)
            .words(" = ")
            .has("value", Slots.EXPRESSION, ConstSyntax::value));
  }

  private static List<NodeRow<?>> pieces() {
    return List.of(
        NodeRow.of("Field", FieldSyntax.class)
            .laidOut()
            .has("name", Slots.NAME, FieldSyntax::name)
            .words(": ")
            .has("type", Slots.TYPE, FieldSyntax::type)
            .maybe(" = ", "default", Slots.EXPRESSION, FieldSyntax::defaultValue),
        NodeRow.of("Setting", SettingSyntax.class)
            .laidOut()
            .has("key", Slots.NAME, SettingSyntax::key)
            .words(": ")
            .has("value", Slots.EXPRESSION, SettingSyntax::value),
        NodeRow.of("EnumCase", NameSyntax.class).laidOut().has("name", Slots.NAME, name -> name),
        NodeRow.of("UnionCase", UnionCaseSyntax.class)
            .laidOut()
            .has("name", Slots.NAME, UnionCaseSyntax::name)
            .some("(", "fields", Slots.FIELDS, UnionCaseSyntax::fields, ")"));
  }
}
