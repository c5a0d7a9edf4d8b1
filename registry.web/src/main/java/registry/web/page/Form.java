package registry.web.page;

import io.helidon.common.media.type.MediaTypes;
import io.helidon.common.parameters.Parameters;
import io.helidon.http.HttpException;
import io.helidon.http.HttpMediaType;
import io.helidon.webserver.http.ServerRequest;
import java.util.List;
import java.util.Optional;
import registry.api.ApiError;
import registry.api.RegistryException;

/** A form that a browser sent. Its length is bounded before it gets here. */
public record Form(Parameters fields) {
    /**
     * Reads the body.
     *
     * @throws RegistryException with {@link ApiError#UNSUPPORTED_MEDIA_TYPE} when it is no form, or with
     *     {@link ApiError#INVALID_REQUEST} when it cannot be read
     */
    static Form read(ServerRequest request) {
        Optional<HttpMediaType> type = request.headers().contentType();
        if (type.filter(media -> media.test(MediaTypes.APPLICATION_FORM_URLENCODED))
                .isEmpty()) {
            throw new RegistryException(
                    ApiError.UNSUPPORTED_MEDIA_TYPE, "send the form as application/x-www-form-urlencoded");
        }
        if (!request.content().hasEntity()) {
            return new Form(Parameters.empty("form")); // browsers send no bytes for a form without fields
        }
        try {
            return new Form(request.content().as(Parameters.class));
        } catch (IllegalArgumentException | IllegalStateException | HttpException e) {
            throw new RegistryException(ApiError.INVALID_REQUEST, "the form cannot be read; send it once more", e);
        }
    }

    /** A field, {@code ""} when it is missing. */
    public String text(String name) {
        return fields.first(name).orElse("");
    }

    /** All values of a field that may be sent several times. */
    public List<String> texts(String name) {
        return fields.all(name, List::of);
    }
}
