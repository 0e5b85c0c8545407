package ai.somagent.soma.cli.project;

import ai.somagent.soma.bind.NearName;
import ai.somagent.soma.cli.console.FileCode;
import ai.somagent.soma.cli.console.ReportFormat;
import ai.somagent.soma.diagnostic.CodeFix;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.diagnostic.TextEdit;
import ai.somagent.soma.source.SourceText;
import ai.somagent.soma.source.Span;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Reads {@code soma.yaml}, by the same rules as its JSON Schema, but with places and advice. */
final class ProjectReader {
  private static final List<String> KEYS = List.of("version", "roots", "exclude", "deny", "format");

  /** A project file needs two. */
  private static final int DEEPEST = 50;

  private final SourceText source;
  private final Path folder;
  private final List<Diagnostic> found = new ArrayList<>();
  private List<String> roots = List.of();
  private List<String> exclude = List.of();
  private boolean denyWarnings;
  private @Nullable ReportFormat format;

  ProjectReader(SourceText source, Path file) {
    this.source = source;
    this.folder = file.resolveSibling("");
  }

  Project read() {
    Optional<Node> root = compose();
    if (root.isPresent() && root.get() instanceof MappingNode map) {
      read(map);
    } else if (found.isEmpty()) {
      Span all = new Span(0, root.isPresent() ? span(root.get()).end() : 0);
      report(FileCode.INVALID_VALUE, all, "a project file is a mapping of keys to values")
          .help("begin with `version: 1`");
    }
    return new Project(source, roots, exclude, denyWarnings, format, found, List.of());
  }

  /** The root of the file; nothing for an empty one, or for one that is reported as no YAML. */
  private Optional<Node> compose() {
    try {
      LoadSettings settings = LoadSettings.builder().setLabel(source.name()).build();
      if (isTooDeep(settings)) {
        report(FileCode.NOT_YAML, new Span(0, 0), "this nests more than " + DEEPEST + " deep")
            .help("a project file holds lists of words and nothing deeper");
        return Optional.empty();
      }
      return new Compose(settings).composeString(source.text());
    } catch (MarkedYamlEngineException e) {
      Mark mark = e.getProblemMark().or(e::getContextMark).orElse(null);
      int at = mark == null ? 0 : offset(mark);
      report(FileCode.NOT_YAML, new Span(at, at), "this is not YAML: " + e.getProblem());
    } catch (YamlEngineException e) {
      report(FileCode.NOT_YAML, new Span(0, 0), "this is not YAML: " + e.getMessage());
    } catch (IllegalArgumentException e) {
      // The library's own words about a `\\u` that ends early or names no character.
      int at = Math.max(0, source.text().toLowerCase(Locale.ROOT).lastIndexOf("\\u"));
      String what = "this is not YAML: it holds an escape that is no character";
      report(FileCode.NOT_YAML, new Span(at, at), what);
    }
    return Optional.empty();
  }

  /** The parser keeps no stack of calls, and what follows it does. */
  private boolean isTooDeep(LoadSettings settings) {
    int depth = 0;
    for (Event event : new Parse(settings).parseString(source.text())) {
      depth += event instanceof CollectionStartEvent ? 1 : 0;
      depth -= event instanceof CollectionEndEvent ? 1 : 0;
      if (depth > DEEPEST) {
        return true;
      }
    }
    return false;
  }

  private void read(MappingNode map) {
    Set<String> seen = new HashSet<>();
    for (NodeTuple entry : map.getValue()) {
      String key = entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
      if (!KEYS.contains(key)) {
        unknown(entry.getKeyNode(), key);
      } else if (!seen.add(key)) {
        report(FileCode.INVALID_VALUE, span(entry.getKeyNode()), "`" + key + "` stands twice");
      } else {
        value(key, entry.getValueNode());
      }
    }
    if (!seen.contains("version")) {
      report(FileCode.INVALID_VALUE, new Span(0, 0), "a project file says its `version`")
          .fix("Add `version: 1`", new TextEdit(new Span(0, 0), "version: 1\n"));
    }
  }

