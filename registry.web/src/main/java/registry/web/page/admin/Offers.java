package registry.web.page.admin;

import registry.accounts.Account;
import registry.accounts.Actor;
import registry.accounts.Administration;
import registry.accounts.Administration.Step;
import registry.web.page.Pages;

/**
 * What speaks against doing something to an account; {@code ""} for nothing.
 *
 * @param noPromotion against making it an administrator
 * @param noDemotion against making it one no longer
 * @param noSuspension against suspending it
 * @param noDeletion against deleting it
 */
record Offers(String noPromotion, String noDemotion, String noSuspension, String noDeletion) {
    static Offers of(Administration administration, Actor actor, Account account) {
        return new Offers(
                objection(administration, actor, account, Step.PROMOTE),
                objection(administration, actor, account, Step.DEMOTE),
                objection(administration, actor, account, Step.SUSPEND),
                objection(administration, actor, account, Step.DELETE));
    }

    boolean mayPromote() {
        return noPromotion.isEmpty();
    }

    boolean mayDemote() {
        return noDemotion.isEmpty();
    }

    boolean maySuspend() {
        return noSuspension.isEmpty();
    }

    boolean mayDelete() {
        return noDeletion.isEmpty();
    }

    private static String objection(Administration administration, Actor actor, Account account, Step step) {
        return administration
                .objection(actor, account, step)
                .map(refusal -> Pages.sentence(refusal.detail()))
                .orElse("");
    }
}
