package registry.web;

import io.helidon.microprofile.server.ServerCdiExtension;
import jakarta.enterprise.inject.spi.CDI;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.logging.LogManager;
import org.eclipse.microprofile.config.ConfigProvider;
import registry.accounts.Identity;
import registry.api.ConfigScope;
import registry.api.RegistryException;
import registry.web.admin.AdminCommandLine;
import registry.web.admin.AdminProgram;
import registry.web.admin.Operator;

/**
 * The server program, which with {@value AdminCommandLine#WORD} administers instead. It ends with 1 when it could not
 * start, with 2 when it was called in a way that it does not understand, and with what the Java runtime makes of the
 * signal when it is told to stop.
 */
public final class Main {
    private static final int FAILURE = 1;
    private static final int USAGE = 2;

    private Main() {}

    /** Starts the server; returns once it listens. It runs until the process is told to stop. */
    public static void main(String[] arguments) {
        if (arguments.length > 0 && arguments[0].equals(AdminCommandLine.WORD)) {
            administer(List.of(arguments).subList(1, arguments.length));
            return;
        }
        CommandLine commandLine;
        try {
            commandLine = CommandLine.parse(List.of(arguments));
        } catch (RegistryException e) {
            exit(USAGE, e.detail());
            return;
        }
        if (commandLine.help()) {
            print(System.out, CommandLine.USAGE);
            return;
        }
        configureLogging();
        commandLine.settings().forEach(System::setProperty);
        try {
            ConfigScope settings = Settings.read(ConfigProvider.getConfig(), System.getenv());
            Endpoint endpoint = Endpoint.of(settings);
            endpoint.requireFree();
            Optional<DevLogin> devLogin =
                    commandLine.devLogin() ? Optional.of(DevLogin.start(settings, endpoint)) : Optional.empty();
            devLogin.ifPresent(login -> login.settings().forEach(System::setProperty));
            io.helidon.Main.main(new String[0]);
            Registry registry = CDI.current().select(Registry.class).get();
            ServerCdiExtension server = CDI.current().getBeanManager().getExtension(ServerCdiExtension.class);
            print(System.out, new Welcome(registry, server.port(), devLogin).text());
        } catch (RuntimeException e) {
            exit(FAILURE, StartFailure.explain(e));
        }
    }

    private static void administer(List<String> arguments) {
        AdminCommandLine line;
        try {
            line = AdminCommandLine.parse(arguments);
        } catch (RegistryException e) {
            exit(USAGE, e.detail());
            return;
        }
        if (line.command().isEmpty()) {
            print(System.out, AdminCommandLine.USAGE);
            return;
        }
        configureLogging();
        line.settings().forEach(System::setProperty);
        if (line.serves()) {
            serveOperator();
            return;
        }
        try {
            ConfigScope settings = Settings.read(ConfigProvider.getConfig(), System.getenv());
            System.exit(new AdminProgram(settings, System.out, System.err).run(line));
        } catch (RegistryException e) {
            exit(FAILURE, e.detail());
        }
    }

    private static void serveOperator() {
        Operator.SETTINGS.forEach(System::setProperty);
        try {
            new AdminProgram(Settings.read(ConfigProvider.getConfig(), System.getenv()), System.out, System.err)
                    .requireRegistry();
            io.helidon.Main.main(new String[0]);
            Identity identity = CDI.current().select(Registry.class).get().identity();
            ServerCdiExtension server = CDI.current().getBeanManager().getExtension(ServerCdiExtension.class);
            Operator operator = Operator.admit(identity);
            print(System.out, operator.greeting(server.port()));
            operator.serve(identity, System.in);
            System.exit(0);
        } catch (RegistryException e) {
            exit(FAILURE, e.detail());
        } catch (IOException | RuntimeException e) {
            exit(FAILURE, StartFailure.explain(e));
        }
    }

    private static void configureLogging() {
        if (System.getProperty("java.util.logging.config.file") != null) {
            return;
        }
        try (InputStream configuration = Main.class.getResourceAsStream("/logging.properties")) {
            LogManager.getLogManager().readConfiguration(configuration);
        } catch (IOException e) {
            throw new UncheckedIOException("the logging configuration inside the program is unreadable", e);
        }
    }

    private static void print(PrintStream out, String text) {
        out.print(text);
        out.flush();
    }

    private static void exit(int code, String message) {
        System.err.println(message);
        System.exit(code);
    }
}
