/**
 * Contract files as trees of JSON, whatever they were written in: bounded in size, depth and
 * aliases, without duplicate keys, and without references to anything outside of the file.
 */
@NullMarked
package ai.somagent.soma.contract.document;

import org.jspecify.annotations.NullMarked;
