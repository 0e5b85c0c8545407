package ai.somagent.soma.lower;

import ai.somagent.soma.ir.SourceMap.Place;
import ai.somagent.soma.ir.node.NodeIr;
import ai.somagent.soma.source.SourceText;
import ai.somagent.soma.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The nodes of one program in source order; an id is reserved before its node is known. */
final class NodeList {
  /** Where a step stands; steps of tasks may be in another text. */
  private record Origin(String source, Span span) {}

  private final List<@Nullable NodeIr> nodes = new ArrayList<>();
  private final List<Origin> origins = new ArrayList<>();
  private String source;

  /**
   * @param source name of the text that the first steps are in
   */
  NodeList(String source) {
    this.source = source;
  }

  /** The text that steps are in now. */
  String source() {
    return source;
  }

  /** Goes over to another text and gives the one before. */
  String enter(String other) {
    String before = source;
    source = other;
    return before;
  }

  /** Reserves the next id for a step at {@code span}. */
  String reserve(Span span) {
    String id = upcoming();
    nodes.add(null);
    origins.add(new Origin(source, span));
    return id;
  }

  /** The id that {@link #reserve} will give next. */
  String upcoming() {
    return "n" + nodes.size();
  }

  /** Puts {@code node} in the place reserved for its id. */
  void put(NodeIr node) {
    nodes.set(Integer.parseInt(node.id().substring(1)), node);
  }

  Map<String, NodeIr> nodes() {
    Map<String, NodeIr> byId = new LinkedHashMap<>();
    for (NodeIr node : nodes) {
      if (node == null) {
        throw new IllegalStateException("node n" + byId.size() + " was reserved but never made");
      }
      byId.put(node.id(), node);
    }
    return byId;
  }

  /** Where each node stands, given the texts by name. */
  Map<String, Place> places(Function<String, SourceText> texts) {
    Map<String, SourcePlaces> bySource = new HashMap<>();
    Map<String, Place> byId = new LinkedHashMap<>();
    for (int i = 0; i < origins.size(); i++) {
      Origin origin = origins.get(i);
      SourcePlaces places =
          bySource.computeIfAbsent(origin.source(), name -> new SourcePlaces(texts.apply(name)));
      byId.put("n" + i, places.place(origin.span()));
    }
    return byId;
  }
}