  private void unknown(Node node, String key) {
    Reported reported =
        report(FileCode.UNKNOWN_KEY, span(node), "a project has no key `" + key + "`");
    String near = NearName.find(key, KEYS);
    if (near == null) {
      reported.help("there are `" + String.join("`, `", KEYS) + "`");
    } else {
      reported.fix("Rename to `" + near + "`", new TextEdit(span(node), near));
    }
  }

  private void value(String key, Node node) {
    switch (key) {
      case "version" -> one(node, key, List.of("1"));
      case "roots" -> roots = paths(node, key);
      case "exclude" -> exclude = paths(node, key);
      case "deny" -> denyWarnings = "warnings".equals(one(node, key, List.of("warnings", "none")));
      case "format" -> {
        String word = one(node, key, List.of("text", "json", "sarif", "junit", "github"));
        format = word == null ? null : ReportFormat.valueOf(word.toUpperCase(Locale.ROOT));
      }
      default -> throw new IllegalStateException("key " + key);
    }
  }

  /** The value when it is one of {@code allowed}; else null, and reported. */
  private @Nullable String one(Node node, String key, List<String> allowed) {
    String word = scalar(node, key.equals("version") ? Tag.INT : Tag.STR);
    if (allowed.contains(word)) {
      return word;
    }
    String all = "`" + String.join("`, `", allowed) + "`";
    Reported reported = report(FileCode.INVALID_VALUE, span(node), "`" + key + "` takes " + all);
    String near = NearName.find(word, allowed);
    if (near != null || allowed.size() == 1) {
      String only = near == null ? allowed.getFirst() : near;
      reported.fix("Write `" + only + "`", new TextEdit(span(node), only));
    }
    return null;
  }

  private List<String> paths(Node node, String key) {
    if (!(node instanceof SequenceNode list)) {
      report(FileCode.INVALID_VALUE, span(node), "`" + key + "` takes a list of paths")
          .help("write `" + key + ": [capsules]`");
      return List.of();
    }
    List<String> paths = new ArrayList<>();
    for (Node item : list.getValue()) {
      String path = scalar(item, Tag.STR);
      if (!isBelow(path)) {
        report(FileCode.INVALID_VALUE, span(item), "this is no path below the project's folder");
      } else if (key.equals("roots") && !Files.exists(folder.resolve(path))) {
        report(FileCode.MISSING_ROOT, span(item), "there is no folder or file `" + path + "`")
            .help("paths are relative to the folder of the project file");
      } else {
        paths.add(folder.resolve(path).toString());
      }
    }
    return paths;
  }

  private static boolean isBelow(String path) {
    return !path.isEmpty()
        && path.indexOf('\0') < 0
        && !path.startsWith("/")
        && !List.of(path.split("/")).contains("..");
  }

  private static String scalar(Node node, Tag tag) {
    return node instanceof ScalarNode scalar && scalar.getTag().equals(tag)
        ? scalar.getValue()
        : "";
  }

  private Span span(Node node) {
    int start = node.getStartMark().map(this::offset).orElse(0);
    int end = node.getEndMark().map(this::offset).orElse(start);
    while (end > start && Character.isWhitespace(source.text().charAt(end - 1))) {
      end--;
    }
    return new Span(start, end);
  }

  /** YAML counts code points, spans count UTF-16 units. */
  private int offset(Mark mark) {
    String text = source.text();
    int points = Math.min(mark.getIndex(), text.codePointCount(0, text.length()));
    return text.offsetByCodePoints(0, points);
  }

  private Reported report(FileCode code, Span span, String message) {
    found.add(Diagnostic.of(code, source.name(), span, message));
    return new Reported(found.size() - 1);
  }

  /** Adds advice to a message that stands already. */
  private final class Reported {
    private final int at;

    Reported(int at) {
      this.at = at;
    }

    void help(String text) {
      found.set(at, found.get(at).withHelp(text));
    }

    void fix(String title, TextEdit edit) {
      found.set(at, found.get(at).withFixes(List.of(new CodeFix(title, List.of(edit)))));
    }
  }
}
