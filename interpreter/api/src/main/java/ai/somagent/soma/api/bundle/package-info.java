/**
 * From the bytes of a bundle to compiled, stored programs. Knows no HTTP: what is wrong with a
 * bundle is an exception that says in which stage.
 */
@NullMarked
package ai.somagent.soma.api.bundle;

import org.jspecify.annotations.NullMarked;
