package ai.somagent.soma.generate;

import java.util.List;

/**
 * How steps may be written, a step a form; {@link StepWriter} says what stands between the signs
 * {@code #}. Letters before the bar say where a form fits: {@code c} in a cleanup too, {@code m}
 * only in the main line, where failing decides about nothing else, {@code o} only where the main
 * capsule is seen, {@code r} only where a run or task may return a value.
 */
final class StepForms {
  private StepForms() {}

  /** Without blocks. */
  static final List<String> PLAIN =
      List.of(
          "c|let #new A# = #A#",
          "c|let #new A# = #A#",
          "c|let #new A# = #A#",
          "c|let #new INT#: int = #INT#",
          "c|let #new DOUBLE#: double = 1",
          "o|let #new INT#: int = input.digit",
          "c|let #new MAYBE_ITEM#: Item? = #ITEM#",
          "c|let #new MAYBE_TEXT#: string? = null",
          "c|let #new KEY#: Key = \"k\"",
          "c|let #new JSON#: json = {\"n\": #INT#, \"t\": #TEXT#}",
          "c|var #state INT# = #INT#",
          "c|var #state TEXT# = #TEXT#",
          "c|var #state MAYBE_ITEM#: Item? = null",
          "c|#set#",
          "c|#set#",
          "c|emit seen(name: #TEXT#, count: #INT#)",
          "|emit seen(name: #TEXT#, count: #INT#) undo emit seen(name: \"back\", count: 0)",
          "c|let #new ITEM# = call t.get(name: #TEXT#)#clauses READ#",
          "|let #new ITEM# = call t.get(name: #TEXT#)#clauses READ#",
          "c|call t.drop(key: #TEXT#)",
          "|let #new TEXT# = call t.put(item: #ITEM#)#clauses READ# undo call t.drop(key: #0#)",
          "|let #new INT# = call t.send(text: #TEXT#, tags: #TEXTS#)#clauses WRITE# undo {\n"
              + "#cleanup#}",
          "|call t.wipe(counts: #COUNTS#, raw: #JSON#) undo {}",
          "c|let #new ITEM# = call t.fetch(name: #TEXT#) as Item",
          "c|let #new MAYBE_ITEM# = call t.find(key: #KEY#, at: #TIME#, wait: #DURATION#)",
          "o|let #new BOOL# = call t.login(token: input.token, mail: input.mail)",
          "m|let #name# = call t.read(data: #BYTES#)\n"
              + "let #new TEXT# = endorse #0# as string(max: 500) because \"it is short\"",
          "mo|let #name# = approve(title: \"ok?\", by: role(\"owner\"), "
              + "show: { \"it\": input.note }) within 1h\n"
              + "let #new TEXT# = endorse input.note as string because #0#",
          "|let #new INT# = run part(item: #ITEM#, n: #INT#)#clauses TASK#",
          "|let #new TEXT# = run child(name: #TEXT#)#clauses RUN#",
          "|run helper(name: #TEXT#) undo call t.drop(key: \"h\")",
          "|let #name# = start child(name: #TEXT#) budget(usd: 1.0, tool_calls: 2)\n"
              + "let #new TEXT# = #0#.id",
          "|let #new ITEM# = ask guide(prompt: #TEXT#) as Item within 1m",
          "|let #new TEXT# = ask guide(prompt: label(#ITEM#), tools: [t.get, t.put], max_calls: 2)"
              + "#clauses ASK#",
          "o|let #name# = await told within 1h\nlet #new TEXT# = #0#.why",
          "o|let #name# = await paid_in within 1h\nlet #new INT# = #0#.count",
          "o|let #name# = #INT#\nawait until noted > #0# within 1h",
          "o|let #new INT# = extended.size()",
          "|let #name# = approve(title: \"ok?\", by: [role(\"owner\"), group(\"g\"), user(\"u\")], "
              + "quorum: 2, except: [\"x\"], refusals: 2, "
              + "show: { \"it\": #shown# }) as Form within 1h\n"
              + "let #new BOOL# = #0#.answers.binding",
          "|sleep 5m",
          "|sleep until #TIME#",
          "m|checkpoint \"stage #number#\"",
          "|if #BOOL# {\n#leave#}",
          "|if #BOOL# {\n#leave#}",
          "|let #name# = #MAYBE_ITEM#\nif #0# == null {\n#leave#}\n#later 0 ITEM#",
          "c|let #name# = #MAYBE_TEXT#\nlet #new INT# = #0# != null ? #0#.size() : 0",
          "c|let #name# = same(#ANSWER#)\n"
              + "let #new INT# = #0# is found && #0#.item.size > 1 ? #0#.item.size : 2");

