package registry.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.WritableHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FramingTest {
    @Test
    void acceptsNoBodyALengthOrChunks() {
        assertThat(Framing.problem(WritableHeaders.create())).isEmpty();
        assertThat(Framing.problem(length("0"))).isEmpty();
        assertThat(Framing.problem(length("209715200"))).isEmpty();
        assertThat(Framing.problem(coding("chunked"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "+5", "0x10", "1,2", "5, 5", "9999999999999999999", "five", "1 2"})
    void refusesLengthsThatAreNoNumber(String length) {
        assertThat(Framing.problem(length(length))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip, chunked", "identity", "chunked, chunked", "xchunked"})
    void refusesCodingsThatItDoesNotUndo(String coding) {
        assertThat(Framing.problem(coding(coding))).isPresent();
    }

    @Test
    void refusesTwoAnswersToOneQuestion() {
        WritableHeaders<?> both = length("5");
        both.add(HeaderValues.create(HeaderNames.TRANSFER_ENCODING, "chunked"));
        WritableHeaders<?> twice = length("5");
        twice.add(HeaderValues.create(HeaderNames.CONTENT_LENGTH, "6"));
        assertThat(Framing.problem(both)).isPresent();
        assertThat(Framing.problem(twice)).isPresent();
    }

    private static WritableHeaders<?> length(String value) {
        return WritableHeaders.create().add(HeaderValues.create(HeaderNames.CONTENT_LENGTH, value));
    }

    private static WritableHeaders<?> coding(String value) {
        return WritableHeaders.create().add(HeaderValues.create(HeaderNames.TRANSFER_ENCODING, value));
    }
}
