package registry.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.helidon.config.mp.MpConfigSources;
import io.helidon.microprofile.testing.AddConfigSource;
import io.helidon.microprofile.testing.junit5.HelidonTest;
import jakarta.inject.Inject;
import jakarta.ws.rs.client.WebTarget;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Invitations over HTTP, which take effect when people sign in at a real issuer. */
@HelidonTest
class OrgInvitationsTest {
    private static final String ORGS = "/api/v2/orgs/";
    private static final OidcIssuer CORP = OidcIssuer.start("corp");
    private static final AtomicInteger PEOPLE = new AtomicInteger();

    @Inject
    private WebTarget target;

    private TestRegistry registry;
    private String guest;

    @AddConfigSource
    static ConfigSource config() {
        return TestRegistry.config();
    }

    @AddConfigSource
    static ConfigSource logins() {
        return MpConfigSources.create(Map.of(
                "registry.limits.auth-per-minute", "0",
                "registry.auth.oidc.corp.issuer", CORP.url(),
                "registry.auth.oidc.corp.client-id", "registry",
                "registry.auth.oidc.corp.client-secret", "s3cret"));
    }

    @BeforeEach
    void connect() {
        registry = TestRegistry.at(target);
        guest = nextGuest();
    }

    @AfterAll
    static void stop() {
        CORP.stop();
    }

    @Test
    void invitesAnAddressThatNobodyHasAndSaysSo() {
        TestPerson ada = TestPerson.ownerOf(registry, "ada-invite", "invite");

        Reply reply = ada.post(ORGS + "invite/members", "{\"email\":\"" + guest + "\",\"role\":\"admin\"}")
                .expect(202);

        JsonNode invitation = reply.json().get("invitation");
        assertThat(invitation.properties().stream().map(Map.Entry::getKey))
                .containsExactly("email", "role", "invitedBy", "createdAt", "expiresAt");
        assertThat(invitation.get("email").textValue()).isEqualTo(guest);
        assertThat(invitation.get("role").textValue()).isEqualTo("admin");
        assertThat(invitation.get("invitedBy").textValue()).isEqualTo("ada-invite");
        assertThat(Duration.between(instant(invitation, "createdAt"), instant(invitation, "expiresAt")))
                .isEqualTo(Duration.ofDays(30));
        assertThat(reply.header("Cache-Control")).contains("no-store");
        assertThat(ada.get(ORGS + "invite/invitations").expect(200).json().toString())
                .isEqualTo("{\"invitations\":[" + invitation + "]}");
        assertThat(ada.post(ORGS + "invite/members", "{\"username\":\"" + guest + "\",\"role\":\"admin\"}")
                        .expect(202)
                        .json())
                .isEqualTo(reply.json());
    }

    @Test
    void makesWhoeverWasInvitedAMemberWhenTheySignIn() {
        TestPerson ada = TestPerson.ownerOf(registry, "ada-joins", "joins");
        ada.post(ORGS + "joins/members", "{\"email\":\"" + guest + "\"}").expect(202);

        String session = signIn(guest, guest);

        assertThat(roles(ada, "joins")).containsExactly("ada-joins@example.com owner", guest + " member");
        assertThat(ada.get(ORGS + "joins/invitations").json().get("invitations"))
                .isEmpty();
        assertThat(registry.get("/api/v2/orgs?member=" + guest, "Cookie", session)
                        .expect(200)
                        .json()
                        .at("/0/role")
                        .textValue())
                .isEqualTo("member");
        assertThat(trail("joins/")).contains("member.invite", "invitation.accept");
    }

    @Test
    void makesWhoeverChangesToAnInvitedAddressAMember() {
        TestPerson ada = TestPerson.ownerOf(registry, "ada-moves", "moves");
        signIn("subject of " + guest, guest);
        String next = nextGuest();
        ada.post(ORGS + "moves/members", "{\"email\":\"" + next + "\"}").expect(202);

        signIn("subject of " + guest, next);

        assertThat(roles(ada, "moves")).contains(next + " member");
    }

    @Test
    void letsNobodyInWhoWasUninvited() {
        TestPerson ada = TestPerson.ownerOf(registry, "ada-takes", "takes");
        ada.post(ORGS + "takes/members", "{\"email\":\"" + guest + "\"}").expect(202);

        ada.delete(ORGS + "takes/invitations/" + guest.replace("@", "%40")).expect(204);

        ada.delete(ORGS + "takes/invitations/" + guest).expect(404);
        signIn(guest, guest);
        assertThat(roles(ada, "takes")).hasSize(1);
        assertThat(trail("takes/")).contains("invitation.revoke").doesNotContain("invitation.accept");
    }

