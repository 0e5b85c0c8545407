/**
 * Routes, request reading, answers and problem documents. JSON is Jackson 2, as everywhere in Soma;
 * Spring only routes bytes.
 */
@NullMarked
package ai.somagent.soma.api.http;

import org.jspecify.annotations.NullMarked;
