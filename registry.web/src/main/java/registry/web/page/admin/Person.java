package registry.web.page.admin;

import java.time.Instant;
import registry.accounts.Account;
import registry.accounts.Identity;
import registry.accounts.Suspension;
import registry.web.page.Moment;

/**
 * An account as administrators see it.
 *
 * @param name how others see it
 * @param fullName as the identity provider tells it, {@code ""} for none
 * @param confirmed whether the issuer vouches for the e-mail address
 * @param org whose bot it is, {@code ""} for nobody's
 * @param vouched whether an administrator vouches for it
 * @param trusted whether it carries the badge, for that or because of its e-mail domain
 * @param reason of its suspension, {@code ""} for none
 * @param suspendedAt since when, or when the account was made
 * @param suspendedBy how the administrator who did it is shown
 */
record Person(
        String id,
        String name,
        String email,
        String fullName,
        String issuer,
        boolean confirmed,
        boolean named,
        boolean bot,
        String org,
        boolean administrator,
        boolean vouched,
        boolean trusted,
        boolean suspended,
        String reason,
        Moment suspendedAt,
        String suspendedBy,
        Moment since) {
    static Person of(Account account, Identity identity, Instant now) {
        Suspension suspension =
                account.standing().suspension().orElseGet(() -> new Suspension("", account.createdAt(), account.id()));
        return new Person(
                account.id().value(),
                account.displayName(),
                account.email(),
                account.profile().name().orElse(""),
                account.issuer(),
                account.emailVerified(),
                account.username().isPresent(),
                account.isBot(),
                account.botOf().orElse(""),
                identity.administrators().appoints(account),
                account.standing().verified(),
                identity.verified().covers(account),
                account.isSuspended(),
                suspension.reason(),
                Moment.of(suspension.since(), now),
                identity.accounts()
                        .find(suspension.by())
                        .map(Account::displayName)
                        .orElse("somebody who is gone"),
                Moment.of(account.createdAt(), now));
    }

    String address() {
        return AdminTab.USERS.address() + "/" + id;
    }

    boolean hasFullName() {
        return !fullName.isEmpty();
    }

    boolean hasReason() {
        return !reason.isEmpty();
    }

    boolean byDomain() {
        return trusted && !vouched;
    }
}
