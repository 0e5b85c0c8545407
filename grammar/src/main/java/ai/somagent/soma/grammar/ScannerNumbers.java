package ai.somagent.soma.grammar;

/** The rules of {@code SomaLexer.g4} for what starts with a digit. */
final class ScannerNumbers {
  private final ScannerInput text;

  ScannerNumbers(ScannerInput text) {
    this.text = text;
  }

  /** Takes what starts with a digit. */
  int take() {
    int words = text.wordEnd(0);
    boolean fraction = text.at(words) == '.' && ScannerCharacters.isDigit(text.at(words + 1));
    int bad = fraction ? text.wordEnd(words + 1) : words;
    int foreign = ScannerCharacters.isForeign(text.at(words)) ? text.foreignEnd(words) : 0;
    int duration = durationEnd();
    int real = doubleEnd();
    int whole = intEnd();
    int longest = Math.max(Math.max(Math.max(bad, foreign), Math.max(duration, real)), whole);
    if (duration == longest) {
      return text.take(longest, SomaLexer.DURATION);
    }
    if (real == longest) {
      return text.take(longest, SomaLexer.DOUBLE);
    }
    if (whole == longest) {
      return text.take(longest, SomaLexer.INT);
    }
    return text.take(longest, bad == longest ? SomaLexer.BAD_NUMBER : SomaLexer.FOREIGN_IDENT);
  }

  /** Where digits that start at {@code from} end: underscores stand between digits only. */
  private int digitsEnd(int from) {
    int end = from;
    for (int i = from;
        ScannerCharacters.isDigit(text.at(i)) || i > from && text.at(i) == '_';
        i++) {
      end = text.at(i) == '_' ? end : i + 1;
    }
    return end;
  }

  private int durationEnd() {
    int end = 0;
    while (ScannerCharacters.isDigit(text.at(end))) {
      int unit = digitsEnd(end);
      int length =
          switch (text.at(unit)) {
            case 'm' -> text.at(unit + 1) == 's' ? 2 : 1;
            case 's', 'h', 'd' -> 1;
            default -> 0;
          };
      if (length == 0) {
        return end;
      }
      end = unit + length;
    }
    return end;
  }

  private int doubleEnd() {
    int end = digitsEnd(0);
    boolean fraction = text.at(end) == '.' && ScannerCharacters.isDigit(text.at(end + 1));
    int mantissa = fraction ? digitsEnd(end + 1) : end;
    int exponent = mantissa;
    if (text.at(exponent) == 'e' || text.at(exponent) == 'E') {
      exponent += text.at(exponent + 1) == '+' || text.at(exponent + 1) == '-' ? 2 : 1;
      int digits = exponent;
      while (ScannerCharacters.isDigit(text.at(digits))) {
        digits++;
      }
      if (digits > exponent) {
        return digits;
      }
    }
    return fraction ? mantissa : 0;
  }

  private int intEnd() {
    int end = digitsEnd(0);
    if (text.at(0) == '0' && text.at(1) == 'x') {
      int hex = 2;
      while (ScannerCharacters.isHex(text.at(hex))) {
        hex++;
      }
      return hex > 2 ? Math.max(hex, end) : end;
    }
    return end;
  }
}
