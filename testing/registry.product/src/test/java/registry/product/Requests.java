package registry.product;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** The requests of these tests, against one server. Thread-safe. */
final class Requests implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String BOUNDARY = "----registry-product-test";

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI url;

    Requests(URI url) {
        this.url = url;
    }

    /** Sets the registry up and returns the first administrator's token. */
    String setUp(String code) throws IOException, InterruptedException {
        String body = "{\"code\":\"" + code + "\",\"email\":\"owner@example.com\",\"username\":\"owner\"}";
        HttpResponse<String> answer = http.send(
                request("/api/setup")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() != 201) {
            throw new IOException("set-up answered " + answer.statusCode() + ": " + answer.body());
        }
        return JSON.readTree(answer.body()).path("token").asText();
    }

    /** Publishes by multipart. */
    HttpResponse<String> publish(TestBundle bundle, String token) throws IOException, InterruptedException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(
                ("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"bundle\"; filename=\"app.mpk\"\r\n"
                                + "Content-Type: application/gzip\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        body.writeBytes(bundle.bytes());
        body.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.US_ASCII));
        return http.send(
                request("/api/v2/bundles/push-file")
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                        .POST(BodyPublishers.ofByteArray(body.toByteArray()))
                        .build(),
                BodyHandlers.ofString());
    }

    /** A JSON answer that must be 200. */
    JsonNode json(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = text(path);
        if (answer.statusCode() != 200) {
            throw new IOException(path + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    /** A change by a token, with {@code json} as its body. */
    HttpResponse<String> change(String method, String path, String json, String token)
            throws IOException, InterruptedException {
        return http.send(
                request(path)
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(json))
                        .build(),
                BodyHandlers.ofString());
    }

    /** The status of a read by a token. */
    int status(String path, String token) throws IOException, InterruptedException {
        return http.send(
                        request(path).header("Authorization", "Bearer " + token).build(), BodyHandlers.discarding())
                .statusCode();
    }

    /** The bytes of a published version, which must be there. */
    byte[] download(TestBundle bundle) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = get(bundle.artifact());
        if (answer.statusCode() != 200) {
            throw new IOException(bundle.artifact() + " answered " + answer.statusCode());
        }
        return answer.body();
    }

    /** Any answer, as text. */
    HttpResponse<String> text(String path) throws IOException, InterruptedException {
        return http.send(request(path).build(), BodyHandlers.ofString());
    }

    /** Any answer, as bytes. */
    HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
        return http.send(request(path).build(), BodyHandlers.ofByteArray());
    }

    /** Any request to {@code path}, to be completed. */
    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(url.resolve(path)).timeout(Duration.ofSeconds(60));
    }

    HttpClient http() {
        return http;
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
