package ai.somagent.soma.ir.node;

import java.util.List;

/**
 * A pure expression as CEL text.
 *
 * @param cel the text; records and unions are maps, enums strings, {@code T?} is an optional value
 * @param reads ids of the slots it reads, plus {@code input} and {@code run} where it reads those;
 *     sorted, without repeats
 */
public record ExpressionIr(String cel, List<String> reads) {
  public ExpressionIr {
    reads = List.copyOf(reads);
  }
}
