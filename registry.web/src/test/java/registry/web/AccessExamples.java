package registry.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import registry.web.http.Json;

/** One well-formed request for every route of the access matrix. */
final class AccessExamples {
    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final String BUNDLES = "/api/v2/bundles";
    private static final String ORGS = "/api/v2/orgs";
    private static final String PACKAGES = "/api/v2/packages";
    private static final String ADMIN = "/api/admin";

    private final Map<String, Function<Cell, Ask>> examples = new HashMap<>();

    AccessExamples() {
        bundles();
        accounts();
        organizations();
        bots();
        packages();
        administration();
        operation();
        AccessPageExamples.all().forEach(this::add);
    }

    /** What one cell is about. */
    record Cell(AccessStage stage, Supplier<AccessStage.Things> lazyThings, AccessStage.Credential credential) {
        AccessStage.Things things() {
            return lazyThings.get();
        }

        String org() {
            return ORGS + "/" + things().org();
        }

        String bot() {
            return org() + "/bots/" + things().bot().account().username().orElseThrow();
        }

        String transfer() {
            return PACKAGES + "/" + stage.offered(things()) + "/transfer";
        }

        String version() {
            return BUNDLES + "/" + things().packageName() + "/" + AccessStage.Things.VERSION;
        }
    }

    /** What to send. */
    record Ask(String path, String json, Optional<byte[]> bundle) {
        static Ask of(String path) {
            return new Ask(path, "", Optional.empty());
        }

        /** What a route without variables needs. */
        static Ask plain(String route) {
            return of(route.substring(route.indexOf(' ') + 1));
        }

        static Ask of(String path, ObjectNode json) {
            return new Ask(path, json.toString(), Optional.empty());
        }
    }

    Optional<Function<Cell, Ask>> of(String route) {
        return Optional.ofNullable(examples.get(RouteList.unnamed(route)));
    }

    private void bundles() {
        plain("GET " + BUNDLES);
        add("GET " + BUNDLES + "/{package}/{version}", cell -> Ask.of(cell.version()));
        add("GET " + BUNDLES + "/{package}/{version}/manifest", cell -> Ask.of(cell.version() + "/manifest"));
        add("POST " + BUNDLES + "/push", cell -> Ask.of(BUNDLES + "/push", next(cell)));
        for (String route : List.of("/push-file", "/push-check")) {
            add(
                    "POST " + BUNDLES + route,
                    cell -> new Ask(
                            BUNDLES + route,
                            "",
                            Optional.of(TestBundle.of(cell.things().packageName(), "1.1.0")
                                    .bytes())));
        }
        add(
                "POST " + BUNDLES + "/{package}/{version}/yank",
                cell -> Ask.of(cell.version() + "/yank", Json.object().put("yanked", true)));
        add("PATCH " + BUNDLES + "/{package}/{version}", cell -> Ask.of(cell.version(), edit(cell)));
        add("DELETE " + BUNDLES + "/{package}/{version}", cell -> Ask.of(cell.version()));
        add(
                "DELETE " + BUNDLES + "/{package}",
                cell -> Ask.of(BUNDLES + "/" + cell.things().packageName()));
        for (String base : new String[] {"/artifacts", "/api/artifacts"}) {
            plain("GET " + base);
            add("GET " + base + "/*", cell -> Ask.of(base + "/com.matrix.p1"));
            add(
                    "GET " + base + "/{package}/{version}/{file}",
                    cell -> Ask.of(base + "/" + cell.things().packageName() + "/1.0.0/app.mpk"));
        }
        add(
                "POST /api/v2/downloads/record",
                cell -> Ask.of(
                        "/api/v2/downloads/record",
                        Json.object().put("package", cell.things().packageName())));
    }

