package ai.somagent.soma.archive;

import ai.somagent.soma.finding.Printable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The account of every byte of an archive: entries stand one after the other from the first byte,
 * then the directory, then the end record. What belongs to nothing, or to two things, is refused,
 * so that no other reader can see another archive in the same bytes.
 */
final class ZipLayout {
  private ZipLayout() {}

  /** The entries in the directory's order, checked in every respect but their content. */
  static List<ZipLocal> read(ZipBytes file, ArchiveLimits limits) throws ArchiveException {
    ZipEnd end = ZipEnd.find(file, limits);
    List<ZipRecord> records = ZipRecord.readAll(file, end);
    requireSizes(records, limits);
    requireDistinct(records);
    List<ZipLocal> entries = new ArrayList<>(records.size());
    for (ZipRecord record : records) {
      entries.add(ZipLocal.check(file, record));
    }
    requireAccounted(file, entries, end);
    return entries;
  }

  private static void requireSizes(List<ZipRecord> records, ArchiveLimits limits)
      throws ArchiveException {
    long total = 0;
    for (ZipRecord record : records) {
      if (record.size() > limits.entry()) {
        throw record.refused(
            ArchiveFault.ENTRY_TOO_LARGE,
            "has " + record.size() + " bytes; a file has at most " + limits.entry());
      }
      if (record.size() > limits.ratioFrom() && record.size() > limits.ratio() * record.packed()) {
        throw record.refused(
            ArchiveFault.SUSPICIOUS_RATIO,
            "unpacks to more than " + limits.ratio() + " times its packed size");
      }
      total += record.size();
    }
    if (total > limits.total()) {
      throw new ArchiveException(
          ArchiveFault.TOTAL_TOO_LARGE,
          "the archive unpacks to " + total + " bytes; a bundle has at most " + limits.total());
    }
  }

  private static void requireDistinct(List<ZipRecord> records) throws ArchiveException {
    Map<String, ZipRecord> byName = new HashMap<>();
    for (ZipRecord record : records) {
      ZipRecord other = byName.putIfAbsent(EntryName.folded(record.path()), record);
      if (other != null) {
        throw record.refused(
            ArchiveFault.DUPLICATE_NAME,
            "has the same name as " + Printable.quoted(other.path()) + " on some systems");
      }
    }
    Set<String> checked = new HashSet<>();
    for (ZipRecord record : records) {
      requireNoFileAbove(record, byName, checked);
    }
  }

  private static void requireNoFileAbove(
      ZipRecord record, Map<String, ZipRecord> byName, Set<String> checked)
      throws ArchiveException {
    String path = EntryName.folded(record.path());
    for (int slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/')) {
      path = path.substring(0, slash);
      if (!checked.add(path)) {
        return;
      }
      ZipRecord above = byName.get(path);
      if (above != null && !above.folder()) {
        throw above.refused(ArchiveFault.DUPLICATE_NAME, "is both a file and a folder");
      }
    }
  }

  private static void requireAccounted(ZipBytes file, List<ZipLocal> entries, ZipEnd end)
      throws ArchiveException {
    List<ZipLocal> placed = new ArrayList<>(entries);
    placed.sort(Comparator.comparingLong(entry -> entry.record().local()));
    if (placed.getFirst().record().local() != 0) {
      throw new ArchiveException(
          ArchiveFault.SURPLUS_BYTES, "the archive has bytes before its first entry");
    }
    for (int i = 0; i < placed.size(); i++) {
      long next = i + 1 < placed.size() ? placed.get(i + 1).record().local() : end.directory();
      placed.get(i).requireEndAt(file, next);
    }
  }
}
