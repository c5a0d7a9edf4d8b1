package registry.storage.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ServicesTest {
    private static final Path CLASSES =
            Path.of(System.getProperty("basedir", "")).toAbsolutePath().resolve("target/classes");

    @Test
    void moduleDescriptorAndServiceFilesNameTheSameProviders() throws IOException {
        Map<String, List<String>> provided = new TreeMap<>();
        try (InputStream in = Files.newInputStream(CLASSES.resolve("module-info.class"))) {
            ModuleDescriptor.read(in).provides().forEach(one -> provided.put(one.service(), one.providers()));
        }
        Map<String, List<String>> listed = new TreeMap<>();
        try (Stream<Path> files = Files.list(CLASSES.resolve("META-INF/services"))) {
            for (Path file : files.toList()) {
                listed.put(String.valueOf(file.getFileName()), Files.readAllLines(file));
            }
        }

        assertThat(listed).hasSize(2).isEqualTo(provided);
    }
}
