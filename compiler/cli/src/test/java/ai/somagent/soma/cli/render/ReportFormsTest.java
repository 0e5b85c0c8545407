package ai.somagent.soma.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import ai.somagent.soma.cli.console.ExitCode;
import ai.somagent.soma.cli.workspace.SourceFiles.Problem;
import ai.somagent.soma.cli.workspace.StandardLibrary;
import ai.somagent.soma.compile.CompilationInput;
import ai.somagent.soma.compile.Compiler;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.source.SourceText;
import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.SAXException;

/** Every finding of the whole corpus in every form, judged by the forms' own schemas. */
final class ReportFormsTest {
  private static final Path CORPUS =
      Path.of(System.getProperty("soma.repository"), "compiler", "corpus");

  private static final List<SourceText> HOSTILE =
      List.of(
          new SourceText("with space & <tag>,:%.soma", "module a\n\u0001\u202e let x = \"]]>\"\n"),
          new SourceText("/absolute/ä.soma", "module b\nlet x = '日本'\n"));

  private static String resource(String name) {
    try (InputStream in = ReportFormsTest.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Report report(List<SourceText> texts) {
    List<Diagnostic> found =
        Compiler.compile(new CompilationInput(texts, StandardLibrary.INSTANCE)).diagnostics();
    Problem problem = new Problem("cannot read `<&>`: why\nnot\u0007", ExitCode.USAGE);
    return new Report(texts, List.of(problem), found, false);
  }

  private static List<Report> reports() throws IOException {
    List<Report> reports = new ArrayList<>();
    reports.add(report(HOSTILE));
    try (Stream<Path> files = Files.walk(CORPUS)) {
      for (Path file : files.filter(f -> f.endsWith("main.soma")).sorted().toList()) {
        reports.add(
            report(List.of(new SourceText(file.toString().substring(1), Files.readString(file)))));
      }
    }
    return reports;
  }

  private static List<String> faults(JsonNode json, String schema, SpecificationVersion version) {
    return SchemaRegistry.withDefaultDialect(version)
        .getSchema(schema)
        .validate(json.toString(), InputFormat.JSON)
        .stream()
        .map(Object::toString)
        .toList();
  }

  @Test
  void sarif_fitsTheSchemaOfOasis() throws IOException {
    String schema = resource("/report-schemas/sarif-schema-2.1.0.json");
    for (Report report : reports()) {
      assertThat(faults(SarifReport.render(report), schema, SpecificationVersion.DRAFT_4))
          .as(report.texts().getFirst().name())
          .isEmpty();
    }
  }

  @Test
  void misspeltSarif_doesNotFit() {
    JsonNode log = SarifReport.render(report(HOSTILE));
    ((com.fasterxml.jackson.databind.node.ObjectNode) log.at("/runs/0/results/0"))
        .put("level", "fatal");
    String schema = resource("/report-schemas/sarif-schema-2.1.0.json");
    assertThat(faults(log, schema, SpecificationVersion.DRAFT_4)).isNotEmpty();
  }

  @Test
  void sarif_namesRulesPlacesAndFixes() {
    SourceText text = new SourceText("dir/a b.soma", "module a\nlet x = 'one'\nlet y = 'one'\n");
    JsonNode run = SarifReport.render(report(List.of(text))).at("/runs/0");
    JsonNode result = run.at("/results/0");
    JsonNode rule = run.at("/tool/driver/rules").get(result.get("ruleIndex").asInt());
    assertThat(rule.get("id")).isEqualTo(result.get("ruleId"));
    assertThat(rule.at("/help/markdown").asText()).contains("## Wrong").contains("## Right");
    assertThat(result.at("/locations/0/physicalLocation/artifactLocation/uri").asText())
        .isEqualTo("dir/a%20b.soma");
    assertThat(result.at("/locations/0/physicalLocation/region/startLine").asInt()).isEqualTo(2);
    assertThat(result.at("/fixes/0/artifactChanges/0/replacements/0/insertedContent/text").asText())
        .isEqualTo("\"one\"");
    assertThat(run.at("/results/0/partialFingerprints"))
        .isNotEqualTo(run.at("/results/1/partialFingerprints"));
  }

  @Test
  void json_fitsItsPublishedSchema() throws IOException {
    String schema = resource(JsonRenderer.SCHEMA);
    for (Report report : reports()) {
      assertThat(faults(JsonRenderer.render(report), schema, SpecificationVersion.DRAFT_2020_12))
          .as(report.texts().getFirst().name())
          .isEmpty();
    }
  }

  @Test
  void junit_fitsTheSchemaOfAnt() throws IOException, SAXException {
    Schema schema =
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
            .newSchema(new StreamSource(new StringReader(resource("/report-schemas/JUnit.xsd"))));
    for (Report report : reports()) {
      String xml = JunitReport.render(report);
      schema.newValidator().validate(new StreamSource(new StringReader(xml)));
    }
  }

  @Test
  void github_isOneCommandALineAndEscapesWhatEndsOne() {
    String out = GithubReport.render(report(HOSTILE));
    assertThat(out.lines()).allMatch(line -> line.matches("::(error|warning|notice)[ :].*"));
    assertThat(out)
        .contains("::error::cannot read `<&>`: why%0Anot")
        .contains("file=with space & <tag>%2C%3A%25.soma,line=2,endLine=2,col=1,endColumn=2");
  }
}
