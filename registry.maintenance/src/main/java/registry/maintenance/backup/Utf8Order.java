package registry.maintenance.backup;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;

/** The order of keys in stores and backups: by their UTF-8 bytes, unsigned. */
final class Utf8Order {
    static final Comparator<String> KEYS = (one, other) ->
            Arrays.compareUnsigned(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));

    private Utf8Order() {}
}
