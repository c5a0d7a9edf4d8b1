package registry.orgs;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import registry.orgs.OrgSystem.Signers;

/** What is the case in the model, in maps. */
final class ModelState {
    private static final List<String> RANKS = List.of("member", "admin", "owner");

    final Set<String> people = new TreeSet<>(World.PEOPLE);

    /** Those who had an account once. */
    final Set<String> gone = new TreeSet<>();

    final SortedMap<String, Organization> orgs = new TreeMap<>();
    final SortedMap<String, Bot> bots = new TreeMap<>();
    final List<Token> tokens = new ArrayList<>();

    /** Whose the packages are. */
    final SortedMap<String, String> owners = new TreeMap<>();

    /** The key that the packages were published with last. */
    final SortedMap<String, String> pinned = new TreeMap<>();

    /** By package, those included that count for nothing. */
    final SortedMap<String, Offer> offers = new TreeMap<>();

    /** By slug or package. */
    final SortedMap<String, Signers> signers = new TreeMap<>();

    private int joined;

    /** An organization. */
    static final class Organization {
        final SortedMap<String, Member> members = new TreeMap<>();
        final Set<String> apps = new TreeSet<>();

        /** By address. */
        final SortedMap<String, Invitation> invitations = new TreeMap<>();

        String name = "New";
    }

    /** @param by who invites, who must be able to add this role all the time */
    record Invitation(String role, String by) {}

    /** @param since how many memberships there were before */
    record Member(String role, int since) {}

    /** A bot of an organization. */
    record Bot(String org, String creator) {}

    /**
     * That a package may become somebody else's.
     *
     * @param from whose it is
     * @param by who offers it
     * @param recent whether it was made within a month
     */
    record Offer(String from, String by, String to, boolean recent) {
        /** Those for whom it is listed. */
        int concerns() {
            return by.equals(from) || by.equals(to) ? 2 : 3;
        }
    }

    /** A token of a bot. */
    static final class Token {
        final String bot;
        final String issuer;
        boolean counts = true;

        Token(String bot, String issuer) {
            this.bot = bot;
            this.issuer = issuer;
        }
    }

    /** Adds everything there is to see but the rights. */
    void describe(SortedMap<String, String> picture) {
        orgs.forEach((org, of) -> {
            picture.put("org " + org, of.name + " with " + of.apps);
            picture.put("counts of " + org, of.members.size() + " and " + of.apps.size());
            of.invitations.forEach((email, as) -> picture.put("invited to " + org + ": " + email, as.role()));
            of.members.forEach((member, as) -> picture.put("in " + org + ": " + member, as.role()));
        });
        accounts()
                .forEach(account ->
                        picture.put("orgs of " + account, orgsOf(account).toString()));
        owners.forEach((app, owner) -> picture.put(
                "package " + app, owner + orgOf(app).map(" in "::concat).orElse("")));
        for (int i = 0; i < tokens.size(); i++) {
            picture.put("token " + i, tokens.get(i).counts ? "counts" : "void");
        }
        owners.keySet()
                .forEach(app -> pending(app).ifPresent(offer -> picture.put("offer of " + app, "to " + offer.to())));
        signers.forEach((about, policy) -> picture.put("signers of " + about, policy.name()));
        picture.put("fellows", World.pairs(accounts(), this::areFellows));
        picture.put("records", Integer.toString(records()));
    }

    void setSigners(String about, Signers policy) {
        if (policy == Signers.NONE) {
            signers.remove(about);
        } else {
            signers.put(about, policy);
        }
    }

    boolean areFellows(String one, String other) {
        return orgs.values().stream().anyMatch(org -> org.members.containsKey(one) && org.members.containsKey(other));
    }

