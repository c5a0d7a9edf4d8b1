package registry.product;

import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every page of the site, and which states of it are looked at. */
final class PageList {
    private static final String APP = "/apps/com.example.kv-store";
    private static final String LONG =
            "/apps/net.example.very-long-package-name-that-goes-on.and-on-and-on.until-it-does-not-fit";

    /** Feeds and pictures are at addresses of pages, but are none. */
    private static final List<String> NO_PAGES = List.of(".atom", ".png", "/assets/{name}");

    private PageList() {}

    /** What there is to see in a registry with everything in it. */
    static List<Look> all(PagesStage stage) {
        return Stream.of(
                        browsing(),
                        versions(),
                        docs(),
                        signingIn(),
                        account(),
                        publishing(stage),
                        orgs(),
                        administration())
                .flatMap(List::stream)
                .toList();
    }

    /** What a registry shows in which nothing was published yet. */
    static List<Look> empty() {
        return List.of(
                Look.at("empty-home", "/"),
                Look.at("empty-apps", "/apps"),
                Look.at("empty-developers", "/developers"),
                Look.at("empty-orgs", "/orgs"));
    }

    /** The routes of pages that none of these looks shows. */
    static Set<String> unseen(List<Look> looks) {
        List<String> routes = routes();
        Set<String> seen = looks.stream()
                .flatMap(look -> route(routes, look.path()).stream())
                .collect(Collectors.toSet());
        Set<String> unseen = new TreeSet<>(routes);
        unseen.removeAll(seen);
        return unseen;
    }

    private static List<Look> browsing() {
        return List.of(
                Look.at("home", "/"),
                Look.by(PagesStage.ADA, "home-signed-in", "/")
                        .after(visitor ->
                                visitor.page().locator("details.menu summary").click()),
                Look.at("apps", "/apps"),
                Look.at("apps-page-2", "/apps?sort=name&page=2"),
                Look.at("apps-found", "/apps?q=store&tag=storage&author=grace&org=northwind&sort=downloads"),
                Look.at("apps-nothing-found", "/apps?q=nothing-is-called-so"),
                Look.at("apps-strange-filter", "/apps?runtime=new"),
                Look.at("apps-beyond", "/apps?page=99"),
                Look.at("developers", "/developers"),
                Look.at("developers-nobody", "/developers?name=zzz"),
                Look.at("developer", "/developers/grace"),
                Look.at("not-found", "/apps/com.example.missing").refused(404),
                Look.at("no-such-address", "/nowhere").refused(404));
    }

    private static List<Look> versions() {
        return List.of(
                Look.at("package", APP),
                Look.at("package-seal-open", APP + "/1.1.0")
                        .after(visitor ->
                                visitor.page().locator(".seal summary").click()),
                Look.by(PagesStage.GRACE, "package-of-mine", APP),
                Look.at("package-not-offered", APP + "/1.0.0"),
                Look.at("package-yanked", "/apps/com.example.chat/0.9.1"),
                Look.at("package-long-names", LONG),
                Look.at("package-services", "/apps/com.example.suite"),
                Look.at("versions", APP + "/1.1.0/versions"),
                Look.at("versions-yanked", "/apps/com.example.chat/0.9.0/versions"),
                Look.at("versions-long", LONG + "/1.0.0-alpha.with.a.long.pre-release.identifier/versions"),
                Look.at("interface", APP + "/1.1.0/interface"),
                Look.at("interface-services", "/apps/com.example.suite/1.4.0/interface"),
                Look.at("inside", APP + "/1.1.0/inside"),
                Look.at("inside-services", "/apps/com.example.suite/1.4.0/inside"),
                Look.at("trust", APP + "/1.1.0/trust"),
                Look.at("compare", APP + "/compare?from=1.0.0&to=1.1.0"),
                Look.at("compare-one-version", LONG + "/compare"));
    }

    private static List<Look> docs() {
        List<Look> looks = new ArrayList<>(List.of(
                Look.at("docs", "/docs"),
                Look.at("docs-search", "/docs/search"),
                Look.at("docs-search-found", "/docs/search?q=key"),
                Look.at("docs-search-nothing", "/docs/search?q=nothing-is-called-so")));
        chapters().forEach(chapter -> looks.add(Look.at("docs-" + chapter, "/docs/" + chapter)));
        return looks;
    }

    private static List<Look> signingIn() {
        return List.of(
                Look.at("login", "/login"),
                Look.at("login-refused", "/login?error=email_unverified"),
                Look.by(PagesStage.GRACE, "login-signed-in", "/login"),
                Look.by(
                        PagesStage.GRACE,
                        "connect",
                        "/connect?port=49152&state=0123456789abcdef&challenge=" + "E".repeat(43)
                                + "&label=laptop&scopes=publish,read"));
    }

    private static List<Look> account() {
        return List.of(
                Look.by(PagesStage.GRACE, "my-packages", "/my-packages"),
                Look.by(PagesStage.NEWCOMER, "my-packages-nothing", "/my-packages"),
                Look.by(PagesStage.NEWCOMER, "username-refused", "/my-packages").after(visitor -> {
                    visitor.field("User name").fill("-no-");
                    visitor.button("Set user name").click();
                    visitor.page().getByRole(AriaRole.ALERT).waitFor();
                }),
                Look.by(PagesStage.GRACE, "account", "/account"),
                Look.by(PagesStage.GRACE, "account-delete", "/account/delete"),
                Look.by(PagesStage.GRACE, "tokens", "/account/tokens"),
                Look.by(PagesStage.NEWCOMER, "tokens-none", "/account/tokens"),
                Look.by(PagesStage.GRACE, "sessions", "/account/sessions"));
    }

