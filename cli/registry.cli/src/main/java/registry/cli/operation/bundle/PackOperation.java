package registry.cli.operation.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import registry.cli.bundle.Packer;
import registry.cli.operation.Session;
import registry.cli.output.Json;
import registry.cli.output.Report;
import registry.cli.output.Table;
import registry.cli.output.TextOutput;
import registry.cli.output.UsageException;

/** Packs a directory into a bundle file. */
public final class PackOperation {
    private final Session session;

    /** Works in a session. */
    public PackOperation(Session session) {
        this.session = session;
    }

    /** Packs what the manifest names, and nothing else. */
    public Report run(String directory, String output) {
        Path source = session.path(directory);
        Path target = session.path(output);
        if (Files.isDirectory(target)) {
            throw new UsageException(target + " is a directory", "--output FILE.mpk");
        }
        Packer packer = Packer.of(source);
        packer.writeTo(target);
        if (!packer.manifest().path("signature").isObject()) {
            session.warn("the manifest is not signed, and no registry accepts it so; 'calimero-registry sign "
                    + directory + " --key FILE' and pack again");
        }
        return new Packed(session, target, size(target), packer.files().size() + 1);
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Packed(Session session, Path file, long size, int entries) implements Report {
        @Override
        public void writeTo(TextOutput out) {
            out.table(new Table()
                    .row("Packed", file.toString())
                    .row("Files", String.valueOf(entries))
                    .row("Size", size + " bytes")
                    .row("Next", "calimero-registry bundle push " + session.typed(file) + " --remote"));
        }

        @Override
        public JsonNode json() {
            return Json.object()
                    .put("bundle", file.toString())
                    .put("files", entries)
                    .put("size", size);
        }
    }
}
