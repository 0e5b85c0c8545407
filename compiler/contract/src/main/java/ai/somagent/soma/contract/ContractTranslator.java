package ai.somagent.soma.contract;

import ai.somagent.soma.contract.document.ContractFindings;
import ai.somagent.soma.contract.document.DocumentReader;
import ai.somagent.soma.contract.document.Neighbours;
import ai.somagent.soma.contract.mcp.McpTranslator;
import ai.somagent.soma.contract.openapi.OpenApiDocument;
import ai.somagent.soma.contract.openapi.OpenApiTranslator;
import ai.somagent.soma.contract.persona.PersonaTranslator;
import ai.somagent.soma.contract.proto.ProtoTranslator;
import ai.somagent.soma.contract.rego.RegoReference;
import ai.somagent.soma.contract.schema.MetaSchema;
import ai.somagent.soma.contract.schema.SchemaTranslator;
import ai.somagent.soma.contract.text.ModuleText;
import ai.somagent.soma.contract.text.SomaWord;
import ai.somagent.soma.library.ContractLibrary.Answer;
import ai.somagent.soma.source.SourceText;
import com.fasterxml.jackson.databind.JsonNode;

/** Translates contract files. Thread-safe; equal bytes give equal text. */
public final class ContractTranslator {
  private ContractTranslator() {}

  /**
   * Translates one file that stands alone.
   *
   * @param kind {@code openapi}, {@code schema}, {@code mcp}, {@code proto}, {@code persona} or
   *     {@code rego}
   * @param file its path in the workspace, parts divided by {@code /}
   */
  public static Answer translate(String kind, String file, byte[] bytes) {
    return translate(kind, file, bytes, new RecordedNeighbours(Neighbours.NONE));
  }

  /**
   * @param neighbours what schemas and documents of OpenAPI may refer to
   */
  static Answer translate(String kind, String file, byte[] bytes, RecordedNeighbours neighbours) {
    ContractFindings findings = new ContractFindings();
    ModuleText module = new ModuleText(ModuleName.of(kind, file), "`" + shown(file) + "`");
    String text = DocumentReader.text(bytes, findings);
    String name = SomaWord.lower(ModuleName.base(file));
    if (text != null && kind.equals("rego")) {
      RegoReference.translate(text, name, ContractDigest.of(bytes), findings, module);
    } else if (text != null && kind.equals("proto")) {
      new ProtoTranslator(findings, module).translate(text, file);
    } else if (text != null) {
      translate(kind, file, text, neighbours, module, findings);
    }
    boolean sound = text != null && !findings.hasErrors();
    return new Answer(
        file,
        sound ? new SourceText("<" + kind + " " + file + ">", module.toString()) : null,
        neighbours.pin(bytes),
        findings.problems());
  }

  private static void translate(
      String kind,
      String file,
      String text,
      Neighbours neighbours,
      ModuleText module,
      ContractFindings findings) {
    boolean mayRefer = kind.equals("openapi") || kind.equals("schema");
    JsonNode tree =
        mayRefer
            ? DocumentReader.bundle(text, file, neighbours, findings)
            : DocumentReader.tree(text, findings);
    if (tree == null) {
      return;
    }
    String name = ModuleName.base(file);
    switch (kind) {
      case "openapi" -> {
        if (OpenApiDocument.judge(tree, findings)) {
          new OpenApiTranslator(tree, findings, module).translate(SomaWord.lower(name));
        }
      }
      case "schema" -> {
        if (MetaSchema.judge(tree, findings)) {
          SchemaTranslator.translate(tree, name, findings, module);
        }
      }
      case "persona" ->
          new PersonaTranslator(tree, findings, module).translate(SomaWord.lower(name));
      case "mcp" -> new McpTranslator(tree, findings, module).translate(SomaWord.lower(name));
      default -> throw new IllegalArgumentException("no kind of contract: " + kind);
    }
  }

  private static String shown(String file) {
    return file.replaceAll("[^ -~]", "?").replace('`', '\'');
  }
}
