package registry.orgs;

import registry.api.AccountId;
import registry.api.PackageName;

/**
 * Where the records of organizations lie. Slugs, account ids and package names hold no slash; addresses may, but none
 * begins with another one and a slash, which no domain holds.
 */
final class Keys {
    /** {@code org/<slug>}: the organization; rewritten by every change to its members, packages and bots. */
    static final String ORG = "org/";

    /** {@code departure/<account>}: that a deleted account's sessions are still to be ended. */
    static final String DEPARTURE = "departure/";

    /** {@code org-invitation/<slug>/<e-mail address>}: an {@link Invitation}. */
    static final String INVITATION = "org-invitation/";

    static final String INVITED = "invited/";
    static final String MEMBER = "org-member/";
    static final String MEMBERSHIPS = "account-orgs/";
    static final String LINK = "package-org/";
    static final String PACKAGE = "org-package/";
    static final String BOT_TOKEN = "org-bot-token/";
    static final String ORG_SIGNERS = "org-signers/";
    static final String PACKAGE_SIGNERS = "package-signers/";
    static final String OFFER = "transfer/";
    static final String OFFERS = "account-transfers/";

    private Keys() {}

    static String org(OrgId org) {
        return ORG + org;
    }

    /** {@code org-member/<slug>/<account>}: a {@link Membership}. */
    static String member(OrgId org, AccountId account) {
        return members(org) + account;
    }

    static String members(OrgId org) {
        return MEMBER + org + "/";
    }

    /** {@code account-orgs/<account>}: the organizations of an account; absent when it has none. */
    static String memberships(AccountId account) {
        return MEMBERSHIPS + account;
    }

    /** {@code package-org/<package>}: the one organization that a package is linked to. */
    static String link(PackageName name) {
        return LINK + name;
    }

    /** {@code org-package/<slug>/<package>}: says the same the other way round. */
    static String linked(OrgId org, PackageName name) {
        return linked(org) + name;
    }

    static String linked(OrgId org) {
        return PACKAGE + org + "/";
    }

    static String invitation(OrgId org, String email) {
        return invitations(org) + email;
    }

    static String invitations(OrgId org) {
        return INVITATION + org + "/";
    }

    /** {@code invited/<e-mail address>/<slug>}: says the same the other way round. */
    static String invited(String email, OrgId org) {
        return invited(email) + org;
    }

    static String invited(String email) {
        return INVITED + email + "/";
    }

    static String departure(AccountId account) {
        return DEPARTURE + account;
    }

    static AccountId departed(String key) {
        return new AccountId(key.substring(DEPARTURE.length()));
    }

    /** {@code org-bot-token/<account>/<token>}: who issued a bot's token. */
    static String botToken(AccountId bot, String token) {
        return botTokens(bot) + token;
    }

    static String botTokens(AccountId bot) {
        return BOT_TOKEN + bot + "/";
    }

    /** {@code org-signers/<slug>}: the {@link SignerPolicy} of an organization. */
    static String signers(OrgId org) {
        return ORG_SIGNERS + org;
    }

    /** {@code package-signers/<package>}: the {@link SignerPolicy} of a package. */
    static String signers(PackageName name) {
        return PACKAGE_SIGNERS + name;
    }

    /** {@code transfer/<package>}: the {@link Offer} of a package. */
    static String offer(PackageName name) {
        return OFFER + name;
    }

    /** {@code account-transfers/<account>/<package>}: that the offer of a package concerns an account. */
    static String offer(AccountId account, PackageName name) {
        return offers(account) + name;
    }

    static String offers(AccountId account) {
        return OFFERS + account + "/";
    }

    static PackageName offered(String key) {
        return PackageName.parse(key.substring(key.lastIndexOf('/') + 1));
    }
}
