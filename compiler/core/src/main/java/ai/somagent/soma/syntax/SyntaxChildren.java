package ai.somagent.soma.syntax;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;

/**
 * The parts directly inside a piece of syntax, in order of its components, which is the order of
 * the text but for the clauses of loops. Reads record components, so that a new kind of syntax
 * needs no entry here. Thread-safe; for editors, not for the path of a check.
 */
public final class SyntaxChildren {
  private static final ClassValue<MethodHandle[]> ACCESSORS =
      new ClassValue<>() {
        @Override
        protected MethodHandle[] computeValue(Class<?> type) {
          return accessors(type);
        }
      };

  private SyntaxChildren() {}

  /** The parts of {@code whole}; names included, absent ones left out. */
  public static List<Syntax> of(Syntax whole) {
    List<Syntax> children = new ArrayList<>();
    for (MethodHandle accessor : ACCESSORS.get(whole.getClass())) {
      add(read(accessor, whole), children);
    }
    return children;
  }

  private static void add(Object value, List<Syntax> children) {
    if (value instanceof Syntax syntax) {
      children.add(syntax);
    } else if (value instanceof List<?> list) {
      for (Object item : list) {
        add(item, children);
      }
    }
  }

  private static Object read(MethodHandle accessor, Syntax whole) {
    try {
      Object value = accessor.invoke(whole);
      return value == null ? List.of() : value;
    } catch (Throwable e) {
      throw new IllegalStateException("cannot read " + whole.getClass(), e);
    }
  }

  private static MethodHandle[] accessors(Class<?> type) {
    List<MethodHandle> found = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      Class<?> part = component.getType();
      if (Syntax.class.isAssignableFrom(part) || part == List.class) {
        try {
          found.add(MethodHandles.lookup().unreflect(component.getAccessor()));
        } catch (IllegalAccessException e) {
          throw new IllegalStateException("syntax is public: " + type, e);
        }
      }
    }
    return found.toArray(MethodHandle[]::new);
  }
}
