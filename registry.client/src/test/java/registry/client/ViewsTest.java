package registry.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static registry.client.FakeRegistry.inTurn;
import static registry.client.FakeRegistry.json;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import registry.client.account.Scope;
import registry.client.account.SessionCookies;
import registry.client.account.TokenRequest;
import registry.client.admin.AuditEntry;
import registry.client.admin.AuditQuery;
import registry.client.admin.UserQuery;
import registry.client.bundle.Bundle;
import registry.client.bundle.BundleQuery;
import registry.client.org.OrganizationChange;
import registry.client.org.Person;
import registry.client.org.Role;
import registry.client.packages.SignerPolicy;

/** What goes over the wire where it is not plain, and cannot easily be had from a real registry. */
class ViewsTest {
    private static final String NO_ENTRY = "{\"entries\":[],\"next\":\"c1\"}";

    @Test
    void asksForEveryFilterAtOnce() throws IOException {
        BundleQuery query = BundleQuery.ALL
                .ofPackage("com.example.kv")
                .byDeveloper("key/+=")
                .byAuthor("Ada & Co")
                .containing("ä?")
                .tagged("game")
                .ofOrganization("my-org")
                .verified(false)
                .sortedBy(BundleQuery.Sort.UPDATED)
                .inPagesOf(7)
                .after("c=1")
                .upToDate();
        try (FakeRegistry registry = FakeRegistry.answering(200, "[]");
                RegistryClient client = client(registry)) {
            assertThat(client.bundles().page(query)).isEqualTo(new Page<>(List.of(), Optional.empty()));
            assertThat(registry.onlyRequest().target())
                    .isEqualTo(
                            "/api/v2/bundles?package=com.example.kv&developer=key%2F%2B%3D&author=Ada%20%26%20Co"
                                    + "&q=%C3%A4%3F&tag=game&org=my-org&verified=false&sort=updated&limit=7&after=c%3D1&fresh=1");
        }
    }

    @Test
    void fetchesPagesOnlyWhenTheyAreNeeded() throws IOException {
        String link = "</api/v2/bundles?limit=2&after=a%2Fb%2B1>; rel=\"next\"";
        try (FakeRegistry registry = inTurn(
                        json(200, "[" + entry("1.0.0") + "," + entry("2.0.0") + "]", "Link", link),
                        json(200, "[" + entry("3.0.0") + "]"));
                RegistryClient client = client(registry)) {
            assertThat(client.bundles().list(BundleQuery.ALL).limit(2).map(Bundle::version))
                    .containsExactly("1.0.0", "2.0.0");
            assertThat(registry.requests()).hasSize(1);
        }
        try (FakeRegistry registry = inTurn(
                        json(200, "[" + entry("1.0.0") + "]", "Link", link), json(200, "[" + entry("3.0.0") + "]"));
                RegistryClient client = client(registry)) {
            assertThat(client.bundles().list(BundleQuery.ALL.inPagesOf(2)).map(Bundle::version))
                    .containsExactly("1.0.0", "3.0.0");
            assertThat(registry.requests().get(1).target()).endsWith("&limit=2&after=a%2Fb%2B1");
        }
    }

    @Test
    void goesOnAfterAnEmptyPage() throws IOException {
        try (FakeRegistry registry =
                        inTurn(json(200, NO_ENTRY), json(200, "{\"entries\":[{\"id\":\"e1\"}],\"next\":null}"));
                RegistryClient client = client(registry)) {
            assertThat(client.administration().audit().list(AuditQuery.ALL).map(AuditEntry::id))
                    .containsExactly("e1");
        }
    }

    @Test
    void doesNotGoRoundInCircles() throws IOException {
        try (FakeRegistry registry = FakeRegistry.answering(200, NO_ENTRY);
                RegistryClient client = client(registry)) {
            assertThatExceptionOfType(UnexpectedAnswerException.class)
                    .isThrownBy(() ->
                            client.administration().audit().list(AuditQuery.ALL).toList());
            assertThat(registry.requests()).hasSize(2);
        }
    }

