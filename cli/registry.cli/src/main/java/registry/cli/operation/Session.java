package registry.cli.operation;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import registry.cli.config.ConfigFile;
import registry.cli.config.Setting;
import registry.cli.config.SettingKey;
import registry.cli.config.Settings;
import registry.cli.local.LocalFiles;
import registry.cli.local.LocalPort;
import registry.cli.local.LocalProcess;
import registry.cli.local.OfflineServer;
import registry.cli.output.ProgressLine;
import registry.cli.output.Report;
import registry.cli.output.Style;
import registry.cli.output.TextOutput;
import registry.cli.output.UsageException;
import registry.client.ClientSettings;
import registry.client.RegistryClient;
import registry.client.RetryPolicy;

/** What an operation works with: paths, settings and the registry. Confined to one thread. */
public final class Session {
    /** Longest silence borne unless {@code --timeout} says otherwise. */
    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);

    private final Surroundings surroundings;
    private final Settings settings;
    private final boolean local;
    private final Duration timeout;
    private final TextOutput warnings;
    private @Nullable URI registryUrl;
    private final Optional<OfflineServer> offline;

    /** Prepares a session; nothing is read or connected until it is needed. */
    public Session(Surroundings surroundings, GlobalFlags flags) {
        this(surroundings, flags, Optional.empty());
    }

    /**
     * Prepares a session that may be bound to a data directory.
     *
     * @param offline a registry that does not serve, which stands in for every server; see {@link #offlineData}
     */
    public Session(Surroundings surroundings, GlobalFlags flags, Optional<OfflineServer> offline) {
        this.surroundings = surroundings;
        this.offline = offline;
        this.warnings = new TextOutput(surroundings.err(), surroundings.audience());
        this.local = flags.local();
        this.timeout = flags.timeout().map(Session::milliseconds).orElse(DEFAULT_TIMEOUT);
        Map<SettingKey, String> given = new EnumMap<>(SettingKey.class);
        flags.url().ifPresent(url -> given.put(SettingKey.REGISTRY_URL, url));
        flags.apiKey().ifPresent(key -> given.put(SettingKey.API_KEY, key));
        this.settings = new Settings(
                given, surroundings.environment(), new ConfigFile(ConfigFile.below(surroundings.home()), this::warn));
    }

    /**
     * The options that every command takes, as they were typed.
     *
     * @param url address of the registry
     * @param apiKey token to send
     * @param timeout longest silence, in milliseconds
     * @param local whether the registry of this machine is meant, whatever else is configured
     */
    public record GlobalFlags(Optional<String> url, Optional<String> apiKey, Optional<String> timeout, boolean local) {
        /** None of them. */
        public static final GlobalFlags NONE =
                new GlobalFlags(Optional.empty(), Optional.empty(), Optional.empty(), false);

        /** These, and others where these say nothing. A token for another registry is not shown to the local one. */
        public GlobalFlags or(GlobalFlags others) {
            boolean elsewhere = local || url.isPresent();
            boolean strange = local && !others.local;
            return new GlobalFlags(
                    elsewhere ? url : others.url,
                    strange ? apiKey : apiKey.or(others::apiKey),
                    timeout.or(others::timeout),
                    elsewhere ? local : others.local);
        }

        /** The same for the registry of this machine, whatever else was said. */
        public GlobalFlags atLocalRegistry() {
            return new GlobalFlags(Optional.empty(), local ? apiKey : Optional.empty(), timeout, true);
        }

        /** The same without {@code --local}. */
        public GlobalFlags remote() {
            return new GlobalFlags(url, apiKey, timeout, false);
        }
    }

    /** A path as it was typed, made absolute. */
    public Path path(String typed) {
        return surroundings.path(typed);
    }

    /** The same path as it would be typed in a command here, quoted if need be. */
    public String typed(Path path) {
        Path directory = surroundings.directory().normalize();
        String text = path.startsWith(directory) && !path.equals(directory)
                ? directory.relativize(path).toString()
                : path.toString();
        return text.matches("[\\w./@:+-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }

    /** An environment variable. */
    public Optional<String> variable(String name) {
        return Optional.ofNullable(surroundings.environment().get(name)).filter(value -> !value.isEmpty());
    }

    /**
     * The data directory that the shell was given with {@code --data}. Where there is one, no other server is meant: {@link
     * #connect} has the server program serve it for this process alone, and commands that work on the directory itself
     * first say {@link #freeOfflineData}.
     */
    public Optional<Path> offlineData() {
        return offline.map(OfflineServer::data);
    }

    /** Ends what serves that directory, so that it can be worked on; the next {@link #connect} begins anew. */
    public void freeOfflineData() {
        offline.ifPresent(OfflineServer::close);
    }

    /** The settings that apply. */
    public Settings settings() {
        return settings;
    }

    /** The address of the registry that applies. */
    public URI registryUrl() {
        URI known = registryUrl;
        if (offline.isPresent()) {
            return offline.get().access().url();
        }
        if (known == null) {
            known = local
                    ? localRegistry()
                    : parseUrl(settings.get(SettingKey.REGISTRY_URL).value().orElse(Settings.DEFAULT_URL));
            registryUrl = known;
        }
        return known;
    }

    /**
     * Opens a client of that registry, with the token if there is one.
     *
     * @throws UsageException if the settings make no sense
     */
    public RegistryClient connect() {
        if (offline.isPresent()) {
            if (local || settings.get(SettingKey.REGISTRY_URL).source() == Setting.Source.FLAG) {
                requireOnline();
            }
            return open(offline.get().access().url(), token(), UnaryOperator.identity());
        }
        return open(registryUrl(), token(), UnaryOperator.identity());
    }

    /** Opens a client of a registry, with a token. */
    public RegistryClient connect(URI registry, String token) {
        requireOnline();
        return open(registry, Optional.of(token), UnaryOperator.identity());
    }

    /** Opens a client of that registry that shows no token. */
    public RegistryClient connectAsNobody() {
        requireOnline();
        return open(registryUrl(), Optional.empty(), UnaryOperator.identity());
    }

    /**
     * Opens a client for what must not keep anybody waiting: it bears no silence longer than this and repeats nothing.
     *
     * @throws UsageException as {@link #connect()} does, and if a data directory is meant that nothing serves yet
     */
    public RegistryClient connectBriefly(Duration limit) {
        UnaryOperator<ClientSettings.Builder> change =
                builder -> builder.timeout(limit).longTimeout(limit).retries(RetryPolicy.NONE);
        if (offline.isPresent()) {
            OfflineServer.Access access = offline.get()
                    .running()
                    .orElseThrow(() ->
                            new UsageException("Nothing serves " + offline.get().data() + " yet"));
            return open(access.url(), Optional.of(access.token()), change);
        }
        return open(registryUrl(), token(), change);
    }

    /** The same for a registry that needs no token. */
    public RegistryClient connectBriefly(URI registry, Duration limit) {
        requireOnline();
        return open(
                registry,
                Optional.empty(),
                builder -> builder.timeout(limit).longTimeout(limit).retries(RetryPolicy.NONE));
    }

    private void requireOnline() {
        offlineData().ifPresent(directory -> {
            throw new UsageException(
                    "This shell works on " + directory + ", and this command is about another registry",
                    "a shell without --data");
        });
    }

    private RegistryClient open(URI registry, Optional<String> token, UnaryOperator<ClientSettings.Builder> change) {
        try {
            ClientSettings.Builder builder = ClientSettings.at(registry).timeout(timeout);
            token.ifPresent(builder::token);
            return new RegistryClient(change.apply(builder).build());
        } catch (IllegalArgumentException e) {
            throw new UsageException(text(e), "'calimero-registry config list' shows where it comes from");
        }
    }

    private Optional<String> token() {
        return tokenSetting().value();
    }

    /** The token that is sent, if any: a configured one is for the configured registry, and no other one gets to see it. */
    public Setting tokenSetting() {
        Setting token = settings.get(SettingKey.API_KEY);
        if (offline.isPresent() && token.source() != Setting.Source.FLAG) {
            return new Setting(Optional.of(offline.get().access().token()), Setting.Source.OFFLINE);
        }
        return local && token.source() != Setting.Source.FLAG
                ? new Setting(localFiles().token(), Setting.Source.LOCAL)
                : token;
    }

    private URI localRegistry() {
        return LocalProcess.running(localFiles())
                .map(LocalProcess::address)
                .orElseGet(() -> URI.create("http://127.0.0.1:" + new LocalPort(localFiles(), this::warn).number()));
    }

    /** Whether the registry of this machine is meant. */
    public boolean isLocal() {
        return local;
    }

    /** What further commands for the same registry need at their end: nothing, or {@code --local}. */
    public String localFlag() {
        return local ? " --local" : "";
    }

    /** The files of the registry of this machine's user. */
    public LocalFiles localFiles() {
        return new LocalFiles(surroundings.home());
    }

    /** Tells the person something that does not stop the command. */
    public void warn(String text) {
        warnings.line(Style.WARNING, "Warning:", " " + text);
    }

    /** Tells the person how to go on, beside what a program reads. */
    public void note(String text) {
        warnings.line(text);
    }

    /** Shows the person what a question is about, beside what a program reads. */
    public void show(Report preview) {
        preview.writeTo(warnings);
    }

    /**
     * Makes sure that somebody wants what cannot be undone.
     *
     * @param question what will happen, as a question
     * @param given whether consent was given on the command line
     * @return whether to go on; false if the person declined
     * @throws UsageException if consent is needed and nobody can be asked
     */
    public boolean consents(String question, boolean given) {
        if (given) {
            return true;
        }
        String answer = ask(TextOutput.harmless(question) + " Type 'yes' to go on:");
        return answer.strip().equalsIgnoreCase("yes");
    }

    /**
     * The same for what cannot be undone and concerns much: the person types its name.
     *
     * @param name what must be typed
     */
    public boolean consents(String question, String name, boolean given) {
        if (given) {
            return true;
        }
        String answer = ask(TextOutput.harmless(question) + " Type '" + TextOutput.harmless(name) + "' to go on:");
        return answer.strip().equals(name);
    }

    /** The answer; whoever ends the input instead of answering has not agreed. */
    private String ask(String question) {
        if (surroundings.person().equals(Person.NOBODY)) {
            throw new UsageException("This cannot be undone and nobody is here to be asked", "the same with --yes");
        }
        return surroundings.person().ask(question, false).orElse("");
    }

    /** Asks for something that must not be seen on the screen; empty if nobody can be asked. */
    public Optional<String> secret(String question) {
        return surroundings.person().ask(question, true).map(String::strip).filter(text -> !text.isEmpty());
    }

    /** Shows how far something has come, to a person who watches. Close it before anything else is written. */
    public ProgressLine progress(String label, ProgressLine.Unit unit) {
        return new ProgressLine(surroundings.err(), surroundings.screen(), label, unit);
    }

    /** Whether a person watches who would be shown how far something has come. */
    public boolean isWatched() {
        return surroundings.screen().isWatched();
    }

    /** Checks the address of a registry. */
    public static URI parseUrl(String text) {
        try {
            return ClientSettings.parseUrl(text);
        } catch (IllegalArgumentException e) {
            throw new UsageException(text(e), "an address such as " + Settings.DEFAULT_URL);
        }
    }

    private static Duration milliseconds(String text) {
        if (!text.matches("[1-9][0-9]{0,8}")) {
            throw new UsageException("--timeout takes a number of milliseconds greater than 0, not '" + text + "'");
        }
        return Duration.ofMillis(Long.parseLong(text));
    }

    private static String text(IllegalArgumentException e) {
        return Optional.ofNullable(e.getMessage()).orElse(e.toString());
    }
}
