package registry.client;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The first administrator of a new registry.
 *
 * @param token API token of the account; a secret, shown by the server this once
 * @param json the whole answer
 */
public record SetupAnswer(String token, ObjectNode json) {

    /** Says nothing about the token. */
    @Override
    public String toString() {
        return "SetupAnswer[token hidden]";
    }
}
