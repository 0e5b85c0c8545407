/**
 * Soma text in the making: names that Soma takes, literals, comments, and the module they end up
 * in. Knows nothing of contracts.
 */
@NullMarked
package ai.somagent.soma.contract.text;

import org.jspecify.annotations.NullMarked;
