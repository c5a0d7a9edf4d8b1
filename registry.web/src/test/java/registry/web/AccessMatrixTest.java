package registry.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.helidon.microprofile.testing.AddConfigSource;
import io.helidon.microprofile.testing.junit5.HelidonTest;
import jakarta.inject.Inject;
import jakarta.ws.rs.client.WebTarget;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import registry.maintenance.check.Fsck;
import registry.storage.Finding;
import registry.web.page.Pages;
import registry.web.rest.Access;

/** Every route, asked by everybody: {@code access-matrix.txt} says what each hears. */
@HelidonTest
class AccessMatrixTest {
    /** Revoking a token by itself. */
    private static final String USES_UP = "DELETE /api/auth/token";

    /** How routes begin that look at the method themselves. */
    private static final String ANY = "ANY ";

    private final AccessExamples examples = new AccessExamples();

    @Inject
    private WebTarget target;

    @Inject
    private Registry registry;

    @Inject
    private RegistryApplication application;

    @AddConfigSource
    static ConfigSource config() {
        return TestRegistry.config();
    }

    @Test
    void everyRouteHasARowAndAnExample() {
        Set<String> routes = routes();
        routes.addAll(RouteList.documented());
        List<String> rows = AccessMatrix.read().stream()
                .map(row -> RouteList.unnamed(row.route()))
                .toList();
        assertThat(rows).doesNotHaveDuplicates();
        assertThat(routes.stream().map(RouteList::unnamed))
                .filteredOn(route -> rows.stream().noneMatch(row -> matches(route, row)))
                .as("routes without a row")
                .isEmpty();
        assertThat(rows)
                .filteredOn(row -> routes.stream().map(RouteList::unnamed).noneMatch(route -> matches(route, row)))
                .as("rows without a route")
                .isEmpty();
        assertThat(rows)
                .allSatisfy(route -> assertThat(examples.of(route)).as(route).isPresent());
    }

    /** Pages are left out on purpose, and so are addresses of artifacts that lack a part. */
    @Test
    void everyRouteOfTheApiIsDescribed() {
        Set<String> described =
                RouteList.documented().stream().map(RouteList::unnamed).collect(Collectors.toSet());
        List<String> routes = routes().stream()
                .map(RouteList::unnamed)
                .filter(route -> route.matches("\\w+ /(api/.*|artifacts/.*|.*health.*|metrics|openapi)"))
                .filter(route -> !route.matches(ANY + "(/api)?/artifacts(/\\*)?"))
                .toList();
        assertThat(routes).hasSizeGreaterThan(80);
        assertThat(routes).allMatch(route -> described.stream().anyMatch(operation -> matches(route, operation)));
    }

    @Test
    void everybodyHearsWhatTheTableSays() {
        AccessStage stage = new AccessStage(registry, TestRegistry.at(target));
        Map<String, Map<Who, Integer>> expected = AccessMatrix.read().stream()
                .collect(Collectors.toMap(AccessMatrix.Row::route, AccessMatrix.Row::statuses));
        Map<String, Map<Who, Integer>> heard =
                AccessMatrix.read().stream().collect(Collectors.toMap(AccessMatrix.Row::route, row -> ask(stage, row)));
        AccessMatrix.write(Path.of("target", "access-matrix.txt"), heard);
        assertThat(heard).containsExactlyInAnyOrderEntriesOf(expected);
        requireHealthy();
    }

    private Set<String> routes() {
        Access access = new Access(registry.identity().signIn());
        Set<String> routes = new TreeSet<>(RouteList.ofResources(application.getSingletons()));
        routes.addAll(RouteList.ofServices(Wiring.services(registry, access, new Pages(access))));
        return routes;
    }

    /** After every route was asked by everybody, nothing contradicts anything, and no record is of an unknown sort. */
    private void requireHealthy() {
        registry.maintenance().fsck().run(new Fsck.Listener() {
            @Override
            public void found(Finding finding) {
                throw new AssertionError(finding);
            }

            @Override
            public void hashed(long bytes) {
                throw new AssertionError("so much is not stored");
            }
        });
    }

    private static boolean matches(String route, String row) {
        return route.equals(row) || (route.startsWith(ANY) && row.endsWith(route.substring(ANY.length() - 1)));
    }

    private Map<Who, Integer> ask(AccessStage stage, AccessMatrix.Row row) {
        Map<Who, Integer> statuses = new EnumMap<>(Who.class);
        AtomicReference<AccessStage.@Nullable Things> things = new AtomicReference<>();
        for (Who who : Who.values()) {
            AccessExamples.Cell cell = cell(stage, row, who, things);
            Reply reply = send(
                    stage, row.method(), examples.of(row.route()).orElseThrow().apply(cell), cell);
            assertThat(reply.status()).as("%s by %s", row.route(), who).isNotEqualTo(500);
            statuses.put(who, reply.status());
            if (mayHaveChanged(row, reply)) {
                things.set(null);
            }
        }
        stage.tidy();
        return statuses;
    }

    private static boolean mayHaveChanged(AccessMatrix.Row row, Reply reply) {
        return !row.method().equals("GET") && reply.status() < 400;
    }

    /** Things are made when an example asks for them, and once as long as nobody changes them. */
    private static AccessExamples.Cell cell(
            AccessStage stage, AccessMatrix.Row row, Who who, AtomicReference<AccessStage.@Nullable Things> made) {
        Supplier<AccessStage.Things> things =
                () -> Objects.requireNonNull(made.updateAndGet(known -> known == null ? stage.things() : known));
        AccessStage.Credential credential = row.route().startsWith(USES_UP) && who != Who.BOT
                ? stage.freshCredential(who, row.scope())
                : stage.credential(who, row.scope(), things);
        return new AccessExamples.Cell(stage, things, credential);
    }

    private static Reply send(AccessStage stage, String method, AccessExamples.Ask ask, AccessExamples.Cell cell) {
        Optional<String> secret = cell.credential().secret();
        return ask.bundle().isPresent()
                ? stage.http().sendFileAs(secret, ask.path(), ask.bundle().get())
                : stage.http().sendAs(secret, method, ask.path(), ask.json());
    }
}
