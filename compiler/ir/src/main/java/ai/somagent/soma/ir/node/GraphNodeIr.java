package ai.somagent.soma.ir.node;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A node of a plan. Its regions run in the order of the components; see {@code docs/ir.md} for
 * rounds and held nodes.
 *
 * @param name unique in its graph
 * @param kind {@code deliverable}, {@code milestone} or {@code deploy}
 * @param title for people, or null
 * @param after names of the nodes it waits for
 * @param condition whether it runs at all, or null
 * @param made slot that {@code maker} and {@code revise} fill, or null where the node gives nothing
 * @param result slot that others read once the node has ended, or null where none does; the same as
 *     {@code made}, or one of optional type where the node may be skipped
 * @param maker region that makes the result
 * @param checks region between making and acceptance
 * @param accepts conditions, in order; the first that is false starts a round
 * @param approval region with the approval after acceptance
 * @param revise region that replaces the result in a round; null where the maker runs again
 * @param rounds most rounds, from 0
 * @param gates what policies demand of the node itself; their guards stand in its regions
 * @param optional whether a person may skip it
 */
public record GraphNodeIr(
    String name,
    String kind,
    @Nullable String title,
    List<String> after,
    @Nullable ExpressionIr condition,
    @Nullable String made,
    @Nullable String result,
    @Nullable String maker,
    @Nullable String checks,
    List<ExpressionIr> accepts,
    @Nullable String approval,
    @Nullable String revise,
    int rounds,
    List<GateIr> gates,
    boolean optional) {
  public GraphNodeIr {
    after = List.copyOf(after);
    accepts = List.copyOf(accepts);
    gates = List.copyOf(gates);
  }
}
