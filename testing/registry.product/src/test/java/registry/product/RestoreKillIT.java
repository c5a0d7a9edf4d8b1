package registry.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import registry.signing.key.SignatureSchemes;
import registry.signing.key.SigningKey;

/**
 * Kills restores and backups with SIGKILL, when they have come so far: what is there then is never taken for a registry
 * or a backup, and doing it again is all that is needed.
 */
class RestoreKillIT {
    private static final int VERSIONS = 30;
    private static final int PAYLOAD = 400_000;

    /** What the program says when it has come so far; a number is that of the bundles that are in the store. */
    private static final List<String> MOMENTS = List.of("verifying", "restoring", "15", "29", "comparing");

    private final SigningKey key = SigningKey.generate(SignatureSchemes.load().require("ed25519"), new SecureRandom());
    private int attempt;

    @TempDir
    private Path folder;

    private Path data;

    @BeforeEach
    void fill() throws Exception {
        data = folder.resolve("data");
        try (ServerProcess server = ServerProcess.start(data, Map.of());
                Requests requests = new Requests(server.url())) {
            String token = requests.setUp(server.setupCode());
            for (int i = 1; i <= VERSIONS; i++) {
                TestBundle bundle = TestBundle.create("com.example.kept", "1." + i + ".0", PAYLOAD, key);
                assertThat(requests.publish(bundle, token).statusCode()).isEqualTo(201);
            }
        }
    }

    @Test
    void servesNothingHalfRestoredFromFiles() throws Exception {
        backUp();
        int marked = 0;
        for (String moment : MOMENTS) {
            Path target = folder.resolve("files-" + moment);
            marked += interrupt(new Operator(folder, Map.of("REGISTRY_DATA", target.toString())), moment, () -> {
                try (Stream<Path> files = Files.walk(target.resolve("blobs/sha256"))) {
                    return files.filter(Files::isRegularFile).count();
                }
            });
        }
        assertThat(marked).as("restores that were interrupted in the middle").isGreaterThanOrEqualTo(3);
    }

    @Test
    void servesNothingHalfRestoredFromRedis() throws Exception {
        backUp();
        try (Keeping redis = new Keeping(folder)) {
            int marked = 0;
            for (String moment : MOMENTS) {
                Operator operator = new Operator(folder, redis.everything(moment));
                String count = "redis-cli -u " + redis.url() + " hlen '{" + moment + "}:blobs'";
                marked += interrupt(
                        operator,
                        moment,
                        () -> Long.parseLong(operator.shell(0, count).strip()));
            }
            assertThat(marked)
                    .as("restores that were interrupted in the middle")
                    .isGreaterThanOrEqualTo(3);
        }
    }

    @Test
    void leavesNoFileThatLooksLikeABackup() throws Exception {
        Operator operator = new Operator(folder, Map.of("REGISTRY_DATA", data.toString()));
        Path file = folder.resolve("cut.tar");
        for (long size : new long[] {0, 1_000_000, 8_000_000}) {
            Operator.Running running = operator.begin("admin", "backup", file.toString());
            await(running, () -> partial() > size);
            running.kill();
            assertThat(file).doesNotExist();
            try (Stream<Path> files = Files.list(folder)) {
                for (Path part : files.filter(RestoreKillIT::isPartial).toList()) {
                    assertThat(Files.getPosixFilePermissions(part)).hasSize(2);
                    assertThat(operator.ends(1, "admin", "verify", part.toString()))
                            .contains("no whole backup");
                    Files.delete(part);
                }
            }
        }
        backUp();
    }

    /** What a full disk does to it as well: a write fails in the middle. */
    @Test
    void keepsTheOldBackupWhenThereIsNoRoomForANewOne() throws Exception {
        backUp();
        Operator operator = new Operator(folder, Map.of("REGISTRY_DATA", data.toString()));
        byte[] before = Files.readAllBytes(folder.resolve("registry.tar"));
        String run = Product.root().resolve("run").toString();

        String printed =
                operator.shell(1, "ulimit -f 5000; exec " + run + " admin backup " + folder + "/registry.tar --force");
        assertThat(printed).contains("registry.tar").containsIgnoringCase("too large");
        assertThat(folder.resolve("registry.tar")).hasBinaryContent(before);
        assertThat(partial()).isEqualTo(-1);
        assertThat(operator.ends(1, "admin", "backup", folder + "/none/registry.tar", "--offline"))
                .contains("none");
    }

    /** Tells how much is in the store. */
    private interface Progress {
        long count() throws Exception;
    }

    /** Kills a restore, looks at what is left, and restores again; returns 1 if it was in the middle. */
    private int interrupt(Operator operator, String moment, Progress progress) throws Exception {
        Operator.Running running = operator.begin(
                "admin", "restore", folder.resolve("registry.tar").toString());
        boolean counts = Character.isDigit(moment.charAt(0));
        await(
                running,
                () -> counts
                        ? running.printed().contains("restoring") && progress.count() >= Long.parseLong(moment)
                        : running.printed().contains(moment));
        running.kill();
        String state = operator.begin("admin", "fsck").finish();
        boolean middle = state.contains("was interrupted");
        if (middle) {
            assertThat(state).contains("admin restore FILE", "again");
            if (counts) {
                refusesToServe(operator);
            }
        } else {
            assertThat(state).as(moment).containsAnyOf("there is no registry", "0 errors, 0 warnings");
        }
        if (!state.contains("0 errors")) {
            operator.run("admin", "restore", "registry.tar");
        }
        assertThat(operator.run("admin", "fsck", "--offline")).contains("0 errors, 0 warnings; hashed " + VERSIONS);
        return middle ? 1 : 0;
    }

    private void refusesToServe(Operator operator) {
        Map<String, String> environment = new HashMap<>(operator.environment());
        Path own = Path.of(environment.getOrDefault(
                "REGISTRY_DATA", folder.resolve("own" + attempt++).toString()));
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> ServerProcess.start(own, environment).close())
                .withMessageContaining("ended at start")
                .withMessageContaining("a restore into this store was interrupted")
                .withMessageContaining("run 'admin restore FILE' again");
    }

    private void backUp() throws IOException, InterruptedException {
        new Operator(folder, Map.of("REGISTRY_DATA", data.toString()))
                .run("admin", "backup", "registry.tar", "--offline", "--force");
    }

    /** The length of the backup that is being made; -1 when there is none. */
    private long partial() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            long longest = -1;
            for (Path part : files.filter(RestoreKillIT::isPartial).toList()) {
                longest = Math.max(longest, Files.size(part));
            }
            return longest;
        }
    }

    private static boolean isPartial(Path file) {
        return file.getFileName().toString().endsWith(".part");
    }

    /** Until it has come so far, or has ended before anybody looked. */
    private static void await(Operator.Running running, Check check) {
        try {
            Awaitility.await()
                    .atMost(Duration.ofMinutes(2))
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(2))
                    .until(() -> !running.process().isAlive() || check.done());
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(running.printed(), e);
        }
    }

    private interface Check {
        boolean done() throws Exception;
    }
}
