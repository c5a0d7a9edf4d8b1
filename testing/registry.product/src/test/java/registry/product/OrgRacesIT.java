package registry.product;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import registry.product.Account.Answer;
import registry.signing.key.SigningKey;

/** People want the same thing at the same moment from a real server. */
class OrgRacesIT {
    private static final String ORGS = "/api/v2/orgs";
    private static final int MANY = 64;
    private static final int ROUNDS = 10;

    @TempDir
    private static Path folder;

    private static Team team;

    @BeforeAll
    static void start() throws Exception {
        team = Team.start(folder);
    }

    @AfterAll
    static void stop() {
        if (team != null) {
            team.close();
        }
    }

    @Test
    void ofManyWhoTakeOneSlugAtOnceOneGetsIt() throws Exception {
        List<Account> people = team.people();

        List<Answer> answers = atOnce(IntStream.range(0, MANY)
                .mapToObj(i -> (Callable<Answer>)
                        () -> people.get(i % 3).post(ORGS, "{\"name\":\"Mine\",\"slug\":\"contested\"}"))
                .toList());

        assertThat(statuses(answers)).isEqualTo(Map.of(201, 1L, 409, MANY - 1L));
        JsonNode members = team.requests().json(ORGS + "/contested/members").get("members");
        assertThat(members.findValuesAsText("role")).containsExactly("owner");
        Account winner = people.get(IntStream.range(0, MANY)
                        .filter(i -> answers.get(i).status() == 201)
                        .findFirst()
                        .orElseThrow()
                % 3);
        assertThat(members.findValuesAsText("username")).containsExactly(winner.name());
        for (Account person : people) {
            assertThat(person.orgs().contains("contested")).isEqualTo(person.equals(winner));
        }
    }

    @Test
    void ofTheLastTwoOwnersDemotedAtOnceOneStays() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String org = ORGS + "/pair-" + round;
            team.alice().post(ORGS, "{\"name\":\"Pair\",\"slug\":\"pair-" + round + "\"}");
            team.alice().post(org + "/members", "{\"username\":\"bob\",\"role\":\"owner\"}");

            List<Answer> answers = atOnce(List.of(
                    () -> team.alice().patch(org + "/members/alice", "{\"role\":\"member\"}"),
                    () -> team.bob().patch(org + "/members/bob", "{\"role\":\"member\"}")));

            assertThat(statuses(answers)).isEqualTo(Map.of(204, 1L, 409, 1L));
            assertThat(team.requests().json(org + "/members").findValuesAsText("role"))
                    .containsExactlyInAnyOrder("owner", "member");
        }
    }

    @Test
    void ofTwoWhoPublishANewNameAtOnceOneOwnsIt() throws Exception {
        SigningKey aliceKey = Team.newKey();
        SigningKey bobKey = Team.newKey();
        for (int round = 0; round < ROUNDS; round++) {
            String name = "com.contested.app" + round;

            List<Answer> answers = atOnce(List.of(
                    () -> team.alice().publish(Team.bundle(name, "1.0.0", aliceKey)),
                    () -> team.bob().publish(Team.bundle(name, "1.0.0", bobKey))));

            assertThat(statuses(answers)).isEqualTo(Map.of(201, 1L, 403, 1L));
            boolean alices = answers.getFirst().status() == 201;
            Account loser = alices ? team.bob() : team.alice();
            SigningKey key = alices ? bobKey : aliceKey;
            loser.publish(Team.bundle(name, "2.0.0", key)).assertRefused("not_owner");
            assertThat(team.versions(name)).containsExactly("1.0.0");
            assertThat(team.requests()
                            .json("/api/v2/bundles/" + name + "/1.0.0")
                            .at("/metadata/author")
                            .textValue())
                    .isEqualTo(alices ? "alice" : "bob");
        }
    }

    private static Map<Integer, Long> statuses(List<Answer> answers) {
        Map<Integer, Long> statuses = new TreeMap<>();
        answers.forEach(answer -> statuses.merge(answer.status(), 1L, Long::sum));
        return statuses;
    }

    private static List<Answer> atOnce(List<Callable<Answer>> requests) throws Exception {
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            return executor.invokeAll(requests).stream().map(Future::resultNow).toList();
        }
    }
}