    private void accounts() {
        plain("GET /api/auth/me");
        plain("GET /api/auth/tokens");
        plain("GET /api/auth/sessions");
        plain("GET /api/auth/logins");
        plain("GET /api/auth/renew");
        plain("GET /api/auth/google");
        plain("GET /api/auth/google/callback");
        add("GET /api/auth/login/{id}", cell -> Ask.of("/api/auth/login/corp"));
        add("GET /api/auth/login/{id}/callback", cell -> Ask.of("/api/auth/login/corp/callback"));
        plain("POST /api/auth/refresh");
        plain("POST /api/auth/logout");
        plain("DELETE /api/auth/sessions");
        add("DELETE /api/auth/sessions/{id}", cell -> Ask.of("/api/auth/sessions/0123456789abcdef"));
        add(
                "POST /api/auth/username",
                cell -> Ask.of(
                        "/api/auth/username", Json.object().put("username", "name-" + NUMBERS.incrementAndGet())));
        add(
                "POST /api/auth/token",
                cell -> Ask.of("/api/auth/token", Json.object().put("label", "matrix")));
        for (String name : new String[] {"token", "tokens"}) {
            add(
                    "DELETE /api/auth/" + name + "/{id}",
                    cell -> Ask.of(
                            "/api/auth/" + name + "/" + cell.credential().id().orElse("0123456789abcdef")));
        }
        add(
                "POST /api/auth/program",
                cell -> Ask.of(
                        "/api/auth/program", Json.object().put("code", "none").put("verifier", "0".repeat(43))));
        add("GET /api/users/resolve", cell -> Ask.of("/api/users/resolve?emails=olga@matrix.example"));
        add(
                "POST /api/setup",
                cell -> Ask.of(
                        "/api/setup",
                        Json.object()
                                .put("code", "0")
                                .put("email", "x@matrix.example")
                                .put("username", "xx")));
    }

    private void organizations() {
        add("GET " + ORGS, cell -> Ask.of(ORGS + "?package=" + cell.things().packageName()));
        add(
                "POST " + ORGS,
                cell -> Ask.of(ORGS, Json.object().put("name", "New").put("slug", "new-" + NUMBERS.incrementAndGet())));
        add("GET " + ORGS + "/{org}", cell -> Ask.of(cell.org()));
        add("PATCH " + ORGS + "/{org}", cell -> Ask.of(cell.org(), Json.object().put("name", "Renamed")));
        add("DELETE " + ORGS + "/{org}", cell -> Ask.of(cell.org()));
        add("GET " + ORGS + "/{org}/members", cell -> Ask.of(cell.org() + "/members"));
        add(
                "POST " + ORGS + "/{org}/members",
                cell -> Ask.of(
                        cell.org() + "/members",
                        Json.object().put("username", cell.stage().name(Who.STRANGER))));
        add(
                "PATCH " + ORGS + "/{org}/members/{member}",
                cell -> Ask.of(
                        cell.org() + "/members/" + cell.stage().name(Who.MEMBER),
                        Json.object().put("role", "admin")));
        add(
                "DELETE " + ORGS + "/{org}/members/{member}",
                cell -> Ask.of(cell.org() + "/members/" + cell.stage().name(Who.ADMIN)));
        add("GET " + ORGS + "/{org}/invitations", cell -> Ask.of(cell.org() + "/invitations"));
        add(
                "DELETE " + ORGS + "/{org}/invitations/{email}",
                cell -> Ask.of(cell.org() + "/invitations/" + AccessStage.Things.GUEST));
        add(
                "POST " + ORGS + "/{org}/transfer",
                cell -> Ask.of(
                        cell.org() + "/transfer",
                        Json.object().put("username", cell.stage().name(Who.MEMBER))));
        add("GET " + ORGS + "/{org}/packages", cell -> Ask.of(cell.org() + "/packages"));
        add(
                "POST " + ORGS + "/{org}/packages",
                cell -> Ask.of(
                        cell.org() + "/packages",
                        Json.object().put("package", cell.stage().published())));
        add(
                "DELETE " + ORGS + "/{org}/packages/{package}",
                cell -> Ask.of(cell.org() + "/packages/" + cell.things().packageName()));
    }

    private void bots() {
        add("GET " + ORGS + "/{org}/bots", cell -> Ask.of(cell.org() + "/bots"));
        add(
                "POST " + ORGS + "/{org}/bots",
                cell -> Ask.of(cell.org() + "/bots", Json.object().put("name", "robot-" + NUMBERS.incrementAndGet())));
        add("DELETE " + ORGS + "/{org}/bots/{bot}", cell -> Ask.of(cell.bot()));
        add("GET " + ORGS + "/{org}/bots/{bot}/tokens", cell -> Ask.of(cell.bot() + "/tokens"));
        add(
                "POST " + ORGS + "/{org}/bots/{bot}/tokens",
                cell -> Ask.of(cell.bot() + "/tokens", Json.object().put("label", "ci")));
        add(
                "DELETE " + ORGS + "/{org}/bots/{bot}/tokens/{token}",
                cell -> Ask.of(cell.bot() + "/tokens/" + cell.stage().botTokenId(cell.things())));
    }

