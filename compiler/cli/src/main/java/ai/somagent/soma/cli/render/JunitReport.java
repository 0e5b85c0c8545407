package ai.somagent.soma.cli.render;

import ai.somagent.soma.cli.workspace.SourceFiles.Problem;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.source.SourceText;
import java.io.StringWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * JUnit XML as Ant defined it: a suite for each text, a failed case for each message that fails the
 * command, and a passed one where there is none. Other messages are the suite's output.
 */
final class JunitReport {
  private final Report report;
  private final TextRenderer text;
  private final XMLStreamWriter xml;
  private final String now =
      Instant.now().truncatedTo(ChronoUnit.SECONDS).toString().replace("Z", "");
  private int suites;

  private JunitReport(Report report, XMLStreamWriter xml) {
    this.report = report;
    this.xml = xml;
    text = new TextRenderer(report.texts(), false);
  }

  static String render(Report report) {
    StringWriter out = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
      new JunitReport(report, xml).write();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("writing to a string failed", e);
    }
    return out.toString();
  }

  private void write() throws XMLStreamException {
    xml.writeStartDocument("UTF-8", "1.0");
    xml.writeStartElement("testsuites");
    for (SourceText source : report.texts()) {
      suite(source);
    }
    for (Problem problem : report.problems()) {
      start(problem.message(), 1, 0, 1);
      xml.writeStartElement("testcase");
      attributes("read", problem.message());
      xml.writeStartElement("error");
      xml.writeAttribute("message", clean(problem.message()));
      xml.writeAttribute("type", "unreadable");
      xml.writeEndElement();
      xml.writeEndElement();
      end("");
    }
    xml.writeEndElement();
    xml.writeEndDocument();
  }

  private void suite(SourceText source) throws XMLStreamException {
    List<Diagnostic> failures = new ArrayList<>();
    StringBuilder others = new StringBuilder();
    for (Diagnostic diagnostic : report.diagnostics()) {
      if (diagnostic.source().equals(source.name())) {
        if (report.fails(diagnostic)) {
          failures.add(diagnostic);
        } else {
          others.append(text.render(diagnostic));
        }
      }
    }
    start(source.name(), Math.max(1, failures.size()), failures.size(), 0);
    for (Diagnostic failure : failures) {
      failure(source, failure);
    }
    if (failures.isEmpty()) {
      xml.writeEmptyElement("testcase");
      attributes("check", source.name());
    }
    end(others.toString());
  }

  private void failure(SourceText source, Diagnostic diagnostic) throws XMLStreamException {
    int line = source.lines().line(diagnostic.span().start()) + 1;
    xml.writeStartElement("testcase");
    attributes(
        diagnostic.code().id() + " " + diagnostic.code().title() + ", line " + line, source.name());
    xml.writeStartElement("failure");
    xml.writeAttribute("message", clean(diagnostic.message()));
    xml.writeAttribute("type", diagnostic.code().id());
    xml.writeCharacters(clean(text.render(diagnostic)));
    xml.writeEndElement();
    xml.writeEndElement();
  }

  private void start(String name, int tests, int failures, int errors) throws XMLStreamException {
    xml.writeStartElement("testsuite");
    xml.writeAttribute("name", clean(name));
    xml.writeAttribute("package", "soma");
    xml.writeAttribute("id", Integer.toString(suites++));
    xml.writeAttribute("timestamp", now);
    xml.writeAttribute("hostname", "localhost");
    xml.writeAttribute("tests", Integer.toString(tests));
    xml.writeAttribute("failures", Integer.toString(failures));
    xml.writeAttribute("errors", Integer.toString(errors));
    xml.writeAttribute("time", "0");
    xml.writeEmptyElement("properties");
  }

  private void attributes(String name, String source) throws XMLStreamException {
    xml.writeAttribute("name", clean(name));
    xml.writeAttribute("classname", clean(source));
    xml.writeAttribute("time", "0");
  }

  private void end(String output) throws XMLStreamException {
    xml.writeStartElement("system-out");
    xml.writeCharacters(clean(output));
    xml.writeEndElement();
    xml.writeEmptyElement("system-err");
    xml.writeEndElement();
  }

  /** XML 1.0 has no way to write most control characters and lone surrogates. */
  private static String clean(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints()
        .forEach(point -> {
          boolean allowed =
              point == '\t'
                  || point == '\n'
                  || point >= ' ' && point < 0xd800
                  || point >= 0xe000 && point <= 0xfffd
                  || point >= 0x10000;
          out.appendCodePoint(allowed ? point : 0xfffd);
        });
    return out.toString();
  }
}
