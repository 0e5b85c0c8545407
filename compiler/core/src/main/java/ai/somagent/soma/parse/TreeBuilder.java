package ai.somagent.soma.parse;

import ai.somagent.soma.source.SourceText;

/**
 * The builders of one parse, each for one area of the language, and what they share. Builders take
 * parse trees with holes: where a child is missing they put a missing name, an error node or
 * nothing, never a null into a place that promises a value.
 */
final class TreeBuilder {
  final ParseReport report;
  final SourceText source;
  final NameBuilder names;
  final StringLiteralBuilder strings;
  final ExpressionBuilder expressions;
  final ArgumentBuilder arguments;
  final TypeBuilder types;
  final EffectBuilder effects;
  final ControlBuilder controls;
  final StatementBuilder statements;
  final DeclarationBuilder declarations;
  final ContractBuilder contracts;
  final CapsuleBuilder capsules;
  final PlanBuilder plans;
  final TestBuilder tests;

  TreeBuilder(ParseReport report) {
    this.report = report;
    this.source = report.source();
    this.names = new NameBuilder();
    this.strings = new StringLiteralBuilder(this);
    this.expressions = new ExpressionBuilder(this);
    this.arguments = new ArgumentBuilder(this);
    this.types = new TypeBuilder(this);
    this.effects = new EffectBuilder(this);
    this.controls = new ControlBuilder(this);
    this.statements = new StatementBuilder(this);
    this.declarations = new DeclarationBuilder(this);
    this.contracts = new ContractBuilder(this);
    this.capsules = new CapsuleBuilder(this);
    this.plans = new PlanBuilder(this);
    this.tests = new TestBuilder(this);
  }
}