  /** With blocks. */
  static final List<String> NESTED =
      List.of(
          "c|if #BOOL# {\n#block#}",
          "c|if #BOOL# {\n#block#} else {\n#block#}",
          "c|if #BOOL# {\n#block#} else if #BOOL# {\n#block#} else {\n#block#}",
          "c|let #new A# = if #BOOL# {\n#yield A#} else {\n#yield A#}",
          "|let #name# = #MAYBE_ITEM#\nif #0# != null {\n#see 0 ITEM##block#}",
          "c|match #LEVEL# {\ncase low, medium {\n#block#}\ncase high {\n#block#}\n}",
          "c|match #BOOL# {\ncase true {\n#block#}\ncase false {\n#block#}\n}",
          "c|let #new A# = match (#INT# + 0) {\ncase 1, -2 -> #A#\n"
              + "case _ as #name# if #1# > 3 -> #A#\ncase _ {\n#yield A#}\n}",
          "c|let #new A# = match #TEXT# {\ncase \"a\", \"b\" -> #A#\ncase _ -> #A#\n}",
          "|let #new ITEM# = match #LEVEL# {\ncase low -> call t.get(name: #TEXT#)\n"
              + "case _ if #BOOL# -> #ITEM#\ncase _ -> #ITEM#\n}",
          """
          c|match same(#ANSWER#) {
          case found as #name# {
          let #name# = #0#.item
          #open##see 1 ITEM##block##end#}
          case refused as #name# {
          let #name# = #2#.why
          #open##see 3 TEXT##block##end#}
          case missing {
          #block#}
          }\
          """,
          "c|match #ITEMS#[?0] {\ncase null {\n#block#}\ncase _ as #name# {\n"
              + "#see 0 ITEM##block#}\n}",
          "c|for #name# in #ITEMS# max 3 {\n#see 0 ITEM##loop#}",
          "c|for #name#, #name# in #COUNTS# max 4 {\n#see 0 TEXT##see 1 INT##loop#}",
          "c|for #name#, #name# in #TEXTS# max 4 {\n#see 0 INT##see 1 TEXT##loop#}",
          "|let #new INTS# = for #name# in #INTS# max 4 {\n#see 1 INT#if #BOOL# {\nbreak\n}\n"
              + "#yield loop INT#}",
          "|let #new ITEMS# = for #name# in #ITEMS# max 4 parallel 2 {\n#see 1 ITEM#"
              + "#yield branch ITEM#}",
          "|for #name# in #TEXTS# max 3 parallel 2 {\n#see 0 TEXT##branch#}",
          "c|while #BOOL# max 2 {\n#loop#}",
          "|parallel {\nlet #new ITEM# = call t.get(name: #TEXT#)\nlet #new INT# = branch {\n"
              + "#yield branch INT#}\nbranch {\n#branch#}\n}",
          "|parallel {\nlet #new TEXT# = run child(name: #TEXT#)\nparallel {\n"
              + "call t.put(item: #ITEM#) undo {}\nbranch {\n#branch#}\n}\n}",
          "|let #new INT# = race {\ncase let #name# = call t.get(name: #TEXT#) -> #1#.size\n"
              + "case sleep 10m {\n#yield INT#}\ncase branch {\n#branch#} -> 3\n}",
          "o|race {\ncase await told {\n#block#}\ncase sleep 1h {\n#block#}\n}",
          """
          |let #new TEXT# = race {
          case let #name# = approve(title: "now?", by: role("owner")) -> #1#.digest
          case let #name# = run child(name: #TEXT#) within 5m -> #2#
          }\
          """,
          """
          |let #new A# = try#clauses TRY# {
          let #name# = call t.get(name: #TEXT#)
          #open##see 1 ITEM##yield A##end#} catch Gone, Unavailable {
          #yield A#} catch Error as #name# {
          let #name# = #2#.message
          #see 3 TEXT##yield A#}\
          """,
          """
          |let #new A# = try#clauses TRY# {
          let #name# = call t.get(name: #TEXT#)
          #open##see 1 ITEM##yield A##end#} \
          catch Timeout, Denied, Invalid, LimitExceeded as #name# {
          let #name# = #2#.kind
          #open##see 3 TEXT##yield A##end#} finally {
          #cleanup#}\
          """,
          "|try within 20m {\ncall t.put(item: #ITEM#) undo call t.drop(key: \"k\")\n#block#}"
              + " catch Timeout {\n#block#}",
          "|try {\nlet #name# = #INT# / (#INT#)\n#block#} catch Evaluation {\n#block#}",
          "|try {\ncall t.drop(key: #TEXT#)\n#block#} catch ToolError as #name# {\n"
              + "let #name# = #0#.code\n#see 1 TEXT##block#}",
          "|try {\napprove(title: \"sure?\", by: role(\"owner\")) within 1h\n#block#}"
              + " catch Rejected as #name# {\nlet #name# = #0#.comment\n#see 1 MAYBE_TEXT##block#}",
          "|try {\nrun helper(name: #TEXT#) undo {}\n#block#} catch UndoFailed, Odd {\n#block#}"
              + " finally {\n#cleanup#}",
          "|try retry 2 backoff 1s..2s on Odd {\nif #BOOL# {\nfail Odd(why: #TEXT#)\n}\n#block#}"
              + " catch Odd as #name# {\nlet #name# = #0#.why\n#see 1 TEXT##block#}",
          "r|if #BOOL# {\nreturn if #BOOL# {\n#yield R#} else {\n#yield R#}\n}",
          "r|if #BOOL# {\nreturn match #LEVEL# {\ncase low -> #R#\ncase _ -> #R#\n}\n}",
          "r|if #BOOL# {\nreturn try {\nlet #name# = call t.get(name: #TEXT#)\n#open##see 0 ITEM#"
              + "#yield R##end#} catch Error {\n#yield R#}\n}");

  /** Clauses of a read. */
  static final List<String> READ =
      List.of(
          "",
          "",
          "",
          " timeout 20s",
          " retry 2 backoff 1s..4s",
          " retry 1 on Timeout, Unavailable",
          " timeout 5s retry 0 within 5m",
          " budget(tool_calls: 9)");

  static final List<String> WRITE = List.of("", "", " timeout 1m", " within 2m budget(usd: 2.0)");

  static final List<String> TASK =
      List.of("", "", " retry 1", " within 20m", " budget(tokens: 9_000)");

  static final List<String> RUN =
      List.of("", " within 10m", " retry 1 on Unavailable", " timeout 1m budget(usd: 1.0)");

  static final List<String> ASK =
      List.of("", " within 2m", " timeout 20s", " budget(tokens: 2_000)");

  static final List<String> TRY =
      List.of("", " within 30m", " retry 1", " within 30m retry 1 on Timeout");
}
