package ai.somagent.soma.compile;

import ai.somagent.soma.ir.ProgramIr;
import ai.somagent.soma.ir.SourceMap;

/** A capsule as the machine gets it, with the way back to its source. */
public record CompiledCapsule(ProgramIr program, SourceMap sourceMap) {}
