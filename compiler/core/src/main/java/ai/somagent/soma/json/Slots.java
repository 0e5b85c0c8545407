package ai.somagent.soma.json;

import ai.somagent.soma.json.NodeRow.Family;
import ai.somagent.soma.syntax.ArgumentSyntax;
import ai.somagent.soma.syntax.BlockSyntax;
import ai.somagent.soma.syntax.ControlSyntax.RaceHeadSyntax;
import ai.somagent.soma.syntax.DeclarationSyntax;
import ai.somagent.soma.syntax.EffectSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax;
import ai.somagent.soma.syntax.FieldSyntax;
import ai.somagent.soma.syntax.ImportSyntax;
import ai.somagent.soma.syntax.NameSyntax;
import ai.somagent.soma.syntax.PathSyntax;
import ai.somagent.soma.syntax.SettingSyntax;
import ai.somagent.soma.syntax.StatementSyntax;
import ai.somagent.soma.syntax.StringSyntax;
import ai.somagent.soma.syntax.TypeSyntax;
import ai.somagent.soma.syntax.ValueSyntax;
import java.util.List;

/** The slots that several rows use. */
final class Slots {
  static final Slot<NameSyntax> NAME = new NameSlot();
  static final Slot<PathSyntax> PATH = new PathSlot();
  static final Slot<StringSyntax> TEXT = new TextSlot();
  static final Slot<TypeSyntax> TYPE = new RowSlot<>("TypeRef");

  static final UnionSlot<ExpressionSyntax> EXPRESSION =
      new UnionSlot<>("expression", Family.EXPRESSION);

  /** An item of a list. */
  static final Slot<ExpressionSyntax.ListElementSyntax> ELEMENT =
      new UnionSlot<>("element", Family.EXPRESSION, Family.ELEMENT);

  static final Slot<EffectSyntax> EFFECT = new UnionSlot<>("effect", Family.EFFECT);

  static final Slot<ValueSyntax> VALUE =
      new UnionSlot<>("value", Family.EXPRESSION, Family.EFFECT, Family.CONTROL);

  /** What a race waits for; among the controls only {@code Branch} parses there. */
  static final Slot<RaceHeadSyntax> RACE_HEAD =
      new UnionSlot<>("raceHead", List.of("Branch"), Family.EFFECT);

  static final Slot<ExpressionSyntax> LITERAL =
      new UnionSlot<>("literal", List.of("Int", "Double", "String", "Bool", "Null", "Unary"));

  static final Slot<StatementSyntax> STATEMENT =
      new UnionSlot<>("statement", Family.STATEMENT, Family.EFFECT, Family.CONTROL);

  static final Slot<List<StatementSyntax>> STATEMENTS = ListSlot.lines(STATEMENT, "\n");
  static final Slot<BlockSyntax> BLOCK = new BlockSlot();
  static final Slot<List<ArgumentSyntax>> ARGUMENTS = new ArgumentsSlot();
  static final Slot<List<NameSyntax>> NAMES = ListSlot.inline(NAME, ", ");
  static final Slot<List<PathSyntax>> PATHS = ListSlot.inline(PATH, ", ");
  static final Slot<List<FieldSyntax>> FIELDS = ListSlot.lines(new RowSlot<>("Field"), ",\n");

  static final Slot<List<SettingSyntax>> SETTINGS = ListSlot.lines(new RowSlot<>("Setting"), "\n");

  static final Slot<List<ImportSyntax>> IMPORTS =
      ListSlot.lines(new UnionSlot<>("anyImport", Family.IMPORT), "\n");

  static final Slot<List<DeclarationSyntax>> DECLARATIONS =
      ListSlot.lines(new UnionSlot<>("declaration", Family.DECLARATION), "\n");

  private Slots() {}
}
