package registry.orgs;

import java.util.function.Consumer;
import registry.accounts.Account;
import registry.api.ErrorCode;
import registry.api.RegistryException;
import registry.api.spi.Batch;

/** The answer to whether somebody may do something to a package. */
public sealed interface Decision {
    /**
     * It is allowed, by what was read. It may not be any more when it is done, so the batch that does it must be
     * {@linkplain #secure secured}; when that conflicts, ask again.
     *
     * @param founder whose the package becomes if this publishes it for the first time, or takes it over
     * @param conditions see {@link #secure}
     */
    record Allowed(Account founder, Consumer<Batch.Builder> conditions) implements Decision {
        /** Allowed whatever else changes. */
        Allowed(Account founder) {
            this(founder, batch -> {});
        }

        /** The same, depending on more. */
        Allowed and(Consumer<Batch.Builder> others) {
            return new Allowed(founder, conditions.andThen(others));
        }

        /**
         * Adds to the batch that does it what it depends on, such as that the actor is still a member, and what goes
         * with it, such as the link that a bot's first publish makes. Conditions on who owns the package are the
         * caller's, who read it.
         */
        public void secure(Batch.Builder batch) {
            conditions.accept(batch);
        }
    }

    /**
     * It is not allowed.
     *
     * @param reason names what is wrong and what to do, in words fit for the actor
     */
    record Denied(ErrorCode code, String reason) implements Decision {}

    /** Tells whether it is allowed. */
    default boolean isAllowed() {
        return this instanceof Allowed;
    }

    /**
     * Refuses what is denied.
     *
     * @throws RegistryException with the code and reason of {@link Denied}
     */
    default Allowed require() {
        return switch (this) {
            case Allowed allowed -> allowed;
            case Denied denied -> throw new RegistryException(denied.code(), denied.reason());
        };
    }
}
