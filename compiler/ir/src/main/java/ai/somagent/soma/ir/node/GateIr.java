package ai.somagent.soma.ir.node;

/**
 * What a policy demands before a node.
 *
 * @param policy qualified name of the policy
 * @param rule which of its rules, from 0
 * @param guard id of the node that stands before on every path: an approval, woven or written by
 *     the author, or, where only the values of a run decide the rule, an {@code if} that asks for
 *     the approval or raises {@code Denied}
 */
public record GateIr(String policy, int rule, String guard) {}
