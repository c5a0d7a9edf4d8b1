package registry.product;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import registry.client.RegistryClient;

/** People use a real server through {@code registry.client}, so that the two cannot drift apart. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ClientIT {
    /** Operations that the client has no method for, and why. */
    private static final Map<String, String> LEFT_OUT = Map.of(
            "GET /api/artifacts/{package}/{version}/{file}", "another address of GET /artifacts/…",
            "DELETE /api/auth/tokens/{tokenId}", "another address of DELETE /api/auth/token/…",
            "GET /healthz", "another address of GET /api/healthz",
            "GET /api/auth/renew", "leads browsers back to the page that they were on",
            "GET /api/auth/google", "sends browsers to an identity provider",
            "GET /api/auth/google/callback", "receives browsers from an identity provider",
            "GET /api/auth/login/{id}", "sends browsers to an identity provider",
            "GET /api/auth/login/{id}/callback", "receives browsers from an identity provider");

    @TempDir
    private static Path folder;

    private static ClientStage stage;
    private static RegistryClient ada;
    private static RegistryClient bob;
    private static RegistryClient dan;

    @BeforeAll
    static void start() throws Exception {
        stage = ClientStage.start(folder);
        ada = stage.person("ada");
        bob = stage.person("bob");
        dan = stage.person("dan");
    }

    @AfterAll
    static void stop() throws IOException {
        if (stage != null) {
            stage.close();
        }
    }

    @Test
    void servesThePublisherOfABundle() throws Exception {
        ClientBundles scenario = new ClientBundles(stage, ada);
        scenario.tellsWhatWouldComeOfPublishing();
        scenario.publishes();
        scenario.isRefused();
        scenario.reads();
        scenario.edits();
        scenario.withdraws();
        scenario.fetches();
        scenario.deletes();
    }

    @Test
    void servesATeam() throws Exception {
        ClientTeams scenario = new ClientTeams(stage, ada, bob);
        scenario.foundsAnOrganization();
        scenario.keepsMembers();
        scenario.linksPackages();
        scenario.keepsPolicies();
        scenario.keepsBots();
        scenario.handsOver();
    }

    @Test
    void servesTheHolderOfAnAccount() throws Exception {
        ClientAccounts scenario = new ClientAccounts(stage);
        scenario.chooseUsernames();
        scenario.keepSessions();
        scenario.letProgramsIn();
        scenario.keepTokens();
    }

    @Test
    void servesAnAdministrator() throws Exception {
        ClientAdministration scenario = new ClientAdministration(stage, dan);
        scenario.tellsHowTheRegistryIs();
        scenario.counts();
        scenario.looksAfterPeople();
        scenario.looksAfterPackagesAndOrganizations();
        scenario.readsTheAuditTrail();
        scenario.maintains();
        scenario.imports();
        scenario.backsUp();
    }

    /** What is new in the API must become a method of the client, or be left out for a reason. */
    @Test
    @Order(Integer.MAX_VALUE)
    void hasCalledEveryOperationOfTheApi() throws IOException {
        Operations operations =
                Operations.of(new JsonMapper().readTree(stage.visitor().server().openApi()));
        Set<String> called = operations.wellAnswered(stage.proxy().called());
        assertThat(called).doesNotContainAnyElementsOf(LEFT_OUT.keySet());
        Set<String> missing = new TreeSet<>(operations.all());
        missing.removeAll(called);
        missing.removeAll(LEFT_OUT.keySet());
        assertThat(missing).isEmpty();
    }
}
