/** Tests of the worker: real servers, real files, tools that do something. */
@NullMarked
package ai.somagent.soma.worker;

import org.jspecify.annotations.NullMarked;
