package registry.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import registry.client.account.IssuedToken;

class TokensClientTest {
    @Test
    void redeemsACodeWithoutAToken() throws IOException {
        String answer = """
                {"token": "crt_new", "tokenId": "0123456789abcdef", "label": "laptop",
                 "createdAt": "2026-11-21T12:00:00Z", "scopes": ["read"], "packages": [], "expiresAt": null}""";
        try (FakeRegistry registry = FakeRegistry.answering(201, answer);
                RegistryClient client = new RegistryClient(
                        ClientSettings.at(registry.url()).token("crt_old").build())) {
            IssuedToken issued = client.tokens().redeem("code", "verifier");
            assertThat(issued.secret()).isEqualTo("crt_new");
            assertThat(issued.toString()).doesNotContain("crt_new");
            FakeRegistry.Request request = registry.onlyRequest();
            assertThat(request.target()).isEqualTo("/api/auth/program");
            assertThat(request.body()).isEqualTo("{\"code\":\"code\",\"verifier\":\"verifier\"}");
            assertThat(request.header("Authorization")).isEmpty();
        }
    }
}
