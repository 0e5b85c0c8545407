/** Protocol Buffers: messages as types, services as tools bound to gRPC. */
@NullMarked
package ai.somagent.soma.contract.proto;

import org.jspecify.annotations.NullMarked;
