package ai.somagent.soma.cli.operate;

import ai.somagent.soma.cli.console.Console;
import ai.somagent.soma.cli.console.OutputFormat;
import ai.somagent.soma.ir.SourceMap.Place;
import ai.somagent.soma.worker.RunNews;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** News of a run, one a line: for people, or as JSON objects. */
final class NewsPrinter {
  private static final int WORD = 11;

  private final Console console;
  private final OutputFormat format;

  NewsPrinter(Console console, OutputFormat format) {
    this.console = console;
    this.format = format;
  }

  void print(RunNews news) {
    switch (format) {
      case TEXT -> console.out().println(text(news));
      case JSON -> console.out().println(json(news));
    }
    console.out().flush();
  }

  private static String text(RunNews news) {
    String word = news.word();
    Place place = news.place();
    String line =
        Moments.at(news.at())
            + "  "
            + word
            + " ".repeat(Math.max(1, WORD - word.length()))
            + news.what()
            + (news.detail().isEmpty() ? "" : "  " + news.detail())
            + (place == null ? "" : "  " + place.source() + ":" + place.startLine());
    return line.stripTrailing();
  }

  private static ObjectNode json(RunNews news) {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("at", news.at().toString())
            .put("change", news.word())
            .put("what", news.what());
    if (!news.detail().isEmpty()) {
      json.put("detail", news.detail());
    }
    Place place = news.place();
    if (place != null) {
      json.put("source", place.source()).put("line", place.startLine());
    }
    return json;
  }
}
