package registry.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** An answer, read to its end. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Reply(int status, HttpHeaders headers, byte[] body) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Also holds the answer against the API description. */
    static Reply of(HttpResponse<byte[]> response) {
        ApiContract.check(response);
        return new Reply(response.statusCode(), response.headers(), response.body());
    }

    /** The same, having this status. */
    Reply expect(int wanted) {
        assertThat(status).as(text()).isEqualTo(wanted);
        return this;
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    JsonNode json() {
        try {
            return MAPPER.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String error() {
        return json().path("error").asText();
    }

    String message() {
        return json().path("message").asText();
    }

    Optional<String> header(String name) {
        return headers.firstValue(name);
    }
}
