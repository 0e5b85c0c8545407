package ai.somagent.soma.cli.console;

/** Which Soma this is. */
public final class SomaVersion {
  /** The version of this build; a test holds it equal to the POM's. */
  public static final String VERSION = "0.1.0";

  private SomaVersion() {}
}
