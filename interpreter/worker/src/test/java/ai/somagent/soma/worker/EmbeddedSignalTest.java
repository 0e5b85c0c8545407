package ai.somagent.soma.worker;

import static ai.somagent.soma.worker.ProgramDraft.TEXT;
import static ai.somagent.soma.worker.ProgramDraft.expression;
import static ai.somagent.soma.worker.ProgramDraft.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.somagent.soma.ir.MembersIr;
import ai.somagent.soma.ir.MembersIr.QueryIr;
import ai.somagent.soma.ir.MembersIr.SignalIr;
import ai.somagent.soma.ir.node.ClausesIr;
import ai.somagent.soma.ir.node.EffectIr.AwaitIr;
import ai.somagent.soma.ir.node.NodeIr;
import ai.somagent.soma.ir.type.FieldIr;
import ai.somagent.soma.ir.type.TypeDefinitionIr;
import ai.somagent.soma.ir.type.TypeIr;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Signals that are awaited and queries, on the embedded server. */
@Timeout(60)
class EmbeddedSignalTest extends EmbeddedBench {
  private static final TypeIr WORD = new TypeIr.NamedTypeIr("test.Word");

  /** Awaits the signal {@code say} twice and gives both words; the query {@code stage} counts. */
  static ProgramDraft listener(String name, long withinMillis) {
    ClausesIr within = new ClausesIr(null, null, null, withinMillis, null, null, List.of());
    return new ProgramDraft(name)
        .output(TEXT)
        .type("test.Word", new TypeDefinitionIr.RecordIr(List.of(new FieldIr("word", TEXT, null))))
        .state("stage", TEXT)
        .slot("a", WORD)
        .slot("b", WORD)
        .members(
            new MembersIr(
                Map.of("stage", text("begun")),
                Map.of("say", new SignalIr(WORD, 3, null, null)),
                Map.of(),
                Map.of("stage", new QueryIr(TEXT, List.of(), expression("stage", "stage"))),
                List.of()))
        .node(new AwaitIr("first", "say", null, "a", within, "mark"))
        .node(new NodeIr.SetIr("mark", "stage", text("half"), "second"))
        .node(new AwaitIr("second", "say", null, "b", within, "end"))
        .returns("end", "a.word + ' ' + b.word", "a", "b");
  }

  static JsonNode word(String word) {
    return JsonNodeFactory.instance.objectNode().put("word", word);
  }

  @Test
  void signals_areTakenInOrderAndWhatDoesNotFitIsDropped() throws Exception {
    RunHandle run = bench.start(listener("listener", 30_000));
    run.signal("say", JsonNodeFactory.instance.objectNode().put("word", 7));
    run.signal("shout", word("ignored"));
    run.signal("say", word("good"));
    run.signal("say", word("morning"));
    assertThat(run.await()).isEqualTo(new RunOutcome.Completed(TextNode.valueOf("good morning")));
  }

  @Test
  void query_answersWhatTheStateSays() throws Exception {
    RunHandle run = bench.start(listener("asked", 30_000));
    assertThat(run.query("stage")).isEqualTo(TextNode.valueOf("begun"));
    run.signal("say", word("good"));
    assertThat(run.query("stage")).isEqualTo(TextNode.valueOf("half"));
    assertThatThrownBy(() -> run.query("nothing")).isInstanceOf(TemporalCallException.class);
    run.signal("say", word("night"));
    assertThat(run.await()).isEqualTo(new RunOutcome.Completed(TextNode.valueOf("good night")));
  }

  @Test
  void awaitedSignalThatNeverComes_isATimeout() throws Exception {
    RunOutcome.Failed failed = (RunOutcome.Failed) bench.start(listener("unheard", 300)).await();
    assertThat(failed.kind()).isEqualTo("Timeout");
    assertThat(failed.step()).isEqualTo("first");
  }
}