    @Test
    void refusesPagesOfImpossibleSizes() {
        assertThatIllegalArgumentException().isThrownBy(() -> BundleQuery.ALL.inPagesOf(0));
        assertThatIllegalArgumentException().isThrownBy(() -> BundleQuery.ALL.inPagesOf(1001));
        assertThatIllegalArgumentException().isThrownBy(() -> UserQuery.ALL.inPagesOf(0));
        assertThatIllegalArgumentException().isThrownBy(() -> AuditQuery.ALL.inPagesOf(1001));
    }

    @Test
    void showsTheCookiesOfASessionAndNoToken() throws IOException {
        FakeRegistry.Answer answer = exchange -> {
            exchange.getResponseHeaders()
                    .put(
                            "Set-Cookie",
                            List.of(
                                    "app_registry_session=s2; Path=/; HttpOnly; SameSite=Lax; Max-Age=3600",
                                    "app_registry_session_refresh=r2; Path=/api/auth; HttpOnly; SameSite=Lax"));
            FakeRegistry.send(exchange, 200, "{\"email\":\"a@b.c\"}".getBytes(StandardCharsets.UTF_8));
        };
        try (FakeRegistry registry = new FakeRegistry(answer);
                RegistryClient client = client(registry)) {
            SessionCookies cookies = client.account().refresh(new SessionCookies("s1", "r1"));
            assertThat(cookies).isEqualTo(new SessionCookies("s2", "r2"));
            assertThat(cookies.toString()).doesNotContain("s2").doesNotContain("r2");
            FakeRegistry.Request request = registry.onlyRequest();
            assertThat(request.header("Cookie")).contains("app_registry_session=s1; app_registry_session_refresh=r1");
            assertThat(request.header("Sec-fetch-site")).contains("same-origin");
            assertThat(request.header("Authorization")).isEmpty();
        }
    }

    @Test
    void saysThatCookiesAreMissing() throws IOException {
        try (FakeRegistry registry = FakeRegistry.answering(200, "{\"email\":\"a@b.c\"}");
                RegistryClient client = client(registry)) {
            assertThatExceptionOfType(UnexpectedAnswerException.class)
                    .isThrownBy(() -> client.account().refresh(new SessionCookies("s1", "r1")));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> new SessionCookies("a;b", "c"));
    }

