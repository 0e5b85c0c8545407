package ai.somagent.soma.contract.openapi;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How an operation is called, for the binding: {@code GET /pets/{id}{?limit,page=page_no}} with a
 * line for each header and one for the body. A name on the wire that differs from the parameter's
 * stands before a {@code =}.
 */
final class RequestText {
  private final String method;
  private final List<String> query = new ArrayList<>();
  private final List<String> rest = new ArrayList<>();
  private String path;

  RequestText(String method, String path) {
    this.method = method;
    this.path = path;
  }

  void parameter(String in, String wire, String name) {
    String shown = wire.equals(name) ? name : wire + "=" + name;
    switch (in) {
      case "path" -> path = path.replace("{" + wire + "}", "{" + name + "}");
      case "query" -> query.add(shown);
      default -> rest.add(in + " {" + shown + "}");
    }
  }

  void body(String name, String mediaType) {
    rest.add("body {" + name + "} " + mediaType);
  }

  @Override
  public String toString() {
    StringBuilder out = new StringBuilder(method.toUpperCase(Locale.ROOT)).append(' ').append(path);
    if (!query.isEmpty()) {
      out.append("{?").append(String.join(",", query)).append('}');
    }
    rest.forEach(line -> out.append('\n').append(line));
    return out.toString();
  }
}
