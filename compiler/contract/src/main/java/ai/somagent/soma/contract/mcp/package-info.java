/** Tool lists of the Model Context Protocol as one tool with an action for each. */
@NullMarked
package ai.somagent.soma.contract.mcp;

import org.jspecify.annotations.NullMarked;
