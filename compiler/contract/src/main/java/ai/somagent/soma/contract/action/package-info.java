/** Actions of tools in the making, whatever they are bound to, and what harm they can do. */
@NullMarked
package ai.somagent.soma.contract.action;

import org.jspecify.annotations.NullMarked;
