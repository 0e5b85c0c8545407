package ai.somagent.soma.ir.codec;

import ai.somagent.soma.ir.SourceMap;
import ai.somagent.soma.ir.SourceMap.Place;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** Source maps as JSON and back; as strict as {@link IrCodec}. */
public final class SourceMapCodec {
  /** The format that is written and read. */
  public static final String FORMAT = "soma.map/1";

  private static final Set<String> PLACE =
      Set.of("source", "startLine", "startColumn", "endLine", "endColumn", "text");

  private SourceMapCodec() {}

  public static ObjectNode write(SourceMap map) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("format", FORMAT).put("program", map.program());
    ObjectNode nodes = json.putObject("nodes");
    map.nodes().forEach((id, place) -> write(nodes.putObject(id), place));
    return json;
  }

  /**
   * Reads a source map.
   *
   * @throws IrFormatException for anything that {@link #write} would not have written
   */
  public static SourceMap read(JsonNode json) throws IrFormatException {
    JsonCursor at = JsonCursor.root(json);
    at.object(Set.of("format", "program", "nodes"), Set.of());
    at.at("format").oneOf(Set.of(FORMAT));
    return new SourceMap(at.at("program").text(), at.at("nodes").map(SourceMapCodec::place));
  }

  private static void write(ObjectNode json, Place place) {
    json.put("source", place.source())
        .put("startLine", place.startLine())
        .put("startColumn", place.startColumn())
        .put("endLine", place.endLine())
        .put("endColumn", place.endColumn())
        .put("text", place.text());
  }

  private static Place place(JsonCursor at) throws IrFormatException {
    at.object(PLACE, Set.of());
    return new Place(
        at.at("source").text(),
        position(at.at("startLine")),
        position(at.at("startColumn")),
        position(at.at("endLine")),
        position(at.at("endColumn")),
        at.at("text").text());
  }

  private static int position(JsonCursor at) throws IrFormatException {
    return (int) at.integer(1, Integer.MAX_VALUE);
  }
}
