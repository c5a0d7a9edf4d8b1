package registry.product;

import java.security.SecureRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import registry.signing.key.SignatureSchemes;
import registry.signing.key.SigningKey;

/** What tests of two replicas have in common: both servers, a client of each, and a key to sign with. */
@ExtendWith(SharedReplicas.class)
@Timeout(300)
abstract class ReplicaTestCase {
    final SigningKey key = SigningKey.generate(SignatureSchemes.load().require("ed25519"), new SecureRandom());

    Replicas shared;
    Requests one;
    Requests other;

    @BeforeEach
    final void connect(Replicas replicas) {
        shared = replicas;
        one = new Requests(replicas.url(0));
        other = new Requests(replicas.url(1));
    }

    @AfterEach
    final void disconnect() {
        one.close();
        other.close();
    }
}
