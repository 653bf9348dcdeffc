package io.banyan.images.debian;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.images.ImageError;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExplainOutputTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "E: Unable to locate package no-such-thing                                       | PACKAGE_MISSING",
                "E: Package 'x' has no installation candidate                                    | PACKAGE_MISSING",
                "Err:1 Could not resolve 'mirror.example' E: Failed to fetch                     | MIRROR_UNREACHABLE",
                "E: The repository 'x' does not have a Release file.                             | PACKAGE_MISSING",
                "GPG error: the following signatures couldn't be verified: NO_PUBKEY 6ED0E7B82643| MIRROR_UNTRUSTED",
                "dpkg: error: failed to write (No space left on device) Failed to fetch          | DISK_FULL",
                "E: something nobody has seen before                                             | PROGRAM_FAILED",
            })
    void theCauseIsReadFromWhatTheProgramsPrint(String output, ImageError cause) {
        assertThat(ExplainOutput.cause(output)).isEqualTo(cause);
    }
}
