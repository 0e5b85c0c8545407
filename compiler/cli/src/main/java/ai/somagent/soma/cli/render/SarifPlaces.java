package ai.somagent.soma.cli.render;

import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.source.LineMap;
import ai.somagent.soma.source.SourceText;
import ai.somagent.soma.source.Span;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Names and spans of texts as SARIF says them. */
final class SarifPlaces {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Map<String, SourceText> texts = new HashMap<>();
  private final Map<String, LineMap> lines = new HashMap<>();
  private final Map<String, Integer> seen = new HashMap<>();

  SarifPlaces(List<SourceText> texts) {
    for (SourceText text : texts) {
      this.texts.put(text.name(), text);
      lines.put(text.name(), text.lines());
    }
  }

  /** A relative name stays relative, which code scanners read as a file of the repository. */
  ObjectNode artifact(String name) {
    return JSON.objectNode().put("uri", uri(name));
  }

  private static String uri(String name) {
    try {
      String path = name.replace('\\', '/');
      return path.startsWith("/")
          ? Path.of(name).normalize().toUri().toString()
          : new URI(null, null, path.contains(":") ? "./" + path : path, null).toASCIIString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException("a path has a URI", e);
    }
  }

  ObjectNode physical(String source, Span span) {
    ObjectNode place = JSON.objectNode();
    place.set("artifactLocation", artifact(source));
    if (lines.containsKey(source)) {
      place.set("region", region(source, span));
    }
    return place;
  }

  ObjectNode region(String source, Span span) {
    ObjectNode region = JSON.objectNode();
    LineMap map = lines.get(source);
    if (map != null) {
      region.put("startLine", map.line(span.start()) + 1);
      region.put("startColumn", map.column(span.start()) + 1);
      region.put("endLine", map.line(span.end()) + 1);
      region.put("endColumn", map.column(span.end()) + 1);
    }
    return region.put("charOffset", span.start()).put("charLength", span.length());
  }

  /** Stays when lines are added elsewhere: made of the code, the line's own text and its repeat. */
  String fingerprint(Diagnostic diagnostic) {
    SourceText text = texts.get(diagnostic.source());
    String line = text == null ? "" : line(text, lines.get(text.name()), diagnostic.span());
    String key = diagnostic.code().id() + "\n" + diagnostic.source() + "\n" + line.strip();
    int repeat = seen.merge(key, 1, Integer::sum);
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] hash = digest.digest((key + "\n" + repeat).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }

  private static String line(SourceText text, @Nullable LineMap map, Span span) {
    return map == null ? "" : Snippet.lineText(text, map, map.line(span.start()));
  }
}
