package registry.client;

import java.util.function.Consumer;
import java.util.stream.Stream;
import registry.client.admin.AuditEntry;
import registry.client.admin.AuditQuery;
import registry.client.http.Address;
import registry.client.http.Call;
import registry.client.http.LineFetch;
import registry.client.http.Transport;
import registry.client.json.AdminJson;
import registry.client.json.JsonObject;

/** The audit trail, newest first, for administrators. See {@link RegistryClient}. */
public final class AuditClient {
    private final Transport transport;
    private final Address audit;

    AuditClient(Transport transport, Address audit) {
        this.transport = transport;
        this.audit = audit;
    }

    /** The entries that the query asks for. Pages are fetched while the stream is used. */
    public Stream<AuditEntry> list(AuditQuery query) {
        return Paging.stream(next -> page(next.map(query::after).orElse(query)));
    }

    /** The first page of these entries, or the one that the query begins after. */
    public Page<AuditEntry> page(AuditQuery query) {
        Address address = filtered(query).with("limit", Integer.toString(query.pageSize()));
        JsonObject answer = transport.send(Call.get(address)).object();
        return new Page<>(answer.requiredObjects("entries", AdminJson::audit), answer.optionalText("next"));
    }

    /**
     * All entries that the query asks for, as texts of JSON objects, in one go. When the answer breaks off, the call fails
     * after the consumer had some of them.
     *
     * @param consumer takes each; called by one thread at a time, though not the caller's. What it throws ends the call.
     */
    public void export(AuditQuery query, Consumer<String> consumer) {
        LineFetch lines = new LineFetch(entry -> consumer.accept(entry.json()));
        transport.fetch(Call.get(filtered(query).with("format", "jsonl")).asSlow(), lines);
        lines.finish();
    }

    private Address filtered(AuditQuery query) {
        return audit.with("account", query.account())
                .with("action", query.action())
                .with("target", query.target())
                .with("since", query.since())
                .with("until", query.until())
                .with("after", query.after());
    }
}
