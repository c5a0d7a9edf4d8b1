package registry.cli.shell;

import java.util.ArrayList;
import java.util.List;
import org.aesh.readline.completion.CompleteOperation;
import org.aesh.readline.completion.Completion;

/** Puts candidates into the line, quoted as far as they must be. */
final class TabCompletion implements Completion<CompleteOperation> {
    private final LineCompleter completer;

    TabCompletion(LineCompleter completer) {
        this.completer = completer;
    }

    @Override
    public void complete(CompleteOperation operation) {
        String buffer = operation.getBuffer();
        String line = buffer.substring(0, Math.min(operation.getCursor(), buffer.length()));
        List<ShellWords.Word> words = new ArrayList<>(ShellWords.typed(line));
        if (words.isEmpty() || endsBetweenWords(line, words.getLast())) {
            words.add(new ShellWords.Word("", line.length(), ShellWords.Open.NOTHING));
        }
        ShellWords.Word last = words.getLast();
        if (last.open() == ShellWords.Open.BACKSLASH) {
            return;
        }
        List<Candidate> candidates =
                completer.candidates(words.stream().map(ShellWords.Word::text).toList());
        operation.setOffset(last.start());
        operation.setIgnoreNonEscapedSpace(true);
        String typed = line.substring(last.start());
        boolean single = candidates.size() == 1;
        for (Candidate candidate : candidates) {
            String rest =
                    ShellWords.quoted(candidate.value().substring(last.text().length()), last.open());
            String close = single && candidate.finished() ? ShellWords.closing(last.open()) : "";
            operation.addCompletionCandidate(typed + rest + close);
        }
        operation.setAppendSeparator(single && candidates.getFirst().finished());
    }

    /** Whether the blank at the end separates, rather than being quoted. */
    private static boolean endsBetweenWords(String line, ShellWords.Word last) {
        boolean blank = line.endsWith(" ") || line.endsWith("\t");
        return blank && last.open() == ShellWords.Open.NOTHING && !endsInEscapedBlank(line);
    }

    private static boolean endsInEscapedBlank(String line) {
        int backslashes = 0;
        for (int i = line.length() - 2; i >= 0 && line.charAt(i) == '\\'; i--) {
            backslashes++;
        }
        return backslashes % 2 == 1;
    }
}
