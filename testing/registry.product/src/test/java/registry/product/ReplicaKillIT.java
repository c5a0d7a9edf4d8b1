package registry.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** One of two servers behind one address dies. */
@ExtendWith(SharedReplicas.class)
@Timeout(300)
class ReplicaKillIT {
    @Test
    void goesOnWithTheOtherReplicaAndLosesNothing(Replicas shared) throws Exception {
        try (Load load = Load.start(shared.url(), shared.token(), "com.example.survivor")) {
            load.awaitMore(10);
            shared.kill(0);
            load.awaitMore(20);
            try (Requests survivor = new Requests(shared.url(1))) {
                load.ledger().check(survivor);
                assertThat(survivor.get("/health/ready").statusCode()).isEqualTo(200);
            }
            shared.replace(0);
            load.awaitMore(10);
            load.stop();

            assertThat(load.refusals()).extracting(HttpResponse::body).isEmpty();
            try (Requests returned = new Requests(shared.url(0))) {
                load.ledger().checkEverything(returned);
            }
            System.out.println("FIGURE a replica killed in mid-load: " + load);
        }
    }
}
