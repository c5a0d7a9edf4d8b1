package registry.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.inject.spi.CDI;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import registry.accounts.Account;
import registry.accounts.Identity;
import registry.accounts.NewAccount;
import registry.accounts.Profile;
import registry.accounts.Scope;
import registry.accounts.TokenRequest;
import registry.web.http.Json;

/**
 * Somebody with an account on the running server and an API token, who sends what the existing command line sends: a
 * JSON content type even without a body.
 *
 * @param name the user name, and the e-mail address before {@code @example.com}
 */
record TestPerson(TestRegistry registry, String name, String token) {
    private static final String ISSUER = "https://issuer.example.com";

    /** A new account with a user name, an address that was vouched for, and a token of the usual scopes. */
    static TestPerson of(TestRegistry registry, String name) {
        return create(registry, name, Optional.of(name));
    }

    /** The same without a user name. */
    static TestPerson nameless(TestRegistry registry, String name) {
        return create(registry, name, Optional.empty());
    }

    /** The same as {@link #of}, owning a new organization. */
    static TestPerson ownerOf(TestRegistry registry, String name, String slug) {
        TestPerson person = of(registry, name);
        person.post("/api/v2/orgs", "{\"name\":\"An org\",\"slug\":\"" + slug + "\"}")
                .expect(201);
        return person;
    }

    String email() {
        return name + "@example.com";
    }

    String id() {
        return account().id().value();
    }

    /** The same person with a new token of these scopes alone. */
    TestPerson scoped(Scope... scopes) {
        return with(TokenRequest.of("scoped", Set.of(scopes)));
    }

    /** The same person with a new token. */
    TestPerson with(TokenRequest request) {
        String secret = identity().tokens().grant(account().id(), request).secret();
        return new TestPerson(registry, name, secret);
    }

    Reply get(String path) {
        return send("GET", path, "");
    }

    Reply post(String path, String json) {
        return send("POST", path, json);
    }

    Reply patch(String path, String json) {
        return send("PATCH", path, json);
    }

    Reply delete(String path) {
        return send("DELETE", path, "");
    }

    Reply push(TestBundle bundle) {
        ObjectNode body = bundle.manifest().deepCopy();
        body.put("_binary", HexFormat.of().formatHex(bundle.bytes()));
        return post("/api/v2/bundles/push", new String(Json.bytes(body), StandardCharsets.UTF_8));
    }

    /** What the person's browser shows. */
    Reply page(String path) {
        return registry.get(path, "Accept", "text/html", "Authorization", "Bearer " + token);
    }

    /** Sends a form of a page: names and values by turns. */
    Reply form(String path, String... fields) {
        StringJoiner form = new StringJoiner("&");
        for (int i = 0; i < fields.length; i += 2) {
            form.add(fields[i] + "=" + URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
        }
        return registry.post(
                path,
                form.toString(),
                "Accept",
                "text/html",
                "Authorization",
                "Bearer " + token,
                "Content-Type",
                "application/x-www-form-urlencoded");
    }

    /** Sends a file that was chosen on a page. */
    Reply file(String path, String fileName, byte[] content) {
        return registry.sendFile(
                path,
                "form-data; name=\"file\"; filename=\"" + fileName + "\"",
                Optional.of(token),
                content,
                "Accept",
                "text/html");
    }

    Reply send(String method, String path, String json) {
        return registry.send(
                method,
                path,
                BodyPublishers.ofString(json),
                "Authorization",
                "Bearer " + token,
                "Content-Type",
                "application/json");
    }

    private static TestPerson create(TestRegistry registry, String name, Optional<String> username) {
        String email = name + "@example.com";
        identity()
                .accounts()
                .create(new NewAccount(
                        email, true, username, Profile.UNKNOWN, false, Optional.empty(), ISSUER, Optional.of(name)));
        return new TestPerson(registry, name, "").with(TokenRequest.of("test", Scope.DEFAULTS));
    }

    private Account account() {
        return identity().accounts().findByEmail(email()).orElseThrow();
    }

    private static Identity identity() {
        return CDI.current().select(Registry.class).get().identity();
    }
}
