package ai.somagent.soma.diff;

import ai.somagent.soma.checked.FieldSymbol;
import ai.somagent.soma.checked.Label;
import ai.somagent.soma.checked.NamedTypeSymbol;
import ai.somagent.soma.checked.NamedTypeSymbol.AliasDefinition;
import ai.somagent.soma.checked.NamedTypeSymbol.CaseSymbol;
import ai.somagent.soma.checked.NamedTypeSymbol.EnumDefinition;
import ai.somagent.soma.checked.NamedTypeSymbol.RecordDefinition;
import ai.somagent.soma.checked.NamedTypeSymbol.UnionDefinition;
import ai.somagent.soma.checked.SomaType;
import ai.somagent.soma.checked.SomaType.ListType;
import ai.somagent.soma.checked.SomaType.MapType;
import ai.somagent.soma.checked.SomaType.NamedType;
import ai.somagent.soma.checked.SomaType.OptionalType;
import ai.somagent.soma.checked.SomaType.Scalar;
import ai.somagent.soma.checked.SomaType.ScalarType;
import ai.somagent.soma.type.TypeNames;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compares the types of one position, through everything they are made of. */
final class TypeComparison {
  private final ChangeList changes;

  /** Types that this position has been compared through, so that each is told once. */
  private final Set<String> seen = new HashSet<>();

  TypeComparison(ChangeList changes) {
    this.changes = changes;
  }

  void types(String place, SomaType before, SomaType after) {
    if (before instanceof OptionalType was && after instanceof OptionalType is) {
      types(place, was.of(), is.of());
    } else if (before instanceof OptionalType was) {
      changes.narrower(place, "it may no longer be absent");
      types(place, was.of(), after);
    } else if (after instanceof OptionalType is) {
      changes.wider(place, "it may be absent now");
      types(place, before, is.of());
    } else if (before instanceof NamedType was && after instanceof NamedType is) {
      named(place, was.symbol(), is.symbol());
    } else if (before instanceof ListType was && after instanceof ListType is) {
      LimitComparison.compare(changes, place, was.limits(), is.limits());
      types(place + "[]", was.element(), is.element());
    } else if (before instanceof MapType was && after instanceof MapType is) {
      LimitComparison.compare(changes, place, was.limits(), is.limits());
      types(place + "[key]", was.key(), is.key());
      types(place + "[]", was.value(), is.value());
    } else if (before instanceof ScalarType was && after instanceof ScalarType is) {
      scalars(place, was, is);
    } else {
      other(place, before, after);
    }
  }

  private void scalars(String place, ScalarType was, ScalarType is) {
    if (was.scalar() == is.scalar()) {
      LimitComparison.compare(changes, place, was.limits(), is.limits());
    } else {
      other(place, was, is);
    }
  }

  private void other(String place, SomaType before, SomaType after) {
    String message =
        "it was `" + TypeNames.show(before) + "` and is `" + TypeNames.show(after) + "`";
    if (after instanceof ScalarType is && is.scalar() == Scalar.JSON) {
      changes.wider(place, message);
    } else {
      changes.major(place, message);
    }
  }

  private void named(String place, NamedTypeSymbol was, NamedTypeSymbol is) {
    if (!was.qualifiedName().equals(is.qualifiedName())) {
      changes.major(
          place, "it was `" + was.qualifiedName() + "` and is `" + is.qualifiedName() + "`");
      return;
    }
    if (!seen.add(was.qualifiedName()) || !was.isComplete() || !is.isComplete()) {
      return;
    }
    NamedTypeSymbol.Definition before = was.definition();
    NamedTypeSymbol.Definition after = is.definition();
    if (before.getClass() != after.getClass()) {
      changes.major(place, "`" + is.name() + "` is now another kind of type");
      return;
    }
    switch (before) {
      case RecordDefinition old -> fields(place, old.fields(), ((RecordDefinition) after).fields());
      case EnumDefinition old -> cases(place, old.cases(), ((EnumDefinition) after).cases(), true);
      case UnionDefinition old -> unions(place, old.cases(), ((UnionDefinition) after).cases());
      case AliasDefinition old -> aliases(place, old, (AliasDefinition) after);
    }
  }

  private void aliases(String place, AliasDefinition before, AliasDefinition after) {
    types(place, before.base(), after.base());
    labels(place, before.labels(), after.labels());
  }

  /** Fields of a record, a case, an input, or the parameters of a signal. */
  void fields(String place, List<FieldSymbol> before, List<FieldSymbol> after) {
    Map<String, FieldSymbol> now = byName(after);
    for (FieldSymbol field : before) {
      String at = place + "." + field.name();
      FieldSymbol kept = now.remove(field.name());
      if (kept == null) {
        changes.major(at, "the field is gone");
      } else {
        field(at, field, kept);
      }
    }
    for (FieldSymbol field : now.values()) {
      String at = place + "." + field.name();
      if (changes.isGiven() && field.isRequired()) {
        changes.major(at, "the field is new, and whoever does not give it is refused");
      } else {
        changes.minor(at, "the field is new");
      }
    }
  }

  private void field(String place, FieldSymbol before, FieldSymbol after) {
    boolean hadDefault = before.defaultValue() != null;
    boolean hasDefault = after.defaultValue() != null;
    if (changes.isGiven() && hadDefault && !hasDefault && after.isRequired()) {
      changes.major(place, "the field has no default any more");
    } else if (changes.isGiven() && !hadDefault && hasDefault && before.isRequired()) {
      changes.minor(place, "the field has a default now");
    }
    types(place, before.type(), after.type());
    labels(place, before.labels(), after.labels());
  }

  void labels(String place, Set<Label> before, Set<Label> after) {
    for (Label label : Label.values()) {
      if (before.contains(label) && !after.contains(label)) {
        if (changes.isGiven()) {
          changes.major(place, "it no longer takes what is `" + label.keyword() + "`");
        } else {
          changes.minor(place, "it is no longer `" + label.keyword() + "`");
        }
      } else if (!before.contains(label) && after.contains(label)) {
        changes.wider(place, "it may be `" + label.keyword() + "` now");
      }
    }
  }

  private void unions(String place, List<CaseSymbol> before, List<CaseSymbol> after) {
    cases(place, names(before), names(after), false);
    for (CaseSymbol was : before) {
      for (CaseSymbol is : after) {
        if (was.name().equals(is.name())) {
          fields(place + "." + was.name(), was.fields(), is.fields());
        }
      }
    }
  }

  private void cases(String place, List<String> before, List<String> after, boolean ordered) {
    for (String name : before) {
      if (!after.contains(name)) {
        changes.narrower(place, "the case `" + name + "` is gone");
      }
    }
    for (String name : after) {
      if (!before.contains(name)) {
        changes.wider(place, "the case `" + name + "` is new");
      }
    }
    List<String> kept = new ArrayList<>(before);
    kept.retainAll(after);
    List<String> order = new ArrayList<>(after);
    order.retainAll(before);
    if (ordered && !kept.equals(order)) {
      changes.major(place, "the cases stand in another order, which `<` goes by");
    }
  }

  private static List<String> names(List<CaseSymbol> cases) {
    List<String> names = new ArrayList<>();
    cases.forEach(one -> names.add(one.name()));
    return names;
  }

  private static Map<String, FieldSymbol> byName(List<FieldSymbol> fields) {
    Map<String, FieldSymbol> named = new LinkedHashMap<>();
    fields.forEach(field -> named.put(field.name(), field));
    return named;
  }
}
