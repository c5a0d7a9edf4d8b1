package registry.cli.shell;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import registry.cli.command.CommandTree;

/** Finds what the last word of a line can become. Changes nothing anywhere. */
final class LineCompleter {
    private final CommandTree root;
    private final ServerValues server;
    private final FileNames files;

    LineCompleter(CommandTree root, ServerValues server, Path directory) {
        this.root = root;
        this.server = server;
        this.files = new FileNames(directory);
    }

    /** The candidates for the last word, the word itself included, in alphabetical order. */
    List<Candidate> candidates(List<String> words) {
        List<String> before = words.subList(0, words.size() - 1);
        if (!before.isEmpty() && before.getFirst().equals(root.name())) {
            before = before.subList(1, before.size());
        }
        return new Position(before)
                .candidates(words.getLast()).stream()
                        .distinct()
                        .sorted(Comparator.comparing(Candidate::value))
                        .toList();
    }

    /** What the words before the last one have led to. */
    private final class Position {
        private final Map<Values, String> arguments = new HashMap<>();
        private final Set<String> options = new HashSet<>();
        private CommandTree command = root;
        private String group = "";
        private int filled;
        private boolean lost;
        private boolean literal;
        private CommandTree.@Nullable Option waiting;
        private @Nullable Builtin builtin;

        Position(List<String> words) {
            words.forEach(this::pass);
        }

        private void pass(String word) {
            if (waiting != null) {
                waiting = null;
            } else if (!literal && word.equals("--")) {
                literal = true;
            } else if (!literal && word.startsWith("-") && word.length() > 1) {
                passOption(word);
            } else if (!command.children().isEmpty()) {
                descend(word);
            } else {
                argument(filled).ifPresent(argument -> arguments.put(Values.ofArgument(group, argument.label()), word));
                filled++;
            }
        }

        private void passOption(String word) {
            Optional<CommandTree.Option> option = command.options().stream()
                    .filter(one -> one.isNamed(word) || word.startsWith("--" + one.name() + "="))
                    .findFirst();
            option.ifPresent(one -> options.add(one.name()));
            waiting = option.filter(one -> one.value().isPresent() && one.isNamed(word))
                    .orElse(null);
        }

        private void descend(String word) {
            Optional<Builtin> own = atRoot() && builtin == null ? Builtin.named(word) : Optional.empty();
            if (own.isPresent() && own.get() != Builtin.HELP) {
                builtin = own.get();
                lost = builtin != Builtin.SOURCE;
                return;
            }
            if (own.isPresent()) {
                return;
            }
            Optional<CommandTree> child = command.child(word);
            lost = lost || child.isEmpty();
            group = atRoot() ? word : command.name();
            command = child.orElse(command);
        }

        private Optional<CommandTree.Argument> argument(int index) {
            List<CommandTree.Argument> all = command.arguments();
            if (index < all.size()) {
                return Optional.of(all.get(index));
            }
            return all.isEmpty() || !all.getLast().repeatable() ? Optional.empty() : Optional.of(all.getLast());
        }

        List<Candidate> candidates(String typed) {
            if (lost) {
                return List.of();
            }
            if (builtin == Builtin.SOURCE) {
                return files.files(typed);
            }
            if (waiting != null) {
                return values(waiting, typed, "");
            }
            if (!literal && typed.startsWith("-")) {
                return options(typed);
            }
            if (!command.children().isEmpty()) {
                return matching(typed, commands());
            }
            Optional<CommandTree.Argument> argument = argument(filled);
            if (argument.isPresent()) {
                return values(argument.get(), typed);
            }
            return typed.isEmpty() && !literal ? options("--") : List.of();
        }

        // The tree has one root, and no other node is it.
        @SuppressWarnings("ReferenceEquality")
        private boolean atRoot() {
            return command == root;
        }

        private Stream<String> commands() {
            Stream<String> names = command.children().stream().map(CommandTree::name);
            return atRoot() ? Stream.concat(names, Builtin.names().stream()) : names;
        }

