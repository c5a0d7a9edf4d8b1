package registry.client.packages;

import java.util.List;

/**
 * The offers that stand and concern the caller.
 *
 * @param incoming those made to the caller
 * @param outgoing those made by the caller, and those of the caller's packages
 */
public record TransferOffers(List<TransferOffer> incoming, List<TransferOffer> outgoing) {
    /** Copies the lists. */
    public TransferOffers {
        incoming = List.copyOf(incoming);
        outgoing = List.copyOf(outgoing);
    }
}
