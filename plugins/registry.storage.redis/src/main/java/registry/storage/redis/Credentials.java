package registry.storage.redis;

import org.jspecify.annotations.Nullable;

/** A user and a password of Redis (ACL); without a user, the default one is meant. */
record Credentials(@Nullable String user, @Nullable String password) {
    static final Credentials NONE = new Credentials(null, null);

    /** Without the password. */
    @Override
    public String toString() {
        return "Credentials[" + user + "]";
    }
}
