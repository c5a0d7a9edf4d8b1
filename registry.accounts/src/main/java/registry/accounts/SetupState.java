package registry.accounts;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;
import registry.api.Digest;
import registry.storage.Document;
import registry.storage.Fields;

/**
 * The record of the set-up.
 *
 * @param done whether there is an administrator
 * @param codes the SHA-256 of every code that counts, the newest first; none when done
 * @param wrongAttempts how many wrong codes were tried since the oldest of them was made
 * @param revision of the record
 */
record SetupState(boolean done, List<Digest> codes, long wrongAttempts, long revision) {
    private static final String DONE = "done";
    private static final String NEWEST = "codeSha256";
    private static final String EARLIER = "earlierCodesSha256";
    private static final String WRONG_ATTEMPTS = "wrongAttempts";

    SetupState {
        codes = List.copyOf(codes);
    }

    static SetupState decode(Document document) {
        Fields fields = Fields.of(document);
        if (fields.flag(DONE)) {
            return new SetupState(true, List.of(), 0, document.revision());
        }
        List<Digest> codes = Stream.concat(Stream.of(fields.text(NEWEST)), fields.texts(EARLIER).stream())
                .map(Digest::parse)
                .toList();
        return new SetupState(false, codes, fields.number(WRONG_ATTEMPTS), document.revision());
    }

    boolean isVoid() {
        return wrongAttempts >= Setup.MAX_WRONG_ATTEMPTS;
    }

    boolean accepts(String code) {
        return !isVoid() && codes.contains(SetupCode.digest(code));
    }

    /** The record of a registry with its first code. */
    static ObjectNode first(String code) {
        return open(List.of(SetupCode.digest(code)), 0);
    }

    /** The record with one more code; the only one when the others are void. */
    ObjectNode with(String code) {
        if (isVoid()) {
            return first(code);
        }
        return open(
                Stream.concat(Stream.of(SetupCode.digest(code)), codes.stream())
                        .limit(Setup.MAX_CODES)
                        .toList(),
                wrongAttempts);
    }

    /** The record after one more wrong code. */
    ObjectNode afterWrongCode() {
        return open(codes, wrongAttempts + 1);
    }

    /** The record of a registry that has its administrator. */
    static ObjectNode finished(Account administrator) {
        return JsonNodeFactory.instance
                .objectNode()
                .put(DONE, true)
                .put("administrator", administrator.id().value());
    }

    private static ObjectNode open(List<Digest> codes, long wrongAttempts) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put(DONE, false);
        json.put(NEWEST, codes.getFirst().hex());
        ArrayNode earlier = json.putArray(EARLIER);
        codes.stream().skip(1).map(Digest::hex).forEach(earlier::add);
        return json.put(WRONG_ATTEMPTS, wrongAttempts);
    }
}
