package ai.somagent.soma.ir.digest;

import static org.assertj.core.api.Assertions.assertThat;

import ai.somagent.soma.ir.ProgramIr;
import ai.somagent.soma.ir.codec.IrCodec;
import ai.somagent.soma.ir.codec.IrFormatException;
import ai.somagent.soma.ir.sample.SamplePrograms;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class DigestsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void emptyObject_hasTheKnownDigest() throws JsonProcessingException {
    assertThat(Digests.of(JSON.readTree(" { } ")))
        .isEqualTo("sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a");
  }

  @Test
  void noBytes_haveTheKnownDigest() {
    assertThat(Digests.ofBytes(new byte[0]))
        .isEqualTo("sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  }

  @Test
  void orderOfMembers_hasNoPart() throws JsonProcessingException {
    assertThat(Digests.of(JSON.readTree("{\"a\":1,\"b\":2.0}")))
        .isEqualTo(Digests.of(JSON.readTree("{\"b\":2,\"a\":1}")));
  }

  @Test
  void shape_isSixtyFourLowerCaseDigits() {
    assertThat(Digests.isDigest("sha256:" + "0a".repeat(32))).isTrue();
    assertThat(Digests.isDigest("sha256:" + "0A".repeat(32))).isFalse();
    assertThat(Digests.isDigest("sha256:" + "0a".repeat(31))).isFalse();
    assertThat(Digests.isDigest("sha512:" + "0a".repeat(32))).isFalse();
  }

  @Test
  void programStoredInCanonicalForm_keepsItsDigest() throws IrFormatException {
    ProgramIr program = SamplePrograms.everything();
    String canonical = CanonicalJson.of(IrCodec.write(program));

    ProgramIr read = IrCodec.parse(canonical.getBytes(StandardCharsets.UTF_8));

    assertThat(IrDigest.of(read)).isEqualTo(IrDigest.of(program));
  }

  @Test
  void samplePrograms_keepTheDigestsOfTheirRelease() {
    assertThat(IrDigest.of(SamplePrograms.everything()))
        .isEqualTo("sha256:36c668e832e513d54aad6ca2434011d8d1733c7109e3a6c64c2a9b207ef0c628");
  }
}
