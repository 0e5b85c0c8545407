package ai.somagent.soma.diagnostic;

/**
 * A kind of message. Each phase declares its own in an enum that implements this; a test holds ids
 * and names unique over all phases.
 *
 * <p>Ids: {@code E1xxx} text and syntax, {@code E2xxx} names and modules, {@code E3xxx} types,
 * {@code E4xxx} rules over checked code, {@code E5xxx} policy and labels; {@code W} in place of
 * {@code E} where the code's own severity is a warning. Never reused.
 */
public interface DiagnosticCode {
  /** For example {@code E2001}. */
  String id();

  /** Kebab case, for example {@code unknown-name}. */
  String title();

  Severity severity();
}