    @Test
    void resolvesManyAddressesInSeveralCalls() throws IOException {
        List<String> emails =
                IntStream.range(0, 101).mapToObj(i -> "u" + i + "@example.com").toList();
        try (FakeRegistry registry = inTurn(
                        json(200, "{\"u0@example.com\":{\"username\":null,\"verified\":true}}"),
                        json(200, "{}"),
                        json(200, "{\"u100@example.com\":{\"username\":\"u100\",\"verified\":false}}"));
                RegistryClient client = client(registry)) {
            assertThat(client.account().resolve(emails)).containsOnlyKeys("u0@example.com", "u100@example.com");
            assertThat(registry.requests()).hasSize(3);
            assertThat(registry.requests().getLast().target()).endsWith("?emails=u100%40example.com");
            assertThat(client.account().resolve(List.of())).isEmpty();
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> client.account().resolve(List.of("a@b.c,d@e.f")));
        }
    }

    @Test
    void sendsOnlyWhatATokenShouldDifferIn() throws IOException {
        String issued = """
                {"token":"crt_new","tokenId":"1","label":"ci","createdAt":"2026-11-21T12:00:00Z","scopes":["publish"],
                 "packages":["com.example.*"],"expiresAt":"2027-01-01T00:00:00Z"}""";
        try (FakeRegistry registry = FakeRegistry.answering(201, issued);
                RegistryClient client = client(registry)) {
            var token = client.tokens()
                    .create(TokenRequest.labelled("ci")
                            .allowing(Set.of(Scope.PUBLISH))
                            .forPackages(List.of("com.example.*"))
                            .until(Instant.parse("2027-01-01T00:00:00Z")));
            assertThat(token.secret()).isEqualTo("crt_new");
            assertThat(token.token().beginning()).isEmpty();
            assertThat(token.toString()).doesNotContain("crt_new");
            client.organizations().bots("my-org").createToken("bot", TokenRequest.STANDARD);
            assertThat(registry.requests())
                    .extracting(FakeRegistry.Request::body)
                    .containsExactly(
                            "{\"label\":\"ci\",\"scopes\":[\"publish\"],\"packages\":[\"com.example.*\"],"
                                    + "\"expiresAt\":\"2027-01-01T00:00:00Z\"}",
                            "{}");
        }
    }

    @Test
    void namesPeopleByAddressOrUserName() throws IOException {
        try (FakeRegistry registry = FakeRegistry.answering(204, "");
                RegistryClient client = client(registry)) {
            assertThat(client.organizations().members("my-org").add(Person.of(" ada@example.com "), Role.ADMIN))
                    .isEmpty();
            client.organizations().transfer("my-org", Person.of("bob"));
            client.organizations().members("my-org").remove(Person.of("ada+x@example.com"));
            assertThat(registry.requests())
                    .extracting(FakeRegistry.Request::body)
                    .containsExactly(
                            "{\"email\":\"ada@example.com\",\"role\":\"admin\"}", "{\"username\":\"bob\"}", "");
            assertThat(registry.requests().getLast().target())
                    .isEqualTo("/api/v2/orgs/my-org/members/ada%2Bx%40example.com");
        }
        assertThatIllegalArgumentException().isThrownBy(() -> Person.of("  "));
    }

    @Test
    void changesOnlyWhatItIsToldTo() throws IOException {
        try (FakeRegistry registry = FakeRegistry.answering(400, "{}");
                RegistryClient client = client(registry)) {
            List.of(
                            OrganizationChange.toName("New"),
                            OrganizationChange.toMetadata(Map.of("website", "https://a.b")),
                            OrganizationChange.toName("New").andMetadata(Map.of()),
                            OrganizationChange.toMetadata(Map.of()).andName("New"))
                    .forEach(change -> assertThatExceptionOfType(RefusedException.class)
                            .isThrownBy(() -> client.organizations().change("my-org", change)));
            assertThat(registry.requests())
                    .extracting(FakeRegistry.Request::body)
                    .containsExactly(
                            "{\"name\":\"New\"}",
                            "{\"metadata\":{\"website\":\"https://a.b\"}}",
                            "{\"name\":\"New\",\"metadata\":null}",
                            "{\"name\":\"New\",\"metadata\":null}");
        }
    }

    @Test
    void findsNoOrganizationOfALonelyPackage() throws IOException {
        try (FakeRegistry registry = FakeRegistry.answering(200, "null");
                RegistryClient client = client(registry)) {
            assertThat(client.organizations().ofPackage("com.example.kv")).isEmpty();
        }
    }

    @Test
    void sendsAPolicyWithItsSigners() throws IOException {
        String state = """
                {"policy":"list","signers":["did:key:a"],
                 "effective":[{"of":"registry","policy":"any","signers":[]},
                              {"of":"galaxy","name":"x","policy":"sealed","signers":[]}]}""";
        try (FakeRegistry registry = FakeRegistry.answering(200, state);
                RegistryClient client = client(registry)) {
            var policies = client.organizations().signerPolicy("my-org").set(SignerPolicy.listOf(List.of("did:key:a")));
            assertThat(policies.own()).contains(SignerPolicy.listOf(List.of("did:key:a")));
            assertThat(policies.effective().getLast().policy().kind()).isEqualTo(SignerPolicy.Kind.UNKNOWN);
            assertThat(registry.onlyRequest().body()).isEqualTo("{\"policy\":\"list\",\"signers\":[\"did:key:a\"]}");
        }
    }

    @Test
    void saysWhoAsks() throws IOException {
        try (FakeRegistry registry = FakeRegistry.answering(200, "{\"status\":\"ok\"}")) {
            ClientSettings settings = ClientSettings.at(URI.create(registry.url() + "/"))
                    .userAgent("my-tool/1.0")
                    .build();
            try (RegistryClient client = new RegistryClient(settings)) {
                client.server().ping();
            }
            assertThat(registry.onlyRequest().header("User-agent")).contains("my-tool/1.0");
        }
    }

    private static String entry(String version) {
        return "{\"package\":\"com.example.kv\",\"appVersion\":\"" + version + "\"}";
    }

    /** Of that registry, with a token. */
    static RegistryClient client(FakeRegistry registry) {
        return new RegistryClient(
                ClientSettings.at(registry.url()).token("crt_secret").build());
    }
}
