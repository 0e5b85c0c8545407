package ai.somagent.soma.generate;

import ai.somagent.soma.checked.CheckedCapsule;
import ai.somagent.soma.parse.Parser;
import ai.somagent.soma.source.SourceText;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Counts what programs are made of: every kind of node of the tree of the text and of the checked
 * tree, every operator, function, macro, setting and error that is caught, and whether each part
 * that may be missing is there and is missing.
 */
final class Constructs {
  private final Map<String, Integer> counts = new TreeMap<>();
  private final Set<Object> seen = java.util.Collections.newSetFromMap(new IdentityHashMap<>());

  Map<String, Integer> counts() {
    return counts;
  }

  void add(String text, Iterable<CheckedCapsule> capsules) {
    seen.clear();
    walk(Parser.parse(new SourceText("made.soma", text)).file(), "");
    for (CheckedCapsule capsule : capsules) {
      walk(capsule, "");
    }
  }

  private void count(String what) {
    counts.merge(what, 1, Integer::sum);
  }

  private void walk(@Nullable Object value, String place) {
    switch (value) {
      case null -> {}
      case Collection<?> all -> all.forEach(one -> walk(one, place));
      case Enum<?> one -> count(one.getDeclaringClass().getSimpleName() + "." + one.name());
      case Record record -> record(record);
      case Boolean flag -> count(place + "=" + flag);
      default -> {}
    }
  }

  private void record(Record record) {
    if (!seen.add(record)) {
      return;
    }
    Class<?> type = record.getClass();
    String name = name(type);
    count(name);
    named(record);
    for (RecordComponent component : type.getRecordComponents()) {
      Object part = part(record, component);
      String where = name + "." + component.getName();
      if (part == null) {
        count(where + " missing");
      } else if (part instanceof Collection<?> all && all.isEmpty()) {
        count(where + " empty");
      }
      walk(part, where);
    }
  }

  static String name(Class<?> type) {
    boolean inner =
        type.getSimpleName().endsWith("Member") || type.getSimpleName().endsWith("Item");
    Class<?> around = type.getEnclosingClass();
    return inner && around != null
        ? around.getSimpleName() + "." + type.getSimpleName()
        : type.getSimpleName();
  }

  private void named(Record record) {
    switch (record) {
      case ai.somagent.soma.checked.CheckedExpression.BuiltinChecked call ->
          count("function " + call.function());
      case ai.somagent.soma.checked.CheckedExpression.MacroChecked macro ->
          count("macro " + macro.macro() + "/" + macro.variables().size());
      case ai.somagent.soma.checked.CheckedStep.CatchChecked handler ->
          handler.errors().forEach(error -> count("catch " + error.name()));
      case ai.somagent.soma.syntax.SettingSyntax setting ->
          count("setting " + setting.key().text());
      case ai.somagent.soma.syntax.TypeSyntax written -> count("type " + written.name().text());
      case ai.somagent.soma.checked.CheckedExpression.RunChecked run ->
          count("run." + run.member());
      default -> {}
    }
  }

  private static @Nullable Object part(Record record, RecordComponent component) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(record);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException(record.getClass().getName(), e);
    }
  }

  /** Every kind of record that a sealed family of the tree of the text has. */
  static Set<String> kindsOf(Class<?>... families) {
    Set<String> kinds = new HashSet<>();
    for (Class<?> family : families) {
      if (family.isSealed()) {
        kinds.addAll(kindsOf(family.getPermittedSubclasses()));
      } else if (family.isEnum()) {
        for (Object one : family.getEnumConstants()) {
          kinds.add(family.getSimpleName() + "." + ((Enum<?>) one).name());
        }
      } else {
        kinds.add(name(family));
      }
    }
    return kinds;
  }
}
