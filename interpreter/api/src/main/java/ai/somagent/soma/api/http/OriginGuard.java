package ai.somagent.soma.api.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps web pages away. A page that somebody's browser shows can send requests to that somebody's
 * loopback, under a host name of its own (DNS rebinding) or across origins; programs send neither a
 * foreign {@code Host} nor an {@code Origin}.
 */
final class OriginGuard extends HttpFilter {
  private static final long serialVersionUID = 1L;
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String problem = problem(request);
    if (problem == null) {
      chain.doFilter(request, response);
      return;
    }
    byte[] body =
        Answers.bytes(Problems.document(403, "foreign-origin", "Foreign origin", problem));
    response.setStatus(403);
    response.setContentType(Problems.MEDIA_TYPE);
    response.getOutputStream().write(body);
  }

  private static @Nullable String problem(HttpServletRequest request) throws IOException {
    boolean throughLoopback = InetAddress.getByName(request.getLocalAddr()).isLoopbackAddress();
    String host = request.getServerName().toLowerCase(Locale.ROOT);
    if (throughLoopback && !LOOPBACK.contains(host)) {
      return "requests through loopback have to name it";
    }
    return request.getHeader("Origin") == null ? null : "requests of web pages are not served";
  }
}
