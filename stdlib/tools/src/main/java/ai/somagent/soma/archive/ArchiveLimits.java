package ai.somagent.soma.archive;

/**
 * What an archive may hold at most. Sizes are bytes that were really there, not bytes declared.
 *
 * @param file the archive itself
 * @param entries files and folders together
 * @param entry one file, unpacked
 * @param total all files, unpacked
 * @param ratio unpacked to packed size of one file that is larger than {@code ratioFrom} unpacked
 * @param ratioFrom unpacked size up to which the ratio is not looked at
 */
public record ArchiveLimits(int file, int entries, int entry, int total, int ratio, int ratioFrom) {

  private static final int MIB = 1024 * 1024;

  /** The limits in force; {@code docs/bundles.md} states them. */
  public static final ArchiveLimits STANDARD =
      new ArchiveLimits(16 * MIB, 1_000, 4 * MIB, 64 * MIB, 100, 64 * 1024);
}
