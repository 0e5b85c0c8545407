package ai.somagent.soma.type;

import ai.somagent.soma.bind.NameReports;
import ai.somagent.soma.checked.CheckedExpression;
import ai.somagent.soma.checked.CheckedExpression.EntryChecked;
import ai.somagent.soma.checked.CheckedExpression.ListChecked;
import ai.somagent.soma.checked.CheckedExpression.MapChecked;
import ai.somagent.soma.checked.LocalSymbol;
import ai.somagent.soma.checked.NamedTypeSymbol.EnumDefinition;
import ai.somagent.soma.checked.SomaType;
import ai.somagent.soma.checked.SomaType.ErrorType;
import ai.somagent.soma.checked.SomaType.ListType;
import ai.somagent.soma.checked.SomaType.MapType;
import ai.somagent.soma.checked.SomaType.NamedType;
import ai.somagent.soma.checked.SomaType.NoValueType;
import ai.somagent.soma.checked.SomaType.NullType;
import ai.somagent.soma.checked.SomaType.OptionalType;
import ai.somagent.soma.checked.SomaType.Scalar;
import ai.somagent.soma.diagnostic.CodeFix;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.diagnostic.TextEdit;
import ai.somagent.soma.source.Span;
import ai.somagent.soma.syntax.ExpressionSyntax.ListElementSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.ListSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.MapEntrySyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.MapSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.NameExpressionSyntax;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * List and map literals. An element whose checked type is optional is one written with a question
 * mark: it is left out when absent, since lists and maps hold no absent values.
 */
final class CollectionRules {
  private final ExpressionChecker expressions;

  CollectionRules(ExpressionChecker expressions) {
    this.expressions = expressions;
  }

  CheckedExpression list(ListSyntax syntax, Environment environment, @Nullable SomaType hint) {
    SomaType wanted = elementOf(hint);
    List<CheckedExpression> elements = new ArrayList<>();
    for (ListElementSyntax element : syntax.elements()) {
      CheckedExpression value = expressions.infer(element.value(), environment, wanted);
      elements.add(present(value, element.maybe(), wanted, element.span(), environment));
    }
    SomaType type = common(elements, wanted, environment);
    elements.replaceAll(element -> fitElement(element, type, environment));
    return new ListChecked(elements, BuiltinTypes.list(type), syntax.span());
  }

