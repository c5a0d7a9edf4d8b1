package registry.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.StringJoiner;

/** Somebody with a token who looks at pages and sends their forms. */
record PageVisitor(TestRegistry registry, String token) {
    static PageVisitor of(TestPerson person) {
        return new PageVisitor(person.registry(), person.token());
    }

    /** A page that is there. */
    String page(String path) {
        Reply reply = get(path);
        assertThat(reply.status()).as(path + ": " + reply.text()).isEqualTo(200);
        return reply.text();
    }

    Reply get(String path) {
        return registry.get(path, "Accept", "text/html", "Authorization", "Bearer " + token);
    }

    /** Sends a form with these fields, names and values in turn. */
    Reply submit(String path, String... fields) {
        StringJoiner form = new StringJoiner("&");
        for (int i = 0; i < fields.length; i += 2) {
            form.add(fields[i] + "=" + URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
        }
        return registry.send(
                "POST",
                path,
                BodyPublishers.ofString(form.toString()),
                "Accept",
                "text/html",
                "Authorization",
                "Bearer " + token,
                "Content-Type",
                "application/x-www-form-urlencoded");
    }

    /** Sends a form that is accepted, and shows the page that it leads to. */
    String led(String path, String... fields) {
        Reply reply = submit(path, fields);
        assertThat(reply.status()).as(path + ": " + reply.text()).isEqualTo(303);
        return page(reply.header("Location").orElseThrow());
    }

    /** Sends a form that is refused, and shows what is said instead. */
    String refused(int status, String path, String... fields) {
        Reply reply = submit(path, fields);
        assertThat(reply.status()).as(path + ": " + reply.text()).isEqualTo(status);
        assertThat(reply.header("Content-Type")).contains("text/html; charset=utf-8");
        return reply.text();
    }
}