    private void packages() {
        add(
                "GET " + PACKAGES + "/{package}",
                cell -> Ask.of(PACKAGES + "/" + cell.things().packageName()));
        plain("GET /api/v2/transfers");
        add(
                "POST " + PACKAGES + "/{package}/transfer",
                cell -> Ask.of(
                        PACKAGES + "/" + cell.things().packageName() + "/transfer",
                        Json.object().put("username", cell.stage().name(Who.STRANGER))));
        add("GET " + PACKAGES + "/{package}/transfer", cell -> Ask.of(cell.transfer()));
        add("DELETE " + PACKAGES + "/{package}/transfer", cell -> Ask.of(cell.transfer()));
        add("POST " + PACKAGES + "/{package}/transfer/accept", cell -> Ask.of(cell.transfer() + "/accept"));
        Map<String, Function<Cell, String>> bases = Map.of(
                ORGS + "/{org}",
                Cell::org,
                PACKAGES + "/{package}",
                cell -> PACKAGES + "/" + cell.things().packageName());
        bases.forEach((route, base) -> {
            String policy = "/signer-policy";
            add("GET " + route + policy, cell -> Ask.of(base.apply(cell) + policy));
            add(
                    "PUT " + route + policy,
                    cell -> Ask.of(base.apply(cell) + policy, Json.object().put("policy", "pinned")));
            add("DELETE " + route + policy, cell -> Ask.of(base.apply(cell) + policy));
        });
    }

    private void administration() {
        for (String route : List.of(
                "check", "health", "plugins", "config", "bots", "users", "packages", "orgs", "audit", "backup")) {
            plain("GET " + ADMIN + "/" + route);
        }
        for (String route : new String[] {"keys/rotate", "fsck", "gc", "import/legacy-redis"}) {
            plain("POST " + ADMIN + "/" + route);
        }
        add("GET " + ADMIN + "/users/lookup", cell -> Ask.of(ADMIN + "/users/lookup?email=olga@matrix.example"));
        add("GET " + ADMIN + "/users/{id}", cell -> Ask.of(user(cell)));
        add(
                "PATCH " + ADMIN + "/users/{id}",
                cell -> Ask.of(user(cell), Json.object().put("action", "verify")));
        add("DELETE " + ADMIN + "/users/{id}", cell -> Ask.of(user(cell)));
        add(
                "PATCH " + ADMIN + "/packages/{name}",
                cell -> Ask.of(
                        ADMIN + "/packages/" + cell.things().packageName(),
                        Json.object().put("action", "verify")));
        add(
                "DELETE " + ADMIN + "/packages/{name}",
                cell -> Ask.of(ADMIN + "/packages/" + cell.things().packageName()));
        add(
                "PATCH " + ADMIN + "/orgs/{id}",
                cell -> Ask.of(
                        ADMIN + "/orgs/" + cell.things().org(), Json.object().put("action", "verify")));
        add(
                "DELETE " + ADMIN + "/orgs/{id}",
                cell -> Ask.of(ADMIN + "/orgs/" + cell.things().org()));
        for (String part : new String[] {"members", "packages"}) {
            add(
                    "GET " + ADMIN + "/orgs/{id}/" + part,
                    cell -> Ask.of(ADMIN + "/orgs/" + cell.things().org() + "/" + part));
        }
    }

    private void operation() {
        for (String path : List.of(
                "/api/stats",
                "/api/healthz",
                "/healthz",
                "/health",
                "/health/live",
                "/health/ready",
                "/health/started",
                "/metrics",
                "/openapi")) {
            plain("GET " + path);
        }
    }

    /** An account that nothing else in the matrix needs. */
    private static String user(Cell cell) {
        return ADMIN + "/users/" + cell.stage().somebody().id();
    }

    private static ObjectNode next(Cell cell) {
        TestBundle bundle = TestBundle.of(cell.things().packageName(), "1.1.0");
        return bundle.manifest().deepCopy().put("_binary", HexFormat.of().formatHex(bundle.bytes()));
    }

    private static ObjectNode edit(Cell cell) {
        return TestBundle.of(
                        cell.things().packageName(),
                        AccessStage.Things.VERSION,
                        manifest -> manifest.putObject("links").put("docs", "https://docs.matrix.example"))
                .manifest();
    }

    private void plain(String route) {
        add(route, cell -> Ask.plain(route));
    }

    private void add(String route, Function<Cell, Ask> example) {
        examples.put(RouteList.unnamed(route), example);
    }
}
