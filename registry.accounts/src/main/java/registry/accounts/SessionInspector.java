package registry.accounts;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import registry.storage.Document;
import registry.storage.DocumentStore;
import registry.storage.Fields;
import registry.storage.Finding;
import registry.storage.Inspection;
import registry.storage.Inspector;

/** Looks at sessions and what belongs to them, the keys of their cookies, the set-up and the audit trail. */
final class SessionInspector implements Inspector {
    @Override
    public Set<String> prefixes() {
        return Set.of(
                SessionRecords.SESSION,
                SessionRecords.BY_ACCOUNT,
                SessionRecords.REFRESH,
                SessionRecords.SPENT,
                SpentTickets.PREFIX,
                KeyRing.KEY,
                Setup.KEY,
                AuditLog.PREFIX);
    }

    @Override
    public void inspect(DocumentStore documents, Consumer<Finding> findings) {
        Inspection inspection = new Inspection(documents, findings);
        inspection.each(SessionRecords.SESSION, new SessionRule());
        inspection.each(SessionRecords.BY_ACCOUNT, new ListedRule());
        inspection.each(SessionRecords.REFRESH, new RefreshRule());
        inspection.each(SessionRecords.SPENT, new RefreshRule());
        inspection.each(
                SpentTickets.PREFIX,
                Inspection.Rule.readable(document -> Fields.of(document).instant(SpentTickets.UNTIL)));
        inspection.each(KeyRing.KEY, Inspection.Rule.readable(KeyRing::decode));
        inspection.each(Setup.KEY, Inspection.Rule.readable(SetupState::decode));
        inspection.each(AuditLog.PREFIX, Inspection.Rule.readable(SessionInspector::requireEntry));
        inspection.each(AccountIndex.ACCOUNT, new SetUpRule());
    }

    private static void requireEntry(Document document) {
        Fields fields = Fields.of(document);
        fields.instant("when");
        fields.text("account");
        fields.text("action");
        fields.text("target");
    }

    private static final class SessionRule implements Inspection.Rule {
        @Override
        public Collection<String> related(Document document) {
            return List.of(SessionRecords.indexOf(SessionRecord.decode(document)));
        }

        @Override
        public void judge(Document document, Inspection.Others others, Consumer<Finding> findings) {
            SessionRecord session = SessionRecord.decode(document);
            if (!document.key().equals(SessionRecords.SESSION + session.id())
                    || !others.has(SessionRecords.indexOf(session))) {
                findings.accept(Finding.error(
                        "session-not-listed",
                        SessionRecords.indexOf(session),
                        "a session of the account " + session.account() + " counts and is not in its list",
                        "restore the registry from a backup; until then, suspending the account stops it"));
            }
        }
    }

    /** A token outlives a session that was ended, and is good for nothing then. */
    private static final class RefreshRule implements Inspection.Rule {
        @Override
        public Collection<String> related(Document document) {
            return List.of(
                    SessionRecords.SESSION + RefreshRecord.decode(document).session());
        }

        @Override
        public void judge(Document document, Inspection.Others others, Consumer<Finding> findings) {
            RefreshRecord refresh = RefreshRecord.decode(document);
            others.find(related(document).iterator().next(), SessionRecord::decode)
                    .filter(session -> !session.account().equals(refresh.account()))
                    .ifPresent(session -> findings.accept(Finding.error(
                            "refresh-contradiction",
                            document.key(),
                            "it is of the account " + refresh.account() + " and renews a session of "
                                    + session.account(),
                            "end all sessions of both accounts, or restore the registry from a backup")));
        }
    }

    /** Administrators are made by the set-up, or by others on a server, which knows whether it is done. */
    private static final class SetUpRule implements Inspection.Rule {
        @Override
        public Collection<String> related(Document document) {
            return List.of(Setup.KEY);
        }

        @Override
        public void judge(Document document, Inspection.Others others, Consumer<Finding> findings) {
            if (!others.has(Setup.KEY)
                    && AccountCodec.decode(document).standing().administrator()) {
                findings.accept(Finding.error(
                        "setup-missing",
                        Setup.KEY,
                        "there are administrators and no record that the registry is set up, so that a server would "
                                + "print a code that makes anybody an administrator",
                        "restore the registry from a backup before a server starts on it"));
            }
        }
    }

    private static final class ListedRule implements Inspection.Rule {
        @Override
        public Collection<String> related(Document document) {
            String key = document.key();
            return List.of(SessionRecords.SESSION + key.substring(key.lastIndexOf('/') + 1));
        }

        @Override
        public void judge(Document document, Inspection.Others others, Consumer<Finding> findings) {
            boolean same = others.find(
                            related(document).iterator().next(),
                            session -> SessionRecords.indexOf(SessionRecord.decode(session)))
                    .filter(document.key()::equals)
                    .isPresent();
            if (!same) {
                findings.accept(Finding.warning(
                        "session-missing",
                        document.key(),
                        "the session in this list is missing or another's",
                        "it hurts nobody; restore from a backup to be rid of it"));
            }
        }
    }
}
