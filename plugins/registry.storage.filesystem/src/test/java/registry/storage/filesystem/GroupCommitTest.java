package registry.storage.filesystem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import registry.api.ApiError;
import registry.api.RegistryException;
import registry.api.spi.Batch;
import registry.api.spi.CommitResult;

class GroupCommitTest {
    /** Room for small batches, and none for large ones. */
    private static final int PAGES = 200;

    @TempDir
    private Path directory;

    private final CountDownLatch gate = new CountDownLatch(1);
    private final CommitSignal signal = new CommitSignal(0);
    private GroupCommit commits;

    @BeforeEach
    void start() throws SQLException, IOException {
        RecordWriter first = new RecordWriter(small(MetadataDatabase.openWriter(directory)), 100);
        commits = new GroupCommit(
                first, () -> new RecordWriter(small(MetadataDatabase.reopenWriter(directory)), 100), signal);
        commits.start();
    }

    @AfterEach
    void stop() {
        gate.countDown();
        commits.stop();
    }

    @Test
    void refusesOneBatchOfAGroupAndCommitsTheOthers() throws Exception {
        List<CompletableFuture<CommitResult>> results = together(
                Batch.builder().put("a", new byte[1]).build(),
                Batch.builder().requireAbsent("a").put("b", new byte[1]).build(),
                Batch.builder().requireRevision("a", 1).put("a", new byte[2]).build());

        assertThat(results.get(0).get()).isEqualTo(new CommitResult.Committed(1));
        assertThat(results.get(1).get()).isInstanceOf(CommitResult.Conflict.class);
        assertThat(results.get(2).get()).isEqualTo(new CommitResult.Committed(2));
        assertThat(signal.awaitAfter(1, 0)).isTrue();
    }

    @Test
    void failsTheBatchThatDoesNotFitOnTheDiskAlone() throws Exception {
        List<CompletableFuture<CommitResult>> results = together(
                Batch.builder().put("a", new byte[100]).build(),
                Batch.builder().put("large", new byte[2 << 20]).build(),
                Batch.builder().put("b", new byte[100]).build());

        assertThat(results.get(0).get()).isEqualTo(new CommitResult.Committed(1));
        assertThatThrownBy(() -> results.get(1).get())
                .isInstanceOf(ExecutionException.class)
                .hasRootCauseInstanceOf(SQLException.class)
                .cause()
                .isInstanceOfSatisfying(
                        RegistryException.class,
                        failure -> assertThat(failure.code()).isEqualTo(ApiError.STORAGE_UNAVAILABLE))
                .hasMessageContaining("disk of the data directory is full");
        assertThat(results.get(2).get()).isEqualTo(new CommitResult.Committed(2));
        assertThat(commits.write(pending(Batch.builder().put("c", new byte[1]).build())))
                .isEqualTo(new CommitResult.Committed(3));
    }

    /** Hands these in, in this order, while the writer is busy, so that they make one group. */
    private List<CompletableFuture<CommitResult>> together(Batch... batches) throws InterruptedException {
        CountDownLatch busy = new CountDownLatch(1);
        CompletableFuture<Object> blocker = CompletableFuture.supplyAsync(() -> commits.write(new Pending<>(
                writer -> {
                    busy.countDown();
                    awaitGate();
                    return "done";
                },
                0)));
        busy.await();
        List<CompletableFuture<CommitResult>> results = new ArrayList<>();
        for (Batch batch : batches) {
            results.add(handIn(batch));
        }
        gate.countDown();
        assertThat(blocker.join()).isEqualTo("done");
        return results;
    }

    private CompletableFuture<CommitResult> handIn(Batch batch) {
        CompletableFuture<CommitResult> result = new CompletableFuture<>();
        Thread thread = Thread.ofPlatform().start(() -> {
            try {
                result.complete(commits.write(pending(batch)));
            } catch (RegistryException e) {
                result.completeExceptionally(e);
            }
        });
        await().until(() -> thread.getState() == Thread.State.WAITING);
        return result;
    }

    private void awaitGate() {
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Pending<CommitResult> pending(Batch batch) {
        return new Pending<>(writer -> writer.apply(batch), 0);
    }

    private static Connection small(Connection connection) throws SQLException {
        MetadataDatabase.execute(connection, "PRAGMA max_page_count = " + PAGES);
        return connection;
    }
}
