package registry.web.rest.admin;

import registry.api.ErrorCode;
import registry.api.ErrorKind;

/** What can be wrong with an administrator's request. Codes that clients know are spelled as they know them. */
enum AdminError implements ErrorCode {
    /** There is no such action. */
    BAD_ACTION(ErrorKind.INVALID),
    /** The body cannot be read. */
    PARSE_ERROR(ErrorKind.INVALID),
    /** The action needs a version. */
    VERSION_REQUIRED(ErrorKind.INVALID) {
        @Override
        public String code() {
            return "version required";
        }
    },
    /** The query needs an e-mail address. */
    EMAIL_REQUIRED(ErrorKind.INVALID) {
        @Override
        public String code() {
            return "email query param required";
        }
    };

    private final ErrorKind kind;

    AdminError(ErrorKind kind) {
        this.kind = kind;
    }

    @Override
    public ErrorKind kind() {
        return kind;
    }
}
