package ai.somagent.soma.cli.command;

import ai.somagent.soma.bind.NearName;
import ai.somagent.soma.cli.console.Console;
import ai.somagent.soma.cli.console.ExitCode;
import ai.somagent.soma.cli.page.ErrorPages;
import ai.somagent.soma.cli.page.ErrorPages.Entry;
import ai.somagent.soma.cli.page.PageText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * {@code soma explain}: the page of a diagnostic.
 *
 * @param what a code or a title, in any case
 */
public record ExplainCommand(String what) implements Command {

  @Override
  public ExitCode execute(Console console) {
    List<Entry> found = find();
    for (Entry entry : found) {
      String page = Objects.requireNonNull(ErrorPages.find(entry.code()));
      console.out().print(PageText.of(page, console.outColour()));
    }
    if (!found.isEmpty()) {
      return ExitCode.CLEAN;
    }
    console.complain("no diagnostic has the code or the name `" + what + "`");
    String near = near();
    if (near != null) {
      console.complain("did you mean `" + near + "`?");
    }
    return ExitCode.USAGE;
  }

  /** A title may name the diagnostics of two phases. */
  private List<Entry> find() {
    String code = what.toUpperCase(Locale.ROOT);
    String title = what.toLowerCase(Locale.ROOT).replace('_', '-').replace(' ', '-');
    List<Entry> found = new ArrayList<>();
    for (Entry entry : ErrorPages.index()) {
      if (entry.code().equals(code) || entry.title().equals(title)) {
        found.add(entry);
      }
    }
    return found;
  }

  private @Nullable String near() {
    List<String> codes = new ArrayList<>();
    List<String> titles = new ArrayList<>();
    for (Entry entry : ErrorPages.index()) {
      codes.add(entry.code());
      titles.add(entry.title());
    }
    String other = sameNumber(codes);
    if (other != null) {
      return other;
    }
    boolean isCode = what.length() > 1 && Character.isDigit(what.charAt(what.length() - 1));
    return NearName.find(isCode ? what.toUpperCase(Locale.ROOT) : what, isCode ? codes : titles);
  }

  /** `E4002` for `W4002`, `4002` and the like. */
  private @Nullable String sameNumber(List<String> codes) {
    StringBuilder digits = new StringBuilder();
    what.chars().filter(Character::isDigit).forEach(digits::appendCodePoint);
    for (String code : codes) {
      if (digits.length() == 4 && code.endsWith(digits.toString())) {
        return code;
      }
    }
    return null;
  }
}
