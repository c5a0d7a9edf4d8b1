package registry.product;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/**
 * Somebody who signed in with a browser at the development issuer, and whose browser then sends its cookies to whatever
 * server is at the address.
 *
 * @param cookies as browsers send them
 */
record Guest(String cookies) {
    static Guest signIn(URI registry, String email) throws IOException, InterruptedException {
        try (BrowserSignIn browser = BrowserSignIn.at(registry, email)) {
            String name = JsonNodeFactory.instance
                    .objectNode()
                    .put("username", email.substring(0, email.indexOf('@')))
                    .toString();
            browser.post("/api/auth/username", name, 200);
            return new Guest(browser.cookies());
        }
    }

    /** The address that the registry knows this browser's owner by, or what it says instead. */
    String whoAmI(Requests requests) throws IOException, InterruptedException {
        HttpResponse<String> answer = requests.http()
                .send(requests.request("/api/auth/me").header("Cookie", cookies).build(), BodyHandlers.ofString());
        return answer.statusCode() + " " + answer.body();
    }
}
