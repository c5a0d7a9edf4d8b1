package registry.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import registry.web.AccessExamples.Ask;
import registry.web.AccessExamples.Cell;

/** One well-formed request for every page and form of the access matrix. */
final class AccessPageExamples {
    private final Map<String, Function<Cell, Ask>> examples = new HashMap<>();

    private AccessPageExamples() {
        pages();
    }

    /** By route. */
    static Map<String, Function<Cell, Ask>> all() {
        return new AccessPageExamples().examples;
    }

    private void pages() {
        for (String path : List.of(
                "/",
                "/apps",
                "/developers",
                "/docs",
                "/docs/search",
                "/feed.atom",
                "/upload",
                "/account",
                "/account/tokens",
                "/account/sessions",
                "/login",
                "/my-packages",
                "/orgs",
                "/orgs/new")) {
            plain("GET " + path);
        }
        add(
                "GET /connect",
                cell -> Ask.of("/connect?port=49152&state=0123456789abcdef&label=matrix&challenge=" + "A".repeat(43)));
        add("GET /docs/{chapter}", cell -> Ask.of("/docs/badges"));
        add("GET /apps/{package}", cell -> Ask.of(page(cell)));
        add("GET /apps/{package}/{version}", cell -> Ask.of(page(cell) + "/" + AccessStage.Things.VERSION));
        for (String side : List.of("/versions", "/interface", "/inside", "/trust", "/icon.png")) {
            add(
                    "GET /apps/{package}/{version}" + side,
                    cell -> Ask.of(page(cell) + "/" + AccessStage.Things.VERSION + side));
        }
        add("GET /apps/{package}/feed.atom", cell -> Ask.of(page(cell) + "/feed.atom"));
        add("GET /developers/{developer}", cell -> Ask.of("/developers/nobody"));
        add("GET /developers/{developer}/feed.atom", cell -> Ask.of("/developers/nobody/feed.atom"));
        add("GET /apps/{package}/compare", cell -> Ask.of(page(cell) + "/compare"));
        plain("POST /connect");
        plain("POST /theme");
        for (String side : List.of("/manage", "/edit")) {
            add(
                    "GET /apps/{package}/{version}" + side,
                    cell -> Ask.of(page(cell) + "/" + AccessStage.Things.VERSION + side));
        }
        for (String answer : List.of("/accept", "/decline")) {
            add(
                    "POST /my-packages/{package}" + answer,
                    cell -> Ask.of("/my-packages/" + cell.things().packageName() + answer));
        }
        for (String form : List.of(
                "/yank",
                "/delete",
                "/delete-package",
                "/signers",
                "/offer",
                "/withdraw-offer",
                "/link",
                "/unlink",
                "/edit",
                "/edit/manifest")) {
            add(
                    "POST /apps/{package}/{version}" + form,
                    cell -> Ask.of(page(cell) + "/" + AccessStage.Things.VERSION + form));
        }
        administrationPages();
        plain("POST /orgs/new");
        add("GET /orgs/{org}/bots/{bot}", cell -> Ask.of(botPage(cell)));
        for (String form : List.of("/tokens", "/delete")) {
            add("POST /orgs/{org}/bots/{bot}" + form, cell -> Ask.of(botPage(cell) + form));
        }
        add(
                "POST /orgs/{org}/bots/{bot}/tokens/{token}/revoke",
                cell -> Ask.of(botPage(cell) + "/tokens/" + cell.stage().botTokenId(cell.things()) + "/revoke"));
        for (String side : List.of("", "/members", "/bots", "/settings")) {
            add(
                    "GET /orgs/{org}" + side,
                    cell -> Ask.of("/orgs/" + cell.things().org() + side));
        }
        for (String form : List.of(
                "/link",
                "/unlink",
                "/members",
                "/members/role",
                "/members/remove",
                "/invitations/revoke",
                "/bots",
                "/settings",
                "/settings/signers",
                "/settings/transfer",
                "/settings/delete")) {
            add(
                    "POST /orgs/{org}" + form,
                    cell -> Ask.of("/orgs/" + cell.things().org() + form));
        }
        add("POST /orgs/{org}/leave", cell -> Ask.of("/orgs/none/leave"));
        plain("POST /account/tokens");
        plain("POST /account/sessions/end-others");
        plain("GET /account/delete");
        plain("POST /account/delete");
        add("POST /account/tokens/{id}/revoke", cell -> Ask.of("/account/tokens/0123456789abcdef/revoke"));
        add("POST /account/sessions/{id}/end", cell -> Ask.of("/account/sessions/none/end"));
        for (String route : List.of("/upload/check", "/upload/publish")) {
            add(
                    "POST " + route,
                    cell -> new Ask(
                            route,
                            "",
                            Optional.of(TestBundle.of(cell.things().packageName(), "1.1.0")
                                    .bytes())));
        }
        plain("POST /sign-out");
        plain("POST /my-packages/username");
        add("GET /assets/{name}", cell -> Ask.of("/assets/none.css"));
    }

    private void administrationPages() {
        for (String path : List.of("", "/users", "/packages", "/orgs", "/audit")) {
            plain("GET /admin" + path);
        }
        Map<String, Function<Cell, String>> things = Map.of(
                "/users/{id}",
                cell -> "/users/" + cell.stage().somebody().id(),
                "/packages/{package}",
                cell -> "/packages/" + cell.things().packageName(),
                "/orgs/{org}",
                cell -> "/orgs/" + cell.things().org());
        things.forEach((route, path) -> {
            add("GET /admin" + route, cell -> Ask.of("/admin" + path.apply(cell)));
            for (String form : List.of("/verify", "/delete")) {
                add("POST /admin" + route + form, cell -> Ask.of("/admin" + path.apply(cell) + form));
            }
        });
        for (String form : List.of("/administrator", "/suspend", "/reinstate")) {
            add(
                    "POST /admin/users/{id}" + form,
                    cell -> Ask.of("/admin/users/" + cell.stage().somebody().id() + form));
        }
    }

    private static String botPage(Cell cell) {
        return cell.bot().replaceFirst("^/api/v2/orgs", "/orgs");
    }

    private static String page(Cell cell) {
        return "/apps/" + cell.things().packageName();
    }

    private void plain(String route) {
        add(route, cell -> Ask.plain(route));
    }

    private void add(String route, Function<Cell, Ask> example) {
        examples.put(route, example);
    }
}
