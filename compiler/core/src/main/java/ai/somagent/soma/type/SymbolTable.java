package ai.somagent.soma.type;

/** The symbols of all declarations of a program, made when first asked for. */
final class SymbolTable {}
