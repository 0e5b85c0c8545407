package ai.somagent.soma.query;

/**
 * What a name stands for. Equal targets are the same thing, in whatever file they are named.
 *
 * @param owner what it belongs to: a module, the qualified name of a declaration, or for locals the
 *     text and place that introduce them; empty for built-in names
 */
public record Target(Kind kind, String owner, String name) {

  /** What kinds of things have names. */
  public enum Kind {
    MODULE,
    ALIAS,
    TYPE,
    ERROR,
    FUNCTION,
    CONSTANT,
    TOOL,
    TOPIC,
    PERSONA,
    POLICY,
    TASK,
    CAPSULE,
    PLAN,
    CASE,
    ACTION,
    FIELD,
    PARAMETER,
    SIGNAL,
    UPDATE,
    QUERY,
    NODE,
    LOCAL,
    STATE,
    BUILTIN
  }

  /** Owner and name. */
  public String qualifiedName() {
    return owner.isEmpty() ? name : owner + "." + name;
  }

  /** Whether nothing outside its own text can name it. */
  public boolean isLocal() {
    return kind == Kind.LOCAL || kind == Kind.ALIAS;
  }
}
