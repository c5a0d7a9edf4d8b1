package registry.web;

import java.nio.file.Path;
import java.util.Optional;

/** What the operator reads when the server listens: where it is, where the data is, and what to do next. */
record Welcome(Registry registry, int port, Optional<DevLogin> devLogin) {
    /** What the command line assumes when it is told nothing. */
    private static final int USUAL_PORT = 8080;

    String text() {
        StringBuilder text = new StringBuilder();
        text.append("Calimero registry is ready at ").append(url()).append('\n');
        text.append("Data: ").append(data()).append('\n');
        devLogin.ifPresent(login -> text.append(login.notice(url())));
        registry.setupCode().ifPresent(code -> text.append(setup(code)));
        return text.toString();
    }

    private String setup(String code) {
        return """

               This registry has no administrator yet. The one-time set-up code is
                   %s
               (also in %s). Next, in another terminal:
                   ./calimero-registry setup --code %s --email you@example.com --username you%s
               """.formatted(code, data().resolve("setup-code"), code, port == USUAL_PORT ? "" : " --url " + url());
    }

    private Path data() {
        return Path.of(registry.settings().text("data").orElse("data"))
                .toAbsolutePath()
                .normalize();
    }

    private String url() {
        String host = Optional.of(registry.settings().requireText("host"))
                .filter(name -> !name.equals("0.0.0.0") && !name.equals("::") && !name.equals("127.0.0.1"))
                .orElse("localhost");
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
