package registry.cli.shell;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.aesh.readline.Readline;
import org.aesh.readline.ReadlineFlag;
import org.aesh.readline.ReadlineRequest;
import org.aesh.readline.completion.Completion;
import org.aesh.readline.editing.EditModeBuilder;
import org.aesh.readline.history.History;
import org.aesh.readline.history.InMemoryHistory;
import org.aesh.readline.prompt.Prompt;
import org.aesh.terminal.Attributes;
import org.aesh.terminal.Connection;
import org.aesh.terminal.tty.Signal;
import org.aesh.terminal.tty.Size;
import registry.cli.operation.Person;
import registry.cli.output.TextOutput;

/**
 * The terminal as the shell reads it: edited lines, answers to questions, and single keys. One thread at a time may read;
 * Ctrl-C is noticed by a thread of its own.
 */
final class Keyboard implements Person {
    private static final int END = -1;
    private static final int[] CTRL_R = {18};

    private final Connection connection;
    private final AbandonableReadline readline;
    private final History none = new InMemoryHistory(1);
    private final BlockingQueue<Integer> keys = new LinkedBlockingQueue<>();
    private volatile CompletableFuture<Optional<String>> reading = new CompletableFuture<>();
    private volatile Runnable onInterrupt = Keyboard::ignore;
    private volatile boolean asking;
    private volatile boolean declined;
    private volatile boolean ended;

    Keyboard(Connection connection) {
        this.connection = connection;
        this.readline = new AbandonableReadline(none);
        none.disable();
        connection.setSignalHandler(this::signal);
        connection.setCloseHandler(nothing -> end());
        connection.openNonBlocking();
    }

    /** A reader of lines that can be told to stop. */
    private static final class AbandonableReadline extends Readline {
        AbandonableReadline(History history) {
            super(
                    EditModeBuilder.builder()
                            .addAction(CTRL_R, "reverse-search-history")
                            .build(),
                    history,
                    null);
        }

        void abandon() {
            Optional.ofNullable(getInputProcessor()).ifPresent(input -> input.finish(""));
        }
    }

    /** Reads a line; empty when there are no more. Ctrl-C gives an empty line. */
    Optional<String> line(String prompt, Completion<?> completion, History history) {
        try {
            return read(new Prompt(prompt), List.of(completion), history);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** Asks on behalf of a command; Ctrl-C cancels the command. */
    @Override
    public Optional<String> ask(String question, boolean secret) {
        declined = false;
        asking = true;
        try {
            String shown = TextOutput.harmless(question) + " ";
            Prompt prompt = secret ? new Prompt(shown, '*') : new Prompt(shown);
            Optional<String> answer = read(prompt, List.of(), none);
            if (declined) {
                Thread.currentThread().interrupt();
                throw new CancellationException("Cancelled while a question was asked");
            }
            return answer;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("Cancelled before a question was asked");
        } finally {
            asking = false;
        }
    }

    /**
     * Waits for a key and returns its code point, or -1 if the input has ended. Keys typed before the question do not
     * count, and every key typed after it does.
     *
     * @param question shows what the key is for
     */
    int key(Runnable question) throws InterruptedException {
        Consumer<int[]> before = connection.stdinHandler();
        Attributes attributes = connection.enterRawMode();
        keys.clear();
        if (ended) {
            return END;
        }
        connection.setStdinHandler(typed -> {
            for (int key : typed) {
                keys.add(key);
            }
        });
        try {
            question.run();
            return keys.take();
        } finally {
            connection.setStdinHandler(before);
            connection.setAttributes(attributes);
        }
    }

    /** Does this at Ctrl-C while a command runs. */
    void onInterrupt(Runnable action) {
        declined = false;
        onInterrupt = action;
    }

    /** Ctrl-C means nothing while no command runs. */
    void ignoreInterrupts() {
        onInterrupt = Keyboard::ignore;
    }

    /** Whether the last question of the command that ran was answered with Ctrl-C. */
    boolean wasDeclined() {
        return declined;
    }

    /** The size of the terminal. */
    Size size() {
        return connection.size();
    }

    private Optional<String> read(Prompt prompt, List<Completion<?>> completions, History history)
            throws InterruptedException {
        CompletableFuture<Optional<String>> line = new CompletableFuture<>();
        reading = line;
        if (ended) {
            return Optional.empty();
        }
        readline.readline(ReadlineRequest.builder()
                .connection(connection)
                .prompt(prompt)
                .completions(List.copyOf(completions))
                .history(history)
                .flags(flags())
                .requestHandler(typed -> line.complete(Optional.ofNullable(typed)))
                .build());
        try {
            return line.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Nothing completes a line with a failure", e);
        } finally {
            if (!line.isDone()) {
                readline.abandon();
            }
        }
    }

    private void signal(Signal signal) {
        if (signal == Signal.EOF) {
            keys.add(END);
        } else if (signal == Signal.INT) {
            interrupt();
        }
    }

    private void interrupt() {
        if (asking) {
            // The reader of lines is about to hand over an empty answer; only then may it be left.
            declined = true;
        } else {
            onInterrupt.run();
        }
    }

    private void end() {
        ended = true;
        keys.add(END);
        reading.complete(Optional.empty());
    }

    /** Only what every terminal knows; a quotation that is not closed is an error and does not begin a text of lines. */
    private static EnumMap<ReadlineFlag, Integer> flags() {
        return new EnumMap<>(Map.of(
                ReadlineFlag.NO_MULTI_LINE_ON_QUOTE, 0,
                ReadlineFlag.NO_GRAPHEME_CLUSTER_MODE, 0,
                ReadlineFlag.NO_SYNCHRONIZED_OUTPUT, 0,
                ReadlineFlag.NO_SHELL_INTEGRATION, 0,
                ReadlineFlag.NO_CLIPBOARD, 0));
    }

    /** There is nothing to interrupt. */
    private static void ignore() {}
}
