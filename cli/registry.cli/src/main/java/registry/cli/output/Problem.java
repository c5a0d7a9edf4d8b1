package registry.cli.output;

import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.time.Duration;
import java.util.Optional;
import registry.api.RegistryException;
import registry.client.CancelledException;
import registry.client.ClientException;
import registry.client.RefusedException;
import registry.client.UnexpectedAnswerException;
import registry.client.UnreachableException;

/**
 * What went wrong, in words for the person who typed the command.
 *
 * @param exitCode how the process ends
 * @param what what happened
 * @param why the reason, if there is more to say
 * @param advice what to do, if something can be done
 */
public record Problem(ExitCode exitCode, String what, Optional<String> why, Optional<String> advice) {

    /** Explains a failure; one that has no explanation is a defect of this program and is said to be one. */
    public static Problem of(RuntimeException failure) {
        return switch (failure) {
            case UsageException usage -> ofUsage(usage);
            case RegistryException known -> of(known);
            case ClientException remote -> of(remote);
            case UncheckedIOException file -> of(file);
            default ->
                new Problem(
                        ExitCode.FAILURE,
                        "The command failed unexpectedly: " + failure,
                        Optional.of("This is a defect of calimero-registry"),
                        Optional.of("Please report it with the command that you typed"));
        };
    }

    /** The person gave the command up while it ran. */
    public static Problem cancelled() {
        return new Problem(ExitCode.FAILURE, "The command was cancelled", Optional.empty(), Optional.empty());
    }

    /** The same with advice, if it has none yet and ends with the given code. */
    public Problem orAdvice(ExitCode code, String text) {
        return exitCode == code && advice.isEmpty() ? new Problem(exitCode, what, why, Optional.of(text)) : this;
    }

    /** The same with other advice, if it ends with the given code. */
    public Problem withAdvice(ExitCode code, String text) {
        return exitCode == code ? new Problem(exitCode, what, why, Optional.of(text)) : this;
    }

    /** Writes it to the stream for errors. */
    public void writeTo(TextOutput out) {
        out.line(Style.BAD, "Error:", " " + what);
        why.ifPresent(text -> out.line(Style.STRONG, "  Why:", " " + text));
        advice.ifPresent(text -> out.line(Style.STRONG, "  Try:", " " + text));
    }

    private static Problem ofUsage(UsageException usage) {
        return new Problem(ExitCode.USAGE, text(usage), Optional.empty(), usage.advice());
    }

    private static Problem of(RegistryException failure) {
        return new Problem(
                ExitCode.of(failure.code().kind()),
                failure.detail(),
                Optional.of(failure.code().code()),
                Optional.empty());
    }

    private static Problem of(ClientException failure) {
        return switch (failure) {
            case RefusedException refused ->
                new Problem(
                        ExitCode.ofStatus(refused.status()),
                        "The registry refused: " + refused.detail(),
                        Optional.of(reason(refused)),
                        advice(refused));
            case UnreachableException unreachable ->
                new Problem(
                        ExitCode.NETWORK,
                        unreachable.detail(),
                        Optional.empty(),
                        Optional.of("check that the registry runs and that the address is right:"
                                + " --url, CALIMERO_REGISTRY_URL or 'calimero-registry config list'"));
            case CancelledException cancelled ->
                new Problem(ExitCode.FAILURE, cancelled.detail(), Optional.empty(), Optional.empty());
            case UnexpectedAnswerException unexpected ->
                new Problem(
                        ExitCode.FAILURE,
                        unexpected.detail(),
                        Optional.empty(),
                        Optional.of("check the address with 'calimero-registry health'"));
        };
    }

    private static String reason(RefusedException refused) {
        return refused.code() + " (HTTP status " + refused.status()
                + refused.requestId().map(id -> ", request " + id).orElse("") + ")";
    }

    private static Optional<String> advice(RefusedException refused) {
        return switch (refused.status()) {
            case 401 ->
                Optional.of("sign in with 'calimero-registry login', or give an API token with --api-key,"
                        + " CALIMERO_API_KEY or 'calimero-registry config set api-key TOKEN'; a new registry gives its"
                        + " first one to 'calimero-registry setup'");
            case 403 ->
                refused.code().equals("not_owner")
                        ? Optional.of("ask an owner of the package to publish or to add you, or use another name")
                        : Optional.empty();
            case 429 ->
                Optional.of(refused.retryAfter()
                        .map(Duration::toSeconds)
                        .map(seconds -> "again in " + seconds + " s")
                        .orElse("again later"));
            case 500, 502, 503, 504 -> Optional.of("again later; the registry's log says more");
            default -> Optional.empty();
        };
    }

    private static Problem of(UncheckedIOException failure) {
        if (!(failure.getCause() instanceof FileSystemException file)) {
            return new Problem(
                    ExitCode.FAILURE,
                    "Reading or writing failed: " + text(failure),
                    Optional.empty(),
                    Optional.empty());
        }
        return switch (file) {
            case NoSuchFileException missing ->
                new Problem(
                        ExitCode.NOT_FOUND,
                        "There is no file " + missing.getFile(),
                        Optional.empty(),
                        Optional.of("check the name, and the directory that it is relative to"));
            case FileAlreadyExistsException existing -> ofFile(ExitCode.CONFLICT, existing, "exists already");
            case AccessDeniedException denied -> ofFile(ExitCode.FAILURE, denied, "may not be read or written");
            case NotDirectoryException plain -> ofFile(ExitCode.FAILURE, plain, "is no directory");
            default ->
                ofFile(
                        ExitCode.FAILURE,
                        file,
                        "failed: " + Optional.ofNullable(file.getReason()).orElse(file.toString()));
        };
    }

    private static Problem ofFile(ExitCode code, FileSystemException failure, String what) {
        return new Problem(code, "The file " + failure.getFile() + " " + what, Optional.empty(), Optional.empty());
    }

    private static String text(RuntimeException failure) {
        return Optional.ofNullable(failure.getMessage()).orElse(failure.toString());
    }
}
