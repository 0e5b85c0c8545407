package ai.somagent.soma.generate;

import ai.somagent.soma.generate.TypedScope.Kind;
import ai.somagent.soma.generate.TypedScope.Place;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Fills forms. Between the signs stand: a kind for an expression; {@code new}, {@code state} and
 * {@code name} for names, of which a number reads one again; {@code see} and {@code later} for what
 * is seen from there on, or after the form; {@code open} and {@code end} around what is seen
 * between them alone; {@code block}, {@code loop}, {@code branch}, {@code cleanup} and {@code
 * yield} for steps. {@code A} is one kind for the whole form, {@code R} that of {@code return}.
 */
final class StepWriter {
  private static final int DEEPEST = 3;
  private static final Kind[] KINDS = Kind.values();
  private static final Map<String, String[]> SPLIT = new HashMap<>();

  private final Random random;
  private final boolean record;
  private final StringBuilder out = new StringBuilder();
  private int names;
  private int branches;

  /**
   * @param record whether the main capsule gives a record around its value
   */
  StepWriter(Random random, boolean record) {
    this.random = random;
    this.record = record;
  }

  /** What has been written since this was asked last. */
  String taken() {
    String text = out.toString();
    out.setLength(0);
    return text;
  }

  /** Steps of a capsule or task, with the {@code return} at their end. */
  void whole(TypedScope scope, int most) {
    int count = 1 + random.nextInt(most);
    for (int i = 0; i < count; i++) {
      step(0, scope);
    }
    if (scope.returns != null) {
      out.append("return ").append(returned(scope)).append('\n');
    }
  }

  /** One step that may stand at {@code scope}. */
  void step(int depth, TypedScope scope) {
    boolean nested = depth < DEEPEST && random.nextInt(5) < 2;
    List<String> forms = nested ? StepForms.NESTED : StepForms.PLAIN;
    String form = forms.get(random.nextInt(forms.size()));
    while (!fits(form, scope)) {
      form = forms.get(random.nextInt(forms.size()));
    }
    new Filled(depth, scope).fill(form.substring(form.indexOf('|') + 1));
    out.append('\n');
  }

  private boolean fits(String form, TypedScope scope) {
    String where = form.substring(0, form.indexOf('|'));
    boolean cleanup = scope.place == Place.CLEANUP;
    return (!cleanup || where.contains("c"))
        && (!where.contains("m") || scope.place == Place.MAIN)
        && (!where.contains("o") || scope.ofMain)
        && (!where.contains("r")
            || (scope.returns != null && scope.branch == 0 && !(record && scope.ofMain)));
  }

  /** A value of {@code kind}. */
  String expression(Kind kind, TypedScope scope) {
    return expression(kind, scope.expression(), random.nextInt(3));
  }

  private String expression(Kind kind, TypedScope scope, int depth) {
    String known = random.nextInt(3) == 0 ? null : scope.read(kind, random);
    if (known != null && (depth <= 0 || random.nextInt(2) == 0)) {
      return known;
    }
    List<String> forms = depth <= 0 ? ExpressionForms.atoms(kind) : ExpressionForms.forms(kind);
    String form = forms.get(random.nextInt(forms.size()));
    String[] parts = split(form);
    if (parts.length == 1) {
      return form;
    }
    StringBuilder text = new StringBuilder();
    List<String> bound = new ArrayList<>();
    TypedScope inner = form.contains("#bind") ? scope.expression() : scope;
    for (int i = 0; i < parts.length; i++) {
      String part = parts[i];
      if (i % 2 == 0) {
        text.append(part);
      } else if (part.startsWith("bind ")) {
        String name = "x" + names++;
        bound.add(name);
        inner.add(name, Kind.valueOf(part.substring(5)), false);
        text.append(name);
      } else if (part.startsWith("b")) {
        text.append(bound.get(part.charAt(1) - '0'));
      } else {
        text.append(expression(Kind.valueOf(part), inner, depth - 1));
      }
    }
    return text.toString();
  }

  private static String[] split(String form) {
    return SPLIT.computeIfAbsent(form, f -> f.split("#", -1));
  }

  private String returned(TypedScope scope) {
    String value = expression(Objects.requireNonNull(scope.returns), scope);
    return record && scope.ofMain ? "Output(value: " + value + ")" : value;
  }

  private void leave(TypedScope scope) {
    if (scope.inLoop && random.nextBoolean()) {
      out.append(random.nextBoolean() ? "break\n" : "continue\n");
    } else if (scope.branch == 0 && random.nextBoolean()) {
      out.append("return");
      out.append(scope.returns == null ? "" : " " + returned(scope)).append('\n');
    } else {
      out.append("fail Odd(why: ").append(expression(Kind.TEXT, scope)).append(")\n");
    }
  }

