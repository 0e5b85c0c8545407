/**
 * The golden corpus: every case of {@code compiler/corpus} is a folder {@code <area>/<case>} with a
 * {@code main.soma} and one file per view. A phase that wants a view adds a function from the text
 * to the view and one test factory; comparing, updating and hygiene are shared.
 */
@NullMarked
package ai.somagent.soma.corpus;

import org.jspecify.annotations.NullMarked;
