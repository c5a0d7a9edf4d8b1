package registry.client.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.LinkedHashMap;
import java.util.Map;
import registry.client.json.Json;

/**
 * A request that is yet to be sent, perhaps several times. Immutable.
 *
 * @param method the HTTP method
 * @param address where to
 * @param body what to send
 * @param manner how it is treated
 * @param headers more headers
 */
public record Call(String method, Address address, Body body, Manner manner, Map<String, String> headers) {
    private static final Body NOTHING = new Body("", life -> BodyPublishers.noBody());

    /** Copies the headers. */
    public Call {
        headers = Map.copyOf(headers);
    }

    /**
     * How a call is treated.
     *
     * @param repeatable whether it does no harm twice, even if nobody knows whether the first one was heard
     * @param slow whether the registry may work for long before it answers
     * @param anonymous whether it goes without the token
     * @param acceptsErrors whether an error is an answer like any other
     */
    public record Manner(boolean repeatable, boolean slow, boolean anonymous, boolean acceptsErrors) {
        static final Manner ONCE = new Manner(false, false, false, false);
        static final Manner REPEATABLE = new Manner(true, false, false, false);
    }

    /**
     * What a request carries.
     *
     * @param type its media type; empty for nothing
     * @param source makes the bytes anew for each attempt, which show signs of life when they are taken
     */
    public record Body(String type, Source source) {
        /** Makes the bytes of one attempt. */
        @FunctionalInterface
        public interface Source {
            /** The bytes. */
            BodyPublisher open(SignsOfLife life);
        }

        static Body of(ObjectNode json) {
            return ofJson(Json.bytes(json));
        }

        /** JSON that is ready. */
        public static Body ofJson(byte[] json) {
            return new Body("application/json", life -> BodyPublishers.ofByteArray(json));
        }
    }

    /** Reads. */
    public static Call get(Address address) {
        return new Call("GET", address, NOTHING, Manner.REPEATABLE, Map.of());
    }

    /** Deletes, which twice is as good as once. */
    public static Call delete(Address address) {
        return new Call("DELETE", address, NOTHING, Manner.REPEATABLE, Map.of());
    }

    /** Does something, once. */
    public static Call post(Address address) {
        return new Call("POST", address, NOTHING, Manner.ONCE, Map.of());
    }

    /** Does something, once. */
    public static Call post(Address address, ObjectNode json) {
        return post(address).with(Body.of(json));
    }

    /** Sets something, which twice is as good as once. */
    public static Call put(Address address, ObjectNode json) {
        return new Call("PUT", address, Body.of(json), Manner.REPEATABLE, Map.of());
    }

    /** Changes something to a state that the body names, which twice is as good as once. */
    public static Call patch(Address address, ObjectNode json) {
        return new Call("PATCH", address, Body.of(json), Manner.REPEATABLE, Map.of());
    }

    /** With this body. */
    public Call with(Body newBody) {
        return new Call(method, address, newBody, manner, headers);
    }

    /** With this header. */
    public Call with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Call(method, address, body, manner, more);
    }

    /** The same, which may be repeated. */
    public Call asRepeatable() {
        return with(new Manner(true, manner.slow(), manner.anonymous(), manner.acceptsErrors()));
    }

    /** The same, which is sent once, although its method could be repeated. */
    public Call asOnce() {
        return with(new Manner(false, manner.slow(), manner.anonymous(), manner.acceptsErrors()));
    }

    /** The same, for which the registry may take long. */
    public Call asSlow() {
        return with(new Manner(manner.repeatable(), true, manner.anonymous(), manner.acceptsErrors()));
    }

    /** The same without the token, for what goes by a cookie. */
    public Call asAnonymous() {
        return with(new Manner(manner.repeatable(), manner.slow(), true, manner.acceptsErrors()));
    }

    /** The same, which takes an error for an answer. */
    public Call acceptingErrors() {
        return with(new Manner(manner.repeatable(), manner.slow(), manner.anonymous(), true));
    }

    private Call with(Manner newManner) {
        return new Call(method, address, body, newManner, headers);
    }
}
