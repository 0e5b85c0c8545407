package ai.somagent.soma.bound;

/** What steps need: the cheapest ways through them, and the tree of the most. */
record Costed(Paths paths, BoundNode node) {}
