package registry.web.page.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import registry.web.page.Moment;

/**
 * An entry of the audit trail in words.
 *
 * @param who how the account that acted is shown
 * @param address its page, {@code ""} when it is gone
 * @param credential session or token, and its id
 * @param from the network address
 * @param target what it was done to, from the whole to the part
 * @param before the state that was replaced, {@code ""} for none
 * @param after the new state, {@code ""} for none
 */
record AuditRow(
        Moment when,
        String who,
        String address,
        String credential,
        String from,
        String action,
        List<Part> target,
        String before,
        String after) {
    private static final int LONGEST = 1_500;

    /** An account in the trail. */
    record Shown(String name, String address) {}

    /**
     * A part of a target, such as an organization and its member.
     *
     * @param address of an account, {@code ""} for anything else
     * @param inner whether another part stands before it
     */
    record Part(String text, String address, boolean inner) {
        boolean known() {
            return !address.isEmpty();
        }
    }

    /** @param accounts finds those who are still there */
    static AuditRow of(ObjectNode entry, Function<String, Optional<Shown>> accounts, Instant now) {
        String account = text(entry, "account");
        Optional<Shown> actor = accounts.apply(account);
        JsonNode credential = entry.path("credential");
        return new AuditRow(
                moment(entry, now),
                actor.map(Shown::name).orElse(account),
                actor.map(Shown::address).orElse(""),
                (text(credential, "kind") + " " + text(credential, "id")).strip(),
                text(entry, "from"),
                entry.has("damaged") ? "damaged: " + text(entry, "damaged") : text(entry, "action"),
                parts(text(entry, "target"), accounts),
                state(entry.path("before")),
                state(entry.path("after")));
    }

    boolean known() {
        return !address.isEmpty();
    }

    boolean hasBefore() {
        return !before.isEmpty();
    }

    boolean hasAfter() {
        return !after.isEmpty();
    }

    boolean detailed() {
        return hasBefore() || hasAfter();
    }

    private static List<Part> parts(String target, Function<String, Optional<Shown>> accounts) {
        List<Part> parts = new ArrayList<>();
        for (String text : target.split("/", -1)) {
            Optional<Shown> account = accounts.apply(text);
            parts.add(new Part(
                    account.map(Shown::name).orElse(text),
                    account.map(Shown::address).orElse(""),
                    !parts.isEmpty()));
        }
        return List.copyOf(parts);
    }

    private static String text(JsonNode json, String name) {
        return json.path(name).asText("");
    }

    /** A damaged entry has no time of its own. */
    private static Moment moment(ObjectNode entry, Instant now) {
        try {
            return Moment.of(Instant.parse(text(entry, "when")), now);
        } catch (DateTimeParseException e) {
            return new Moment("", "unknown", "unknown");
        }
    }

    private static String state(JsonNode state) {
        if (state.isMissingNode()) {
            return "";
        }
        String text = state.toPrettyString();
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "\n…";
    }
}
