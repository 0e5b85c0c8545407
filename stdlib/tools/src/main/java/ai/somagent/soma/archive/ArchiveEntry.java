package ai.somagent.soma.archive;

/**
 * A file in an archive.
 *
 * @param path relative, parts joined by slashes, safe to print
 * @param size in bytes, unpacked
 * @param digest of its content, {@code sha256:} and hexadecimal digits
 */
public record ArchiveEntry(String path, int size, String digest) {}
