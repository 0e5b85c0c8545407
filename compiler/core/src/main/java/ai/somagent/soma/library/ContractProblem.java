package ai.somagent.soma.library;

import org.jspecify.annotations.Nullable;

/**
 * Something about a contract that its importer should know.
 *
 * @param place where in the contract: a JSON pointer or a line, for people; empty for all of it
 * @param message one lower-case sentence, no final stop, names in back-ticks
 * @param help what to do about it, or null
 */
public record ContractProblem(Kind kind, String place, String message, @Nullable String help) {

  /** What a problem means for the import. */
  public enum Kind {
    /** The path leaves the workspace. */
    OUTSIDE,
    /** The file is no such contract. */
    INVALID,
    /** It refers to something that is not on this machine. */
    REMOTE,
    /** It is larger than a contract may be. */
    TOO_LARGE,
    /** It says that an action does less harm than its method does. */
    LOWERED,
    /** A type or limit could not be said in Soma and was widened; the only one that is no error. */
    WIDENED
  }

  public boolean isError() {
    return kind != Kind.WIDENED;
  }
}