    @Test
    void letsNobodyInWhomARemovedAdminInvited() {
        TestPerson ada = TestPerson.ownerOf(registry, "ada-back", "back");
        TestPerson bob = TestPerson.of(registry, "bob-back");
        ada.post(ORGS + "back/members", "{\"username\":\"bob-back\",\"role\":\"admin\"}")
                .expect(204);
        bob.post(ORGS + "back/members", "{\"email\":\"" + guest + "\"}").expect(202);
        assertThat(bob.post(ORGS + "back/members", "{\"email\":\"" + guest + "\",\"role\":\"owner\"}")
                        .expect(403)
                        .error())
                .isEqualTo("forbidden");
        ada.delete(ORGS + "back/members/bob-back").expect(204);

        signIn(guest, guest);

        assertThat(roles(ada, "back")).containsExactly("ada-back@example.com owner");
    }

    @Test
    void tellsInvitedAddressesToAdminsAndAdministratorsAlone() {
        TestPerson ada = TestPerson.ownerOf(registry, "ada-hides", "hides");
        TestPerson bob = TestPerson.of(registry, "bob-hides");
        ada.post(ORGS + "hides/members", "{\"username\":\"bob-hides\"}").expect(204);
        ada.post(ORGS + "hides/members", "{\"email\":\"" + guest + "\"}").expect(202);

        assertThat(registry.signedIn("GET", ORGS + "hides/invitations", "")
                        .expect(200)
                        .text())
                .contains(guest);
        bob.get(ORGS + "hides/invitations").expect(403);
        registry.get(ORGS + "hides/invitations").expect(401);
        registry.get(ORGS + "nowhere/invitations").expect(404);
        for (String page : List.of("hides/members", "hides", "hides/packages")) {
            assertThat(bob.get(ORGS + page).expect(200).text()).doesNotContain(guest);
        }
    }

    @Test
    void losesNobodyWhoSignsInWhileBeingInvited() {
        TestPerson ada = TestPerson.ownerOf(registry, "ada-races", "races");
        for (int i = 0; i < 15; i++) {
            String email = nextGuest();
            Away away = new Away(email, email);

            CompletableFuture<Reply> invited =
                    soon(() -> ada.post(ORGS + "races/members", "{\"email\":\"" + email + "\"}"));
            CompletableFuture<Reply> signedIn = soon(away::comeBack);

            assertThat(invited.join().status()).isIn(202, 204);
            signedIn.join().expect(302);
            assertThat(roles(ada, "races")).contains(email + " member");
        }
        assertThat(ada.get(ORGS + "races/invitations").json().get("invitations"))
                .isEmpty();
    }

    /** A browser at the issuer. */
    private final class Away {
        private final URI callback;
        private final String state;

        Away(String subject, String email) {
            CORP.expects(subject, email, true);
            Reply away = registry.get("/api/auth/login/corp").expect(302);
            state = SignedIn.setCookies(away).getFirst().replaceFirst(";.*", "");
            callback = OidcIssuer.visit(away.header("Location").orElseThrow());
        }

        Reply comeBack() {
            return registry.get(callback.getRawPath() + "?" + callback.getRawQuery(), "Cookie", state);
        }
    }

    /** A {@code Cookie} header of whoever signed in. */
    private String signIn(String subject, String email) {
        Reply back = new Away(subject, email).comeBack().expect(302);
        return SignedIn.setCookies(back).stream()
                .filter(cookie -> cookie.startsWith("app_registry_session="))
                .findFirst()
                .orElseThrow()
                .replaceFirst(";.*", "");
    }

    /** What was done to what begins like this. */
    private List<String> trail(String target) {
        return registry.signedIn("GET", "/api/admin/audit?target=" + target, "")
                .expect(200)
                .json()
                .findValuesAsText("action");
    }

    private static List<String> roles(TestPerson viewer, String slug) {
        return viewer.get(ORGS + slug + "/members")
                .json()
                .get("members")
                .valueStream()
                .map(member -> member.get("email").textValue() + " "
                        + member.get("role").textValue())
                .toList();
    }

    private static CompletableFuture<Reply> soon(Supplier<Reply> request) {
        return CompletableFuture.supplyAsync(request, task -> Thread.ofVirtual().start(task));
    }

    private static Instant instant(JsonNode json, String member) {
        return Instant.parse(json.get(member).textValue());
    }

    private static String nextGuest() {
        return "guest" + PEOPLE.incrementAndGet() + "@invited.example";
    }
}
