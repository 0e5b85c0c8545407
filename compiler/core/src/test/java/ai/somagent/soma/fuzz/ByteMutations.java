package ai.somagent.soma.fuzz;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Inputs made of seeds, always the same for one seed of the random numbers. */
public final class ByteMutations {
  private static final int MOST_CHANGES = 6;

  private final List<byte[]> seeds;
  private final Random random;

  public ByteMutations(List<byte[]> seeds, long seed) {
    this.seeds = seeds;
    this.random = new Random(seed);
  }

  /** The next input: a seed with some changes. */
  public byte[] next() {
    byte[] input = any().clone();
    int changes = 1 + random.nextInt(MOST_CHANGES);
    for (int i = 0; i < changes; i++) {
      input = change(input);
    }
    return input;
  }

  private byte[] any() {
    return seeds.get(random.nextInt(seeds.size()));
  }

  private byte[] change(byte[] input) {
    int from = random.nextInt(input.length + 1);
    int to = Math.min(input.length, from + 1 + random.nextInt(8));
    return switch (random.nextInt(5)) {
      case 0 -> spliced(input, from, to, new byte[0]);
      case 1 -> spliced(input, from, to, one());
      case 2 -> spliced(input, from, from, one());
      case 3 -> spliced(input, from, from, part());
      default -> spliced(input, from, to, Arrays.copyOfRange(input, from, from + (to - from) / 2));
    };
  }

  private byte[] one() {
    return new byte[] {(byte) random.nextInt(256)};
  }

  /** A part of another seed. */
  private byte[] part() {
    byte[] donor = any();
    int from = random.nextInt(donor.length + 1);
    return Arrays.copyOfRange(donor, from, Math.min(donor.length, from + random.nextInt(40)));
  }

  private static byte[] spliced(byte[] input, int from, int to, byte[] middle) {
    byte[] result = new byte[from + middle.length + input.length - to];
    System.arraycopy(input, 0, result, 0, from);
    System.arraycopy(middle, 0, result, from, middle.length);
    System.arraycopy(input, to, result, from + middle.length, input.length - to);
    return result;
  }
}
