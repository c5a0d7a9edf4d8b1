package registry.product;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.Sizes;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** What a browser asks for, from its beginning on, when it keeps nothing that it got before. For one thread. */
final class Transfer {
    private final List<Request> requests = new ArrayList<>();

    private Transfer() {}

    static Transfer of(Page page) {
        // Whatever the browser kept counts as well: somebody comes here for the first time.
        var tools = page.context().newCDPSession(page);
        tools.send("Network.enable");
        JsonObject disabled = new JsonObject();
        disabled.addProperty("cacheDisabled", true);
        tools.send("Network.setCacheDisabled", disabled);
        Transfer transfer = new Transfer();
        page.onRequestFinished(transfer.requests::add);
        return transfer;
    }

    /** Forgets what was asked for so far. */
    void begin() {
        requests.clear();
    }

    /** How many bytes came, as they were on the wire, with their headers. */
    int bytes() {
        // A copy: asking for a size lets in what happened meanwhile.
        return List.copyOf(requests).stream()
                .map(Request::sizes)
                .mapToInt((Sizes sizes) -> sizes.responseHeadersSize + sizes.responseBodySize)
                .sum();
    }

    /** What was asked of anybody but {@code registry}. */
    List<String> elsewhere(URI registry) {
        return requests.stream()
                .map(Request::url)
                .filter(url -> !url.startsWith("data:") && !url.startsWith(registry.toString()))
                .toList();
    }
}