  CheckedExpression map(MapSyntax syntax, Environment environment, @Nullable SomaType hint) {
    if (hint != null && Assignability.withoutOptional(hint) instanceof NamedType named) {
      Diagnostic braced = BracedFields.report(syntax, named, expressions, environment);
      if (braced != null) {
        return expressions.refuse(braced);
      }
    }
    List<NameExpressionSyntax> bare = bareKeys(syntax, environment);
    if (!bare.isEmpty()) {
      Set<Object> others = new HashSet<>();
      for (MapEntrySyntax entry : syntax.entries()) {
        if (!(entry.key() instanceof NameExpressionSyntax)) {
          key(entry, BuiltinTypes.STRING, others, environment);
        }
      }
      return refuseBareKeys(bare, isOfOneType(syntax, environment), environment);
    }
    SomaType wanted = valueOf(hint);
    SomaType key =
        Assignability.withoutOptional(hint == null ? BuiltinTypes.JSON : hint)
                instanceof MapType map
            ? map.key()
            : BuiltinTypes.STRING;
    List<CheckedExpression> keys = new ArrayList<>();
    List<CheckedExpression> values = new ArrayList<>();
    Set<Object> seen = new HashSet<>();
    for (MapEntrySyntax entry : syntax.entries()) {
      keys.add(key(entry, key, seen, environment));
      CheckedExpression value = expressions.infer(entry.value(), environment, wanted);
      values.add(present(value, entry.maybe(), wanted, entry.value().span(), environment));
    }
    SomaType keyType = keys.isEmpty() ? key : keys.getFirst().type();
    SomaType valueType = common(values, wanted, environment);
    List<EntryChecked> entries = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      entries.add(new EntryChecked(keys.get(i), fitElement(values.get(i), valueType, environment)));
    }
    SomaType type = BuiltinTypes.map(isEnum(keyType) ? keyType : key, valueType);
    return new MapChecked(entries, type, syntax.span());
  }

  private static @Nullable SomaType elementOf(@Nullable SomaType hint) {
    if (hint == null) {
      return null;
    }
    SomaType inner = Assignability.withoutOptional(hint);
    return inner instanceof ListType list && list.element() != NoValueType.NO_VALUE
        ? list.element()
        : jsonOrNull(inner);
  }

  private static @Nullable SomaType valueOf(@Nullable SomaType hint) {
    if (hint == null) {
      return null;
    }
    SomaType inner = Assignability.withoutOptional(hint);
    return inner instanceof MapType map && map.value() != NoValueType.NO_VALUE
        ? map.value()
        : jsonOrNull(inner);
  }

  private static @Nullable SomaType jsonOrNull(SomaType type) {
    return Assignability.isScalar(type, Scalar.JSON) ? BuiltinTypes.JSON : null;
  }

  /** Reports an element that may be absent without saying so, or says so and cannot be. */
  private CheckedExpression present(
      CheckedExpression found,
      boolean maybe,
      @Nullable SomaType wanted,
      Span where,
      Environment environment) {
    CheckedExpression value = maybe ? Unnarrowed.optional(found) : found;
    boolean optional = value.type() instanceof OptionalType;
    boolean holdsAbsent = wanted instanceof OptionalType;
    if (maybe && wanted instanceof OptionalType) {
      return expressions.refuse(
          Diagnostic.of(
                  TypeCode.NEEDLESS_QUESTION_MARK,
                  environment.source(),
                  where,
                  "what is absent has its place here: the type is `" + TypeNames.show(wanted) + "`")
              .withHelp("leave out the question mark"));
    }
    if (maybe && !optional && value.type() != ErrorType.ERROR) {
      return expressions.refuse(
          Diagnostic.of(
                  TypeCode.NEEDLESS_QUESTION_MARK,
                  environment.source(),
                  where,
                  "this is never absent: its type is `" + TypeNames.show(value.type()) + "`")
              .withHelp("leave out the question mark"));
    }
    boolean toJson = wanted != null && Assignability.isScalar(wanted, Scalar.JSON);
    boolean mayBeAbsent = toJson || holdsAbsent;
    if (!maybe && !mayBeAbsent && (optional || value.type() == NullType.NULL)) {
      Diagnostic plain =
          Diagnostic.of(
              TypeCode.ABSENT_ELEMENT,
              environment.source(),
              where,
              wanted == null
                  ? "nothing says that this may hold absent values"
                  : "`" + TypeNames.show(wanted) + "` is never absent");
      return expressions.refuse(
          plain.withHelp(
              optional
                  ? "a leading `?` leaves it out when it is absent; a type such as `list<string?>`"
                      + " keeps it"
                  : "write the type, for example `let names: list<string?> = …`"));
    }
    return !maybe && toJson && wanted != null ? expressions.fit(value, wanted, environment) : value;
  }

  private SomaType common(
      List<CheckedExpression> elements, @Nullable SomaType wanted, Environment environment) {
    if (wanted != null && elements.stream().allMatch(e -> fitsElement(e, wanted))) {
      return wanted;
    }
    SomaType type = NoValueType.NO_VALUE;
    for (CheckedExpression element : elements) {
      SomaType next = Assignability.withoutOptional(element.type());
      SomaType joined = type == NoValueType.NO_VALUE ? next : Assignability.join(type, next);
      if (joined == null && isNumber(type) && isNumber(next)) {
        joined = BuiltinTypes.DOUBLE;
      }
      if (joined == null) {
        expressions.refuse(noCommonType(element, type, next, environment));
        return ErrorType.ERROR;
      }
      type = joined;
    }
    return type;
  }

  private static boolean isNumber(SomaType type) {
    return Assignability.isScalar(type, Scalar.INT) || Assignability.isScalar(type, Scalar.DOUBLE);
  }

  private static Diagnostic noCommonType(
      CheckedExpression element, SomaType before, SomaType found, Environment environment) {
    return Diagnostic.of(
            TypeCode.NO_COMMON_TYPE,
            environment.source(),
            element.span(),
            "this is `"
                + TypeNames.show(found)
                + "`, what stands before it is `"
                + TypeNames.show(before)
                + "`")
        .withHelp("a list or map holds one type; only one that becomes `json` may mix them");
  }

  private boolean fitsElement(CheckedExpression element, SomaType wanted) {
    return element.type() instanceof OptionalType && wanted instanceof OptionalType
        ? Assignability.isAssignable(element.type(), wanted)
        : element.type() instanceof OptionalType optional
            ? Assignability.isAssignable(optional.of(), wanted)
            : expressions.fitting().fits(element, wanted);
  }

  private CheckedExpression fitElement(
      CheckedExpression element, SomaType type, Environment environment) {
    return element.type() instanceof OptionalType
        ? element
        : expressions.fit(element, type, environment);
  }

  private CheckedExpression key(
      MapEntrySyntax entry, SomaType wanted, Set<Object> seen, Environment environment) {
    CheckedExpression key = expressions.infer(entry.key(), environment, wanted);
    Object known = ConstantFolder.key(key);
    if (known != null && !seen.add(known)) {
      return expressions.refuse(
          Diagnostic.of(
              TypeCode.REPEATED_FIELD,
              environment.source(),
              key.span(),
              "the key `" + known + "` stands here twice"));
    }
    return isEnum(key.type()) ? key : expressions.fit(key, wanted, environment);
  }

  /** Keys that are neither strings nor in parentheses. */
  private static List<NameExpressionSyntax> bareKeys(MapSyntax syntax, Environment environment) {
    List<NameExpressionSyntax> bare = new ArrayList<>();
    for (MapEntrySyntax entry : syntax.entries()) {
      if (entry.key() instanceof NameExpressionSyntax name
          && !environment.scope().isFollowedBy(name.span(), ')')) {
        bare.add(name);
      }
    }
    return bare;
  }

  private boolean isOfOneType(MapSyntax syntax, Environment environment) {
    SomaType type = ErrorType.ERROR;
    boolean one = true;
    for (MapEntrySyntax entry : syntax.entries()) {
      SomaType next = expressions.infer(entry.value(), environment, null).type();
      SomaType joined = type == ErrorType.ERROR ? next : Assignability.join(type, next);
      one &= joined != null && joined != ErrorType.ERROR;
      type = joined == null ? type : joined;
    }
    return one;
  }

  /** One message for all of them; quotes alone mend a map {@code ofOneType}. */
  private CheckedExpression refuseBareKeys(
      List<NameExpressionSyntax> bare, boolean ofOneType, Environment environment) {
    NameExpressionSyntax first = bare.getFirst();
    String name = first.name().text();
    String quoted = "\"" + name + "\"";
    String computed = "(" + name + ")";
    List<TextEdit> quotes = new ArrayList<>();
    for (NameExpressionSyntax key : bare) {
      quotes.add(new TextEdit(key.span(), "\"" + key.name().text() + "\""));
    }
    String title = bare.size() == 1 ? "Change to `" + quoted + "`" : "Put the keys in quotes";
    List<CodeFix> fixes = new ArrayList<>();
    if (ofOneType) {
      fixes.add(new CodeFix(title, quotes));
    }
    LocalSymbol local = environment.findLocal(name);
    if (bare.size() == 1 && local != null && Assignability.isScalar(local.type(), Scalar.STRING)) {
      fixes.add(NameReports.replace(first.span(), computed, "Change to `" + computed + "`"));
    }
    String help = "write `" + quoted + "`, or `" + computed + "` for its value";
    return expressions.refuse(
        Diagnostic.of(
                TypeCode.BARE_MAP_KEY,
                environment.source(),
                first.span(),
                "a key is a string or stands in parentheses")
            .withHelp(
                bare.size() == 1 ? help : help + "; a record is built as `Type(" + name + ": …)`")
            .withFixes(fixes));
  }

  private static boolean isEnum(SomaType type) {
    return type instanceof NamedType named && named.symbol().definition() instanceof EnumDefinition;
  }
}
