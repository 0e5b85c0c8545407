package ai.somagent.soma.label;

import ai.somagent.soma.checked.CheckedStep.YieldTarget;
import ai.somagent.soma.checked.LocalSymbol;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is known so far of the labels of variables. Only ever grows, so that going over the steps
 * again and again ends. Going over them again is needed only when something was learnt of a
 * variable after it had been read; from the third time on, what is learnt goes straight to what
 * reads it, so that a long chain of variables needs no more rounds than a short one. Not
 * thread-safe.
 */
final class LabelState {
  private static final int PLAIN_ROUNDS = 2;

  private final Map<LocalSymbol, Known> known = new LinkedHashMap<>();
  private final Map<YieldTarget, Exits> turns = new IdentityHashMap<>();
  private final Deque<Binding> waiting = new ArrayDeque<>();
  private LabelSet stage = LabelSet.NONE;
  private boolean stageRead;
  private @Nullable Binding current;
  private boolean grown;
  private int rounds;

  /** The labels of one variable. */
  private static final class Known {
    LabelSet labels;
    boolean read;
    boolean taken;
    final List<Binding> readers = new ArrayList<>(0);

    Known(LabelSet labels) {
      this.labels = labels;
    }
  }

  /** What a variable takes on somewhere, as long as its control stays the same. */
  private static final class Binding {
    final LocalSymbol variable;
    final Supplier<LabelSet> value;
    boolean waits;

    Binding(LocalSymbol variable, Supplier<LabelSet> value) {
      this.variable = variable;
      this.value = value;
    }
  }

  private Known known(LocalSymbol variable) {
    Known found = known.get(variable);
    if (found == null) {
      found = new Known(declared(variable));
      known.put(variable, found);
    }
    return found;
  }

  private static LabelSet declared(LocalSymbol variable) {
    return variable.labels().isEmpty()
        ? LabelSet.NONE
        : LabelSet.of(variable.labels(), variable.span(), "`" + variable.name() + "` is declared");
  }

  /** The labels of a variable: those it declares, and those of everything put into it. */
  LabelSet of(LocalSymbol variable) {
    Known found = known(variable);
    found.read = true;
    if (current != null && (found.readers.isEmpty() || found.readers.getLast() != current)) {
      found.readers.add(current);
    }
    return found.labels;
  }

  /** Puts a value with {@code labels} into {@code variable}. */
  void add(LocalSymbol variable, LabelSet labels) {
    Known found = known(variable);
    found.taken = true;
    LabelSet after = found.labels.plus(labels);
    if (after != found.labels) {
      found.labels = after;
      grown |= found.read;
      for (Binding reader : found.readers) {
        if (!reader.waits) {
          reader.waits = true;
          waiting.add(reader);
        }
      }
    }
  }

  /** The same, and {@code variable} is part of the reason from then on. */
  void bind(LocalSymbol variable, Supplier<LabelSet> labels) {
    if (rounds < PLAIN_ROUNDS) {
      take(variable, labels);
      return;
    }
    run(new Binding(variable, labels));
    while (!waiting.isEmpty()) {
      Binding next = waiting.remove();
      next.waits = false;
      run(next);
    }
  }

  private void run(Binding binding) {
    current = binding;
    take(binding.variable, binding.value);
    current = null;
  }

  private void take(LocalSymbol variable, Supplier<LabelSet> labels) {
    LabelSet value = labels.get();
    add(
        variable,
        value.isEmpty()
            ? value
            : value.through(variable.span(), "`" + variable.name() + "` takes it on"));
  }

  /** How earlier turns of a loop, or earlier attempts, may have ended it. */
  Exits turns(YieldTarget target) {
    return turns.getOrDefault(target, new Exits());
  }

  /** A turn of a loop, or an attempt, ends it or what is around it. */
  void turned(YieldTarget target, Exits exits) {
    grown |= turns.computeIfAbsent(target, one -> new Exits()).grow(exits);
  }

  /** The labels of the last checkpoint's name. */
  LabelSet stage() {
    stageRead = true;
    return stage;
  }

  /** A checkpoint is reached where {@code condition} decides on it. */
  void reach(LabelSet condition) {
    LabelSet after = stage.plus(condition);
    grown |= stageRead && after != stage;
    stage = after;
  }

  /** Whether anything was learnt too late since the last time this was asked. */
  boolean takeGrown() {
    boolean answer = grown;
    grown = false;
    rounds++;
    known
        .values()
        .forEach(one -> {
          one.read = false;
          one.readers.clear();
        });
    stageRead = false;
    return answer;
  }

  /** Variables that took something, in the order in which they were met. */
  Map<LocalSymbol, LabelSet> all() {
    Map<LocalSymbol, LabelSet> all = new LinkedHashMap<>();
    known.forEach((variable, one) -> {
      if (one.taken) {
        all.put(variable, one.labels);
      }
    });
    return all;
  }
}