        private List<Candidate> options(String typed) {
            int equals = typed.indexOf('=');
            if (equals > 0) {
                String name = typed.substring(0, equals);
                return command.options().stream()
                        .filter(option -> option.isNamed(name) && option.value().isPresent())
                        .findFirst()
                        .map(option -> values(option, typed.substring(equals + 1), typed.substring(0, equals + 1)))
                        .orElse(List.of());
            }
            return matching(
                    typed,
                    command.options().stream()
                            .filter(option -> option.repeatable() || !options.contains(option.name()))
                            .map(option -> "--" + option.name()));
        }

        private List<Candidate> values(CommandTree.Option option, String typed, String before) {
            String label = option.value().orElse("");
            List<String> fixed = option.allowed().isEmpty() ? Values.fixedForOption(option.name()) : option.allowed();
            List<Candidate> found = fixed.isEmpty()
                    ? values(Values.ofOption(option.name(), label), typed)
                    : matching(typed, fixed.stream());
            return found.stream()
                    .map(candidate -> new Candidate(before + candidate.value(), candidate.finished()))
                    .toList();
        }

        private List<Candidate> values(CommandTree.Argument argument, String typed) {
            List<String> fixed = Values.fixedForArgument(argument.label());
            return fixed.isEmpty()
                    ? values(Values.ofArgument(group, argument.label()), typed)
                    : matching(typed, fixed.stream());
        }

        private List<Candidate> values(Values kind, String typed) {
            return switch (kind) {
                case FILE -> files.files(typed);
                case FILE_OR_PACKAGE -> filesOrPackages(typed);
                case DIRECTORY -> files.directories(typed);
                case ANYTHING -> List.of();
                case SETTING -> matching(typed, Values.SETTINGS.stream());
                case PACKAGE -> packages(typed, true);
                case VERSION, ORGANIZATION, ANY_ORGANIZATION, MEMBER, USER, BOT, TOKEN, INVITED, SESSION ->
                    matching(typed, known(kind).stream());
            };
        }

        private List<String> known(Values kind) {
            return switch (kind) {
                case VERSION -> with(Values.PACKAGE, server::versions);
                case ORGANIZATION -> server.organizations();
                case ANY_ORGANIZATION -> server.allOrganizations();
                case MEMBER -> with(Values.ORGANIZATION, server::members);
                case USER -> server.users();
                case BOT ->
                    arguments.containsKey(Values.ORGANIZATION)
                            ? with(Values.ORGANIZATION, server::bots)
                            : server.allBots();
                case INVITED -> with(Values.ORGANIZATION, server::invited);
                case SESSION -> server.browserSessions();
                case TOKEN ->
                    arguments.containsKey(Values.BOT)
                            ? with(Values.ORGANIZATION, org -> with(Values.BOT, bot -> server.tokensOf(org, bot)))
                            : server.tokens();
                case PACKAGE, FILE, FILE_OR_PACKAGE, DIRECTORY, ANYTHING, SETTING -> List.of();
            };
        }

        /** What depends on an argument typed before. */
        private List<String> with(Values kind, Function<String, List<String>> ask) {
            return Optional.ofNullable(arguments.get(kind))
                    .filter(value -> !value.isEmpty())
                    .map(ask)
                    .orElse(List.of());
        }

        private List<Candidate> filesOrPackages(String typed) {
            List<Candidate> found = new ArrayList<>(files.files(typed));
            found.addAll(packages(typed, false));
            return found;
        }

        /** A package, and after an {@code @} its version. */
        private List<Candidate> packages(String typed, boolean withoutVersion) {
            int at = typed.indexOf('@');
            if (at > 0) {
                String name = typed.substring(0, at);
                return matching(typed, server.versions(name).stream().map(version -> name + "@" + version));
            }
            return server.packages().stream()
                    .filter(name -> name.startsWith(typed))
                    .map(name -> withoutVersion ? Candidate.of(name) : new Candidate(name + "@", false))
                    .toList();
        }
    }

    private static List<Candidate> matching(String typed, Stream<String> values) {
        return values.filter(value -> value.startsWith(typed))
                .map(Candidate::of)
                .toList();
    }
}
