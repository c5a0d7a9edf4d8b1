package registry.web.page;

import java.util.Arrays;
import java.util.Locale;

/** What a form just did, as the page says that the browser is led to next. Addresses carry a code, never a text. */
public enum Done {
    ACCOUNT_DELETED("Your account is gone."),
    ALREADY_PUBLISHED("This was published before, byte for byte. Nothing changed."),
    ACCOUNT_VOUCHED("You vouch for the account. Its packages carry the badge."),
    ACCOUNT_NOT_VOUCHED("You vouch for the account no longer."),
    ACCOUNT_PROMOTED("The account administers this registry from now on."),
    ACCOUNT_DEMOTED("The account administers this registry no longer."),
    ACCOUNT_SUSPENDED("The account is suspended. It can do nothing, and its sessions have ended."),
    ACCOUNT_REINSTATED("The account may act again."),
    ACCOUNT_REMOVED("The account was deleted."),
    PACKAGE_VOUCHED("You vouch for the package. It carries the badge."),
    PACKAGE_NOT_VOUCHED("You vouch for the package no longer."),
    ORG_VOUCHED("You vouch for the organization. It carries the badge."),
    ORG_NOT_VOUCHED("You vouch for the organization no longer."),
    ORG_DELETED("The organization was deleted. Its packages are still their owners'."),
    BOT_CREATED("The bot was created. It needs a token to publish with."),
    BOT_DELETED("The bot and its tokens are gone."),
    EDITED("Your edit is published."),
    HANDED_OVER("The package is yours now."),
    LINKED("The package belongs to the organization now."),
    OFFERED("The package is offered. It stays yours until the offer is accepted."),
    OFFER_ENDED("The offer is no more."),
    OFFERED_AGAIN("The version is on offer again."),
    PACKAGE_DELETED("The package and all its versions are gone."),
    PUBLISHED("It is published: everybody can find and install it now."),
    SIGNERS_SET("The rule counts for every version from now on."),
    TOKEN_REVOKED("The token was revoked. It counts for nothing from now on."),
    UNLINKED("The package belongs to no organization now."),
    VERSION_DELETED("The version is gone."),
    YANKED("The version is yanked.");

    private static final String PARAMETER = "done";

    private final String text;

    Done(String text) {
        this.text = text;
    }

    /** A path with this as its query. */
    public String at(String path) {
        return path + "?" + PARAMETER + "=" + id();
    }

    /** What was done, {@code ""} for nothing that is known. */
    static String text(Visit visit) {
        String id = visit.query(PARAMETER).orElse("");
        return Arrays.stream(values())
                .filter(done -> done.id().equals(id))
                .map(done -> done.text)
                .findFirst()
                .orElse("");
    }

    private String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
