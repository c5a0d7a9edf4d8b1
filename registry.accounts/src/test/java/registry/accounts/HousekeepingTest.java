package registry.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import registry.api.ApiError;
import registry.api.RegistryException;

class HousekeepingTest {
    @Test
    void doesEverythingThatItWasGivenThoughSomethingFails() {
        List<String> done = new ArrayList<>();
        try (Housekeeping housekeeping = Housekeeping.start(() -> {
            done.add("first");
            throw new RegistryException(ApiError.STORAGE_UNAVAILABLE, "this sweep is made to fail");
        })) {
            housekeeping.add(() -> done.add("second"));

            housekeeping.run();
            housekeeping.run();
        }
        assertThat(done).containsExactly("first", "second", "first", "second");
    }
}
