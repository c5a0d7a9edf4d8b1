package registry.accounts;

import java.time.Instant;
import registry.api.AccountId;

/**
 * Why an account can do nothing at present.
 *
 * @param reason for administrators' eyes; may be empty
 * @param by the administrator who suspended it
 */
public record Suspension(String reason, Instant since, AccountId by) {}
