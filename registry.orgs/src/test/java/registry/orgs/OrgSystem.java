package registry.orgs;

import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;

/**
 * What people do to organizations and packages, in plain words: the rules as they are implemented, or a model of them.
 * Whatever is refused fails with a {@link Refused} or {@code RegistryException} and changes nothing.
 */
interface OrgSystem {
    void createOrg(Who who, String org);

    void renameOrg(Who who, String org, String name);

    void deleteOrg(Who who, String org);

    /**
     * Makes somebody a member, or invites them.
     *
     * @param name an e-mail address or user name
     */
    void addMember(Who who, String org, String name, String role);

    void changeRole(Who who, String org, String name, String role);

    void removeMember(Who who, String org, String name);

    void transfer(Who who, String org, String name);

    void revokeInvitation(Who who, String org, String email);

    /** An account comes into being when somebody signs in for the first time. */
    void register(String name);

    /** Whoever signs in joins the organizations that invited them. */
    void welcome(String name);

    /** So much time that invitations expire. */
    void passMonth();

    void link(Who who, String org, String app);

    void unlink(Who who, String org, String app);

    /** Publishes a version of a package that is signed with this key; the first one makes the package. */
    void publish(Who who, String app, String key);

    /** Offers a package to somebody, whose it becomes when they accept. */
    void offer(Who who, String app, String name);

    void acceptOffer(Who who, String app);

    /** Takes an offer back, or declines it. */
    void endOffer(Who who, String app);

    /** Asks whether somebody may do something to a package, without doing it. */
    void ask(Who who, Action action, String app);

    /** What {@link #ask} comes to for every action. */
    default Map<Action, String> answers(Who who, String app) {
        Map<Action, String> answers = new EnumMap<>(Action.class);
        for (Action action : Action.values()) {
            answers.put(action, new Step("", asked -> asked.ask(who, action, app)).on(this));
        }
        return answers;
    }

    void createBot(Who who, String org, String bot);

    void removeBot(Who who, String org, String bot);

    /** Issues a token, by which the bot acts from now on. */
    void issueToken(Who who, String org, String bot);

    /** Revokes the token that was issued last to a bot of this name. */
    void revokeToken(Who who, String org, String bot);

    void deleteAccount(Who who, String name);

    /** Says which keys may sign the packages of an organization. */
    void setSignersOfOrg(Who who, String org, Signers signers);

    /** Says which keys may sign a package. */
    void setSignersOfApp(Who who, String app, Signers signers);

    /** Everything that can be seen: what is the case, by what it is about. */
    SortedMap<String, String> picture();

    /** What may be done to a package. */
    enum Action {
        PUBLISH,
        PUBLISH_WITH_ANOTHER_KEY,
        EDIT,
        YANK,
        DELETE,
        LINK_TO_ACME,
        UNLINK,
        SET_SIGNERS
    }

    /** Which keys may sign; {@code NONE} says nothing about it. */
    enum Signers {
        NONE,
        ANY,
        PINNED,
        /** A list with the first key alone. */
        FIRST_KEY
    }

    /** Who acts: a person by some credential, or a bot by the token that was issued last to one of this name. */
    record Who(String name, Means means) {
        @Override
        public String toString() {
            return means == Means.BROWSER ? name : name + " (" + means + ")";
        }
    }

    /** What a person acts by. Bots have tokens of their own. */
    enum Means {
        /** With every scope. */
        BROWSER,
        /** A token with the scope publish alone. */
        PUBLISHING_TOKEN,
        /** A token with the default scopes, for the packages below {@code com.acme}. */
        ACME_TOKEN
    }

    /** That something is refused. */
    final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Refused(String code) {
            super(code);
        }
    }
}