  private void set(TypedScope scope) {
    TypedScope.Variable variable = scope.settable(null, random);
    if (variable == null) {
      new Filled(0, scope).fill("let #new A# = #A#");
      return;
    }
    out.append("set ").append(variable.name()).append(" = ");
    if (variable.kind() == Kind.TEXT && scope.place != Place.CLEANUP && random.nextBoolean()) {
      out.append("call t.put(item: ").append(expression(Kind.ITEM, scope)).append(") undo {}");
    } else {
      out.append(expression(variable.kind(), scope));
    }
  }

  private void steps(int depth, TypedScope scope) {
    for (int count = 1 + random.nextInt(2); count > 0; count--) {
      step(depth + 1, scope);
    }
  }

  private void yielding(int depth, TypedScope scope, Kind kind) {
    if (depth + 1 < DEEPEST && random.nextBoolean()) {
      step(depth + 1, scope);
    }
    boolean effect = kind == Kind.ITEM && scope.place != Place.CLEANUP && random.nextBoolean();
    if (effect) {
      out.append("yield call t.get(name: ").append(expression(Kind.TEXT, scope)).append(")\n");
    } else if (depth < DEEPEST && random.nextInt(6) == 0) {
      out.append("yield if ").append(expression(Kind.BOOL, scope)).append(" {\n");
      yielding(depth + 1, scope.block(), kind);
      out.append("} else {\n");
      yielding(depth + 1, scope.block(), kind);
      out.append("}\n");
    } else {
      out.append("yield ").append(expression(kind, scope)).append('\n');
    }
  }

  /** One form that is being filled. */
  private final class Filled {
    private final int depth;
    private final TypedScope outer;
    private final Deque<TypedScope> scopes = new ArrayDeque<>();
    private final List<String> bound = new ArrayList<>();
    private final List<TypedScope.Variable> later = new ArrayList<>();
    private @Nullable Kind any;

    private Filled(int depth, TypedScope scope) {
      this.depth = depth;
      this.outer = scope;
      scopes.push(scope.expression());
    }

    private void fill(String form) {
      String[] parts = split(form);
      for (int i = 0; i < parts.length; i++) {
        if (i % 2 == 0) {
          out.append(parts[i]);
        } else {
          fill(parts[i].split(" "));
        }
      }
      later.forEach(one -> outer.add(one.name(), one.kind(), one.state()));
    }

    private void fill(String[] words) {
      TypedScope scope = scopes.getFirst();
      switch (words[0]) {
        case "new", "state" -> bind(kind(words[1]), words[0].equals("state"));
        case "name" -> out.append(fresh());
        case "see" -> scope.add(bound.get(Integer.parseInt(words[1])), kind(words[2]), false);
        case "later" -> {
          String name = bound.get(Integer.parseInt(words[1]));
          later.add(new TypedScope.Variable(name, kind(words[2]), false, 0));
        }
        case "open" -> scopes.push(scope.expression());
        case "end" -> scopes.pop();
        case "block" -> steps(depth, scope.block());
        case "loop" -> steps(depth, scope.loop());
        case "branch" -> steps(depth, scope.branch(++branches));
        case "cleanup" -> step(DEEPEST - 1, scope.cleanup());
        case "yield" -> yields(words, scope);
        case "leave" -> leave(scope);
        case "set" -> set(scope);
        case "shown" -> out.append(expression(Kind.TEXT, TypedScope.of(null, false)));
        case "number" -> out.append(names++);
        case "clauses" -> out.append(clause(words[1]));
        default -> value(words[0], scope);
      }
    }

    private void value(String word, TypedScope scope) {
      if (Character.isDigit(word.charAt(0))) {
        out.append(bound.get(Integer.parseInt(word)));
      } else {
        out.append(expression(kind(word), scope));
      }
    }

    private void yields(String[] words, TypedScope scope) {
      TypedScope inner =
          switch (words.length == 3 ? words[1] : "block") {
            case "loop" -> scope.loop();
            case "branch" -> scope.branch(++branches);
            default -> scope.block();
          };
      yielding(depth, inner, kind(words[words.length - 1]));
    }

    private String clause(String which) {
      List<String> clauses =
          switch (which) {
            case "READ" -> StepForms.READ;
            case "WRITE" -> StepForms.WRITE;
            case "TASK" -> StepForms.TASK;
            case "RUN" -> StepForms.RUN;
            case "ASK" -> StepForms.ASK;
            case "TRY" -> StepForms.TRY;
            default -> throw new IllegalArgumentException(which);
          };
      return clauses.get(random.nextInt(clauses.size()));
    }

    private void bind(Kind kind, boolean state) {
      String name = fresh();
      later.add(new TypedScope.Variable(name, kind, state, outer.branch));
      out.append(name);
    }

    private String fresh() {
      String name = "v" + names++;
      bound.add(name);
      return name;
    }

    private Kind kind(String word) {
      if (word.equals("R")) {
        return Objects.requireNonNull(outer.returns);
      }
      if (!word.equals("A")) {
        return Kind.valueOf(word);
      }
      if (any == null) {
        any = KINDS[random.nextInt(KINDS.length)];
      }
      return any;
    }
  }
}
