package registry.cli.shell;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.aesh.terminal.tty.Size;
import registry.cli.operation.Surroundings;
import registry.cli.output.ExitCode;

/**
 * Runs each command in a thread of its own, so that Ctrl-C can end it and not the shell. The first Ctrl-C interrupts the
 * command; the second one leaves it behind, with all that it might still want to say.
 */
final class CancellableRunner implements Interpreter.Runner {
    private final Keyboard keyboard;
    private final Surroundings surroundings;
    private boolean cancelled;

    CancellableRunner(Keyboard keyboard, Surroundings surroundings) {
        this.keyboard = keyboard;
        this.surroundings = surroundings;
    }

    @Override
    public int run(Interpreter.Prepared command) {
        Running running = new Running(command);
        keyboard.onInterrupt(running::interrupt);
        try {
            return running.finish();
        } finally {
            keyboard.ignoreInterrupts();
            cancelled = running.wasInterrupted() || keyboard.wasDeclined();
        }
    }

    @Override
    public boolean wasCancelled() {
        return cancelled;
    }

    /** One command. */
    private final class Running implements Pager.Screen {
        private final CompletableFuture<Integer> outcome = new CompletableFuture<>();
        private final Pager pager = new Pager(surroundings.out(), this);
        private final Muffler err = new Muffler(surroundings.err());
        private final Thread thread;
        private boolean interrupted;

        Running(Interpreter.Prepared command) {
            thread = Thread.ofPlatform().name("command").daemon().unstarted(() -> carryOut(command));
        }

        int finish() {
            thread.start();
            try {
                return outcome.join();
            } catch (CompletionException e) {
                throw new IllegalStateException("The command broke down", e.getCause());
            }
        }

        private void carryOut(Interpreter.Prepared command) {
            Charset charset = surroundings.out().charset();
            try (PrintStream out = new PrintStream(pager, false, charset);
                    PrintStream errors =
                            new PrintStream(err, true, surroundings.err().charset())) {
                int exitCode = command.run(surroundings.with(out, errors, keyboard));
                out.flush();
                pager.close();
                outcome.complete(exitCode);
            } catch (IOException e) {
                outcome.completeExceptionally(new UncheckedIOException(e));
            } catch (RuntimeException | Error e) {
                outcome.completeExceptionally(e);
            }
        }

        /** Called by the thread that notices Ctrl-C. */
        private synchronized void interrupt() {
            // The terminal has written ^C.
            surroundings.err().println();
            if (!interrupted) {
                interrupted = true;
                thread.interrupt();
                return;
            }
            pager.drop();
            err.drop();
            surroundings.err().println("Left behind: the command did not stop and may still be at work.");
            outcome.complete(ExitCode.FAILURE.number());
        }

        synchronized boolean wasInterrupted() {
            return interrupted;
        }

        @Override
        public Size size() {
            return keyboard.size();
        }

        @Override
        public int key(Runnable question) throws InterruptedException {
            return keyboard.key(question);
        }
    }

    /** Hands on what is written until it is told to stop. */
    private static final class Muffler extends OutputStream {
        private final OutputStream out;
        private volatile boolean dropped;

        Muffler(OutputStream out) {
            this.out = out;
        }

        void drop() {
            dropped = true;
        }

        @Override
        public void write(int b) throws IOException {
            if (!dropped) {
                out.write(b);
            }
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (!dropped) {
                out.write(bytes, offset, length);
            }
        }

        @Override
        public void flush() throws IOException {
            out.flush();
        }
    }
}
