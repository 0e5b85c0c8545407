package ai.somagent.soma.cli.run;

/** Who uses this machine, for where nobody else is named. */
public final class LoginName {
  private LoginName() {}

  /** As the operating system says it; {@code unknown} where it says nothing. */
  public static String current() {
    String name = System.getProperty("user.name", "");
    return name.isBlank() || name.equals("?") ? "unknown" : name;
  }
}
