package ai.somagent.soma.archive;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Writes zip archives byte by byte, so that every field can be made to lie. */
public final class ForgedZip {
  /** One entry; honest until told otherwise. */
  public static final class Forged {
    public byte[] localName;
    public byte[] centralName;
    public int localFlags = 1 << 11;
    public int centralFlags = 1 << 11;
    public int method = 8;
    public final byte[] content;
    public byte[] packed;
    public long crc;
    public long localSize;
    public long centralSize;
    public int mode;
    public byte[] extra = {};
    public byte[] comment = {};
    public byte[] after = {};
    public int localShift;

    Forged(String name, byte[] content) {
      localName = name.getBytes(StandardCharsets.UTF_8);
      centralName = localName;
      this.content = content;
      packed = deflate(content);
      localSize = content.length;
      centralSize = content.length;
      CRC32 sum = new CRC32();
      sum.update(content);
      crc = sum.getValue();
    }

    public void flags(int flags) {
      localFlags = flags;
      centralFlags = flags;
    }

    public void size(long size) {
      localSize = size;
      centralSize = size;
    }
  }

  private final List<Forged> entries = new ArrayList<>();
  private byte[] before = {};
  private byte[] trailer = {};
  private int surplusCount;

  public ForgedZip add(String name, String content) {
    return add(name, content.getBytes(StandardCharsets.UTF_8), entry -> {});
  }

  public ForgedZip add(String name, String content, Consumer<Forged> lie) {
    return add(name, content.getBytes(StandardCharsets.UTF_8), lie);
  }

  public ForgedZip add(String name, byte[] content, Consumer<Forged> lie) {
    Forged entry = new Forged(name, content);
    lie.accept(entry);
    entries.add(entry);
    return this;
  }

  public ForgedZip before(byte[] bytes) {
    before = bytes;
    return this;
  }

  public ForgedZip trailer(byte[] bytes) {
    trailer = bytes;
    return this;
  }

  public ForgedZip surplusCount(int count) {
    surplusCount = count;
    return this;
  }

  public byte[] bytes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(before);
    List<Integer> offsets = new ArrayList<>();
    for (Forged entry : entries) {
      offsets.add(out.size() + entry.localShift);
      local(out, entry);
    }
    int directory = out.size();
    for (int i = 0; i < entries.size(); i++) {
      central(out, entries.get(i), offsets.get(i));
    }
    int count = entries.size() + surplusCount;
    ByteBuffer end = little(22).putInt(0x06054b50).putInt(0);
    end.putShort((short) count).putShort((short) count);
    end.putInt(out.size() - directory).putInt(directory).putShort((short) 0);
    out.writeBytes(end.array());
    out.writeBytes(trailer);
    return out.toByteArray();
  }

  private static void local(ByteArrayOutputStream out, Forged entry) {
    ByteBuffer header = little(30).putInt(0x04034b50).putShort((short) 20);
    header.putShort((short) entry.localFlags).putShort((short) entry.method).putInt(0);
    header.putInt((int) entry.crc).putInt(entry.packed.length).putInt((int) entry.localSize);
    header.putShort((short) entry.localName.length).putShort((short) 0);
    out.writeBytes(header.array());
    out.writeBytes(entry.localName);
    out.writeBytes(entry.packed);
    out.writeBytes(entry.after);
  }

  private static void central(ByteArrayOutputStream out, Forged entry, int offset) {
    ByteBuffer header = little(46).putInt(0x02014b50).putShort((short) (3 << 8 | 20));
    header.putShort((short) 20).putShort((short) entry.centralFlags);
    header.putShort((short) entry.method).putInt(0).putInt((int) entry.crc);
    header.putInt(entry.packed.length).putInt((int) entry.centralSize);
    header.putShort((short) entry.centralName.length).putShort((short) entry.extra.length);
    header.putShort((short) entry.comment.length).putShort((short) 0).putShort((short) 0);
    header.putInt(entry.mode << 16).putInt(offset);
    out.writeBytes(header.array());
    out.writeBytes(entry.centralName);
    out.writeBytes(entry.extra);
    out.writeBytes(entry.comment);
  }

  private static ByteBuffer little(int length) {
    return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Raw deflate, as a zip holds it. */
  public static byte[] deflate(byte[] content) {
    try (Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true)) {
      deflater.setInput(content);
      deflater.finish();
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      byte[] buffer = new byte[8192];
      while (!deflater.finished()) {
        out.write(buffer, 0, deflater.deflate(buffer));
      }
      return out.toByteArray();
    }
  }
}
