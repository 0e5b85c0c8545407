/**
 * What checks of a bundle report: {@code somagent.marketplace.Finding} in Java, in bounded lists.
 * Knows neither archives nor tools.
 */
@NullMarked
package ai.somagent.soma.finding;

import org.jspecify.annotations.NullMarked;