    /**
     * One for an organization, a member, an account's organizations, a token and a policy; two for a link and an invitation; one for an
     * offer and each whom it concerns.
     */
    int records() {
        int records = (int) accounts().stream()
                .filter(account -> !orgsOf(account).isEmpty())
                .count();
        for (Organization org : orgs.values()) {
            records += 1 + org.members.size() + 2 * (org.apps.size() + org.invitations.size());
        }
        for (Offer offer : offers.values()) {
            records += 1 + offer.concerns();
        }
        return records
                + signers.size()
                + (int) tokens.stream().filter(token -> token.counts).count();
    }

    /** The offer of a package, unless it counts for nothing. */
    Optional<Offer> pending(String app) {
        return Optional.ofNullable(offers.get(app))
                .filter(offer -> offer.recent()
                        && offer.from().equals(owners.get(app))
                        && exists(offer.by())
                        && exists(offer.to()));
    }

    void join(String org, String account, String role) {
        org(org).members.put(account, new Member(role, joined++));
    }

    /** Gives a member another role, and ends the invitations that they may not make as such. */
    void changeRole(String org, String account, String role) {
        Member before = org(org).members.get(account);
        org(org).members.put(account, new Member(role, before.since()));
        org(org).invitations
                .values()
                .removeIf(invitation ->
                        invitation.by().equals(account) && !hasRank(org, account, adder(invitation.role())));
    }

    /** What one must be to make somebody this. */
    static String adder(String role) {
        return role.equals("member") ? "admin" : "owner";
    }

    void endMembership(String org, String account) {
        org(org).members.remove(account);
        org(org).invitations.values().removeIf(invitation -> invitation.by().equals(account));
        tokens.stream()
                .filter(token -> token.issuer.equals(account)
                        && bots.containsKey(token.bot)
                        && bots.get(token.bot).org().equals(org))
                .forEach(token -> token.counts = false);
        if (bots.remove(account) != null) {
            tokens.stream().filter(token -> token.bot.equals(account)).forEach(token -> token.counts = false);
        }
    }

    Organization org(String org) {
        return Optional.ofNullable(orgs.get(org)).orElseThrow(() -> new OrgSystem.Refused("not_found"));
    }

    boolean isMember(String org, String account) {
        return orgs.containsKey(org) && org(org).members.containsKey(account);
    }

    boolean hasRank(String org, String account, String rank) {
        if (!isMember(org, account)) {
            return false;
        }
        String role = org(org).members.get(account).role();
        return RANKS.indexOf(role.equals("bot") ? "member" : role) >= RANKS.indexOf(rank);
    }

    boolean isLastOwner(String org, String account) {
        return hasRank(org, account, "owner")
                && org(org).members.values().stream()
                                .filter(member -> member.role().equals("owner"))
                                .count()
                        == 1;
    }

    String firstOwner(String org) {
        return org(org).members.entrySet().stream()
                .filter(member -> member.getValue().role().equals("owner"))
                .min(Comparator.comparingInt(member -> member.getValue().since()))
                .orElseThrow()
                .getKey();
    }

    Optional<String> orgOf(String app) {
        return orgs.keySet().stream().filter(org -> org(org).apps.contains(app)).findFirst();
    }

    List<String> orgsOf(String account) {
        return orgs.keySet().stream().filter(org -> isMember(org, account)).toList();
    }

    Optional<Token> lastToken(String bot) {
        return tokens.reversed().stream().filter(token -> token.bot.equals(bot)).findFirst();
    }

    Set<String> accounts() {
        Set<String> accounts = new TreeSet<>(people);
        accounts.addAll(bots.keySet());
        return accounts;
    }

    boolean exists(String account) {
        return accounts().contains(account);
    }

    /** Whom people mean by an e-mail address or user name, in any case, with or without an @ before the latter. */
    Optional<String> account(String name) {
        String plain = plain(name);
        boolean hasUsername = !plain.equals(World.NEWCOMER);
        return Optional.of(plain).filter(this::exists).filter(found -> hasUsername || isAddress(name));
    }

    static boolean isAddress(String name) {
        return name.endsWith("@example.com");
    }

    static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceFirst("^@", "").replace("@example.com", "");
    }
}
