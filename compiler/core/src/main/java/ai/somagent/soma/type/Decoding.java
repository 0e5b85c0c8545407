package ai.somagent.soma.type;

import ai.somagent.soma.checked.DeclaredType;
import ai.somagent.soma.checked.Label;
import ai.somagent.soma.checked.SomaType;
import ai.somagent.soma.checked.SomaType.OptionalType;
import ai.somagent.soma.checked.SomaType.Scalar;
import ai.somagent.soma.syntax.ClauseSyntax.AsSyntax;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code as T} where it gives a type to JSON that comes from elsewhere. */
final class Decoding {
  private final StepContext context;

  Decoding(StepContext context) {
    this.context = context;
  }

  /**
   * The type of the result, with the labels of both; JSON that may be absent gives a {@code T} that
   * may be.
   *
   * @param given what comes, or null for nothing
   * @param what gives it, for messages
   */
  DeclaredType read(AsSyntax as, @Nullable DeclaredType given, String what) {
    DeclaredType wanted = context.names().resolveDeclared(as.type());
    if (given == null || !isJson(given.type())) {
      String found = given == null ? "no result" : "`" + TypeNames.show(given.type()) + "`";
      context.report(
          EffectCode.NOT_DECODABLE,
          as.span(),
          what + " gives " + found + ", and `as` gives a type to `json` alone",
          given == null ? "drop the clause" : "drop the clause: the result has a type already");
      return DeclaredType.of(SomaType.ErrorType.ERROR);
    }
    Set<Label> labels = EnumSet.noneOf(Label.class);
    labels.addAll(given.labels());
    labels.addAll(wanted.labels());
    SomaType type =
        given.type() instanceof OptionalType ? BuiltinTypes.optional(wanted.type()) : wanted.type();
    return new DeclaredType(type, labels);
  }

  private static boolean isJson(SomaType type) {
    return type == SomaType.ErrorType.ERROR
        || Assignability.isScalar(Assignability.withoutOptional(type), Scalar.JSON);
  }
}
