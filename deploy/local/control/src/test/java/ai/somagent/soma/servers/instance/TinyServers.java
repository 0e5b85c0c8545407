package ai.somagent.soma.servers.instance;

/** Data files with servers of a few lines of shell or Python: real processes, real ports. */
public final class TinyServers {

  private TinyServers() {}

  /** Says `ready` and then waits for its end; listens nowhere. */
  public static final String QUIET = shell("echo ready; exec sleep 600");

  /** A web server on its port, with what its data folder holds; 127.0.0.1 only. */
  static final String WEB = web("127.0.0.1");

  static String web(String address) {
    return """
    "ports": {"http": 18080},
    "prepare": [["sh", "-c", "echo $$-$(date +%%N) > \\"$0/made\\"", "${data}"]],
    "start": ["/usr/bin/python3", "-u", "-m", "http.server", "--bind", "%s",
              "--directory", "${data}", "${port.http}"],
    "health": {"kind": "http", "url": "http://127.0.0.1:${port.http}/made"}\
    """
        .formatted(address);
  }

  static String shell(String script) {
    return """
    "start": ["sh", "-c", "%s", "${data}"],
    "health": {"kind": "log", "contains": "ready"}\
    """
        .formatted(script);
  }

  /** A data file with one server, `tiny`, that has five seconds to become healthy. */
  public static String one(String keys) {
    return "{\"format\": \"soma.servers/1\", \"servers\": {%s}}".formatted(entry("tiny", keys));
  }

  static String entry(String name, String keys) {
    return """
    "%s": {"title": "Tiny", "version": "1", "licence": "MIT", "memory_mb": 1, "client": "none",
     "obtain": {"kind": "debian", "packages": ["dash"], "binaries": {"sh": "/bin/sh"}},
     "start_limit_s": 5, %s}\
    """
        .formatted(name, keys);
  }
}
