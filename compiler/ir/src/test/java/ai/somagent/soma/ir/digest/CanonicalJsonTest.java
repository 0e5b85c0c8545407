package ai.somagent.soma.ir.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Vectors are those printed in RFC 8785. */
class CanonicalJsonTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void sampleOfSection322_printsAsSection323() throws JsonProcessingException {
    JsonNode input =
        JSON.readTree(
            """
            {
              "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
              "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
              "literals": [null, true, false]
            }
            """);

    assertThat(CanonicalJson.of(input))
        .isEqualTo(
            "{\"literals\":[null,true,false],"
                + "\"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27],"
                + "\"string\":\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
  }

  @Test
  void membersOfSection323_sortByUtf16Units() throws JsonProcessingException {
    JsonNode input =
        JSON.readTree(
            """
            {"\\u20ac":1,"\\r":2,"\\ufb33":3,"1":4,"\\ud83d\\ude00":5,"\\u0080":6,"\\u00f6":7}
            """);

    assertThat(CanonicalJson.of(input))
        .isEqualTo(
            "{\"\\r\":2,\"1\":4,\"\u0080\":6,\"\u00f6\":7,\"\u20ac\":1,"
                + "\"\ud83d\ude00\":5,\"\ufb33\":3}");
  }

  @ParameterizedTest
  @CsvSource({
    "0000000000000000, 0",
    "8000000000000000, 0",
    "0000000000000001, 5e-324",
    "8000000000000001, -5e-324",
    "7fefffffffffffff, 1.7976931348623157e+308",
    "ffefffffffffffff, -1.7976931348623157e+308",
    "4340000000000000, 9007199254740992",
    "c340000000000000, -9007199254740992",
    "4430000000000000, 295147905179352830000",
    "44b52d02c7e14af5, 9.999999999999997e+22",
    "44b52d02c7e14af6, 1e+23",
    "44b52d02c7e14af7, 1.0000000000000001e+23",
    "444b1ae4d6e2ef4e, 999999999999999700000",
    "444b1ae4d6e2ef4f, 999999999999999900000",
    "444b1ae4d6e2ef50, 1e+21",
    "3eb0c6f7a0b5ed8c, 9.999999999999997e-7",
    "3eb0c6f7a0b5ed8d, 0.000001",
    "41b3de4355555553, 333333333.3333332",
    "41b3de4355555554, 333333333.33333325",
    "41b3de4355555555, 333333333.3333333",
    "41b3de4355555556, 333333333.3333334",
    "41b3de4355555557, 333333333.33333343",
    "becbf647612f3696, -0.0000033333333333333333",
    "43143ff3c1cb0959, 1424953923781206.2",
  })
  void numberOfAppendixB_printsAsThere(String bits, String text) {
    double value = Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16));

    assertThat(CanonicalJson.of(DoubleNode.valueOf(value))).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"9007199254740993", "-9223372036854775807", "9223372036854775807"})
  void integerThatIsNoDouble_isRefused(String text) throws JsonProcessingException {
    JsonNode number = JSON.readTree(text);

    assertThatThrownBy(() -> CanonicalJson.of(number))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(text + " is no double; write it as a string");
  }

  @Test
  void decimalThatIsNoDouble_isRefused() {
    DecimalNode number = DecimalNode.valueOf(new BigDecimal("0.10000000000000000001"));

    assertThatThrownBy(() -> CanonicalJson.of(number)).hasMessageContaining("is no double");
  }

  @Test
  void notANumber_isRefused() {
    assertThatThrownBy(() -> CanonicalJson.of(DoubleNode.valueOf(Double.NaN)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void halfASurrogatePair_isRefusedInTextAndInNames() {
    JsonNode text = JsonNodeFactory.instance.textNode("a\ud83d");
    JsonNode name = JsonNodeFactory.instance.objectNode().put("\ude00", 1);

    assertThatThrownBy(() -> CanonicalJson.of(text)).hasMessageContaining("surrogate");
    assertThatThrownBy(() -> CanonicalJson.of(name)).hasMessageContaining("surrogate");
  }

  @Test
  void nestingBeyondTheLimit_isRefusedWithoutOverflow() {
    JsonNode nested = JsonNodeFactory.instance.arrayNode();
    for (int i = 0; i < 1_001; i++) {
      nested = JsonNodeFactory.instance.arrayNode().add(nested);
    }
    JsonNode deep = nested;

    assertThatThrownBy(() -> CanonicalJson.of(deep))
        .hasMessage("JSON is nested more than 1000 deep");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "null|null",
        "true|true",
        "\"a\"|\"a\"",
        "[]|[]",
        "{}|{}",
        "1.0|1",
        "[ 1 , 2 ]|[1,2]"
      })
  void anyKindOfValue_hasACanonicalForm(String text, String canonical)
      throws JsonProcessingException {
    assertThat(CanonicalJson.of(JSON.readTree(text))).isEqualTo(canonical);
  }
}
