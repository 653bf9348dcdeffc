package io.banyan.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {
    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    /** RFC 6238, appendix B: the last six of the eight digits given there. */
    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130"
    })
    void agreesWithTheTestVectorsOfTheStandard(long seconds, String code) {
        assertThat(Totp.codeAt(SECRET, Instant.ofEpochSecond(seconds))).isEqualTo(code);
    }

    @Test
    void acceptsOneStepOfDriftAndNoMore() {
        Instant now = Instant.ofEpochSecond(1_000_000_010);
        assertThat(Totp.match(SECRET, Totp.codeAt(SECRET, now), now)).hasValue(33_333_333);
        assertThat(Totp.match(SECRET, Totp.codeAt(SECRET, now.minusSeconds(30)), now))
                .hasValue(33_333_332);
        assertThat(Totp.match(SECRET, Totp.codeAt(SECRET, now.plusSeconds(30)), now))
                .hasValue(33_333_334);
        assertThat(Totp.match(SECRET, Totp.codeAt(SECRET, now.minusSeconds(60)), now))
                .isEmpty();
        assertThat(Totp.match(SECRET, Totp.codeAt(SECRET, now.plusSeconds(60)), now))
                .isEmpty();
    }

    /** RFC 4648, section 10. */
    @ParameterizedTest
    @CsvSource({"f, MY", "fo, MZXQ", "foo, MZXW6", "foob, MZXW6YQ", "fooba, MZXW6YTB", "foobar, MZXW6YTBOI"})
    void writesBase32AsTheStandardDoes(String plain, String encoded) {
        assertThat(Totp.base32(plain.getBytes(StandardCharsets.US_ASCII))).isEqualTo(encoded);
    }
}
