package ai.somagent.soma.query;

import ai.somagent.soma.source.Span;
import ai.somagent.soma.syntax.ImportSyntax;
import ai.somagent.soma.syntax.ParsedFile;
import java.util.ArrayList;
import java.util.List;

/** Files that a text names: the contracts it imports. */
public final class LinkQuery {
  private LinkQuery() {}

  /**
   * @param span the name in the text, quotes left out
   * @param file relative to the workspace
   */
  public record Link(Span span, String file) {}

  public static List<Link> of(ParsedFile file) {
    List<Link> links = new ArrayList<>();
    for (ImportSyntax syntax : file.file().imports()) {
      if (syntax instanceof ImportSyntax.ContractImportSyntax contract) {
        Span quoted = contract.file().span();
        if (quoted.length() > 2) {
          links.add(
              new Link(
                  new Span(quoted.start() + 1, quoted.end() - 1), contract.file().constantText()));
        }
      }
    }
    return links;
  }
}
