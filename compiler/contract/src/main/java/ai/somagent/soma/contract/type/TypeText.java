package ai.somagent.soma.contract.type;

/**
 * A type as Soma writes it.
 *
 * @param base without the mark of absence
 * @param nullable whether a value may be absent or null
 */
public record TypeText(String base, boolean nullable) {
  public static final TypeText JSON = new TypeText("json", false);

  /** The type of a value that must be there, though perhaps as null. */
  public String text() {
    return nullable ? base + "?" : base;
  }

  /** The type of a value that may be left out. */
  public String optional() {
    return base + "?";
  }

  TypeText orNull(boolean more) {
    return more && !nullable ? new TypeText(base, true) : this;
  }
}
