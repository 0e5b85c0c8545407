package ai.somagent.soma.lower;

import ai.somagent.soma.ir.SourceMap.Place;
import ai.somagent.soma.ir.node.NodeIr;
import ai.somagent.soma.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The nodes of one program in source order; an id is reserved before its node is known. */
final class NodeList {
  private final SourcePlaces places;
  private final List<@Nullable NodeIr> nodes = new ArrayList<>();
  private final List<Span> spans = new ArrayList<>();

  NodeList(SourcePlaces places) {
    this.places = places;
  }

  /** Reserves the next id for a step at {@code span}. */
  String reserve(Span span) {
    String id = upcoming();
    nodes.add(null);
    spans.add(span);
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

  Map<String, Place> places() {
    Map<String, Place> byId = new LinkedHashMap<>();
    for (int i = 0; i < spans.size(); i++) {
      byId.put("n" + i, places.place(spans.get(i)));
    }
    return byId;
  }
}