    private static List<Look> publishing(PagesStage stage) {
        return List.of(
                Look.at("upload-signed-out", "/upload"),
                Look.by(PagesStage.GRACE, "upload", "/upload"),
                Look.by(PagesStage.GRACE, "upload-good", "/upload")
                        .after(visitor -> check(
                                visitor,
                                stage.file(ShownApp.of("com.example.fresh", "1.0.0", stage.key(), manifest -> {})))),
                Look.by(PagesStage.GRACE, "upload-bad", "/upload")
                        .after(visitor -> check(
                                visitor, stage.file(ShownApp.tampered("com.example.fresh", "1.0.1", stage.key())))),
                Look.by(PagesStage.GRACE, "manage", APP + "/1.0.0/manage"),
                Look.by(PagesStage.GRACE, "edit", APP + "/1.0.0/edit"),
                Look.by(PagesStage.GRACE, "manage-yanked", "/apps/com.example.chat/0.9.1/manage"),
                Look.by(PagesStage.ALAN, "manage-linked", APP + "/1.0.0/manage"),
                Look.by(PagesStage.ALAN, "manage-forbidden", "/apps/com.example.chat/0.9.0/manage")
                        .refused(403));
    }

    private static List<Look> orgs() {
        return List.of(
                Look.at("orgs", "/orgs"),
                Look.at("orgs-nothing-found", "/orgs?name=zzz"),
                Look.by(PagesStage.GRACE, "orgs-mine", "/orgs"),
                Look.by(PagesStage.NEWCOMER, "orgs-none-mine", "/orgs"),
                Look.by(PagesStage.GRACE, "org-new", "/orgs/new"),
                Look.by(PagesStage.GRACE, "org-new-refused", "/orgs/new").after(visitor -> {
                    visitor.field("Name").fill("Northwind again");
                    visitor.field("Id").fill("northwind");
                    visitor.button("Make it").click();
                    visitor.page().getByRole(AriaRole.ALERT).waitFor();
                }),
                Look.at("org", "/orgs/northwind"),
                Look.by(PagesStage.GRACE, "org-as-owner", "/orgs/northwind"),
                Look.at("org-members", "/orgs/northwind/members"),
                Look.by(PagesStage.GRACE, "org-members-as-owner", "/orgs/northwind/members"),
                Look.by(PagesStage.GRACE, "org-bots", "/orgs/northwind/bots"),
                Look.by(PagesStage.GRACE, "org-bot", "/orgs/northwind/bots/pusher"),
                Look.by(PagesStage.GRACE, "org-settings", "/orgs/northwind/settings"));
    }

    private static List<Look> administration() {
        return List.of(
                Look.by(PagesStage.ADA, "admin", "/admin"),
                Look.by(PagesStage.ADA, "admin-configuration", "/admin")
                        .after(visitor ->
                                visitor.page().locator(".fold summary").click()),
                Look.by(PagesStage.ALAN, "admin-forbidden", "/admin").refused(403),
                Look.by(PagesStage.ADA, "admin-users", "/admin/users"),
                Look.by(PagesStage.ADA, "admin-users-nobody", "/admin/users?q=zzz"),
                Look.by(PagesStage.ADA, "admin-user", "/admin/users/grace@example.com"),
                Look.by(PagesStage.ADA, "admin-user-own", "/admin/users/ada@example.com"),
                Look.by(PagesStage.ADA, "admin-user-refused", "/admin/users/grace@example.com")
                        .after(visitor -> {
                            visitor.field("Type grace to delete it").fill("somebody");
                            visitor.button("Delete grace for ever").click();
                            visitor.page().getByRole(AriaRole.ALERT).waitFor();
                        }),
                Look.by(PagesStage.ADA, "admin-packages", "/admin/packages"),
                Look.by(PagesStage.ADA, "admin-package", "/admin/packages/com.example.kv-store"),
                Look.by(PagesStage.ADA, "admin-orgs", "/admin/orgs"),
                Look.by(PagesStage.ADA, "admin-org", "/admin/orgs/northwind"),
                Look.by(PagesStage.ADA, "admin-audit", "/admin/audit"),
                Look.by(PagesStage.ADA, "admin-audit-entry", "/admin/audit?action=org.")
                        .after(visitor ->
                                visitor.page().locator(".entry summary").first().click()));
    }

    private static void check(Visitor visitor, Path file) {
        visitor.page().getByLabel("Bundle").setInputFiles(file);
        visitor.button("Check it").click();
        visitor.page().locator("#report section").waitFor();
    }

    /** The pages among the routes; a test of {@code registry.web} holds that file against the server's routes. */
    private static List<String> routes() {
        Path file = Product.root().resolve("registry.web/src/test/resources/registry/web/access-matrix.txt");
        try {
            return Files.readString(file)
                    .replaceAll("(?s).*\\n# Pages[^\\n]*\\n", "")
                    .replaceAll("(?s)\\n# .*", "")
                    .lines()
                    .filter(line -> line.startsWith("GET "))
                    .map(line -> line.split("\\s+", 3)[1])
                    .filter(route -> NO_PAGES.stream().noneMatch(route::endsWith))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The route of a path: the one that leaves the least open. */
    private static Optional<String> route(List<String> routes, String path) {
        return routes.stream()
                .filter(route -> path.matches(route.replace(".", "\\.").replaceAll("\\{[^}]*}", "[^/]+")))
                .min(Comparator.comparingLong(
                        route -> route.chars().filter(c -> c == '{').count()));
    }

    private static List<String> chapters() {
        Path folder = Product.root().resolve("registry.web/src/main/resources/registry/web/page/docs/chapters");
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString().replaceFirst("\\.md$", ""))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
