package ai.somagent.soma.label;

import ai.somagent.soma.checked.DeclaredType;
import ai.somagent.soma.checked.FieldSymbol;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Steps that are analysed as one: those of a capsule with its members, or those of a task.
 *
 * @param source name of the text that all spans are in
 * @param autonomy level of the capsule whose run it is
 * @param input fields of the run's argument
 * @param output what {@code return} gives, in the author's terms: {@code the output}
 * @param returns the type of that, or null for none
 */
record LabelUnit(
    String source,
    String autonomy,
    List<FieldSymbol> input,
    String output,
    @Nullable DeclaredType returns) {

  /** The same with another meaning of {@code return}. */
  LabelUnit returning(String what, @Nullable DeclaredType type) {
    return new LabelUnit(source, autonomy, input, what, type);
  }
}
