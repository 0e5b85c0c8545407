package ai.somagent.soma.library;

import ai.somagent.soma.source.SourceText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Translates contract files of the workspace into Soma text. Must be thread-safe, must never touch
 * a network, and must answer the same while the file stays the same.
 */
@FunctionalInterface
public interface ContractLibrary {
  /** A library without contracts. */
  ContractLibrary EMPTY = wanted -> Answer.missing();

  /** The contract that an import asks for. */
  Answer find(Request wanted);

  /**
   * What {@code import openapi "specs/plane.json" as plane} asks for.
   *
   * @param kind {@code openapi}, {@code schema}, {@code mcp}, {@code proto}, {@code persona} or
   *     {@code rego}
   * @param path as written: relative to the folder of {@code importer}, parts divided by {@code /},
   *     neither empty nor absolute
   * @param importer name of the text that imports
   */
  record Request(String kind, String path, String importer) {}

  /**
   * What came of it.
   *
   * @param file the file relative to the workspace, parts divided by {@code /}, the same from
   *     wherever it is imported; null when there is no such file
   * @param text the contract as a Soma module with a header of its own; null when problems forbid
   *     it
   * @param digest {@code sha256:} and the digest of the file's bytes; null when there is none
   * @param problems what is wrong with the contract or was lost in translation
   */
  record Answer(
      @Nullable String file,
      @Nullable SourceText text,
      @Nullable String digest,
      List<ContractProblem> problems) {
    public Answer {
      problems = List.copyOf(problems);
    }

    /** There is no such file. */
    public static Answer missing() {
      return new Answer(null, null, null, List.of());
    }
  }
}
