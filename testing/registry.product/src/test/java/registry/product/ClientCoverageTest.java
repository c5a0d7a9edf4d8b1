package registry.product;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.net.URL;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import registry.client.RegistryClient;

/** Every method of the client is called against a real server by {@link ClientIT}. */
class ClientCoverageTest {
    @Test
    void callsEveryMethodOfTheClient() {
        JavaClasses classes =
                new ClassFileImporter().importUrls(List.of(home(RegistryClient.class), home(ClientIT.class)));
        Set<String> untested = new TreeSet<>();
        classes.stream()
                .filter(type -> type.getPackageName().equals("registry.client"))
                .filter(type -> type.getSimpleName().endsWith("Client"))
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
                .map(ClientCoverageTest::name)
                .forEach(untested::add);
        assertThat(untested).hasSizeGreaterThan(80);
        classes.stream()
                .filter(type -> type.getPackageName().equals("registry.product"))
                .flatMap(ClientCoverageTest::calls)
                .forEach(untested::remove);
        assertThat(untested).isEmpty();
    }

    private static Stream<String> calls(JavaClass type) {
        return Stream.concat(
                type.getMethodCallsFromSelf().stream()
                        .map(call -> call.getTargetOwner().getSimpleName() + "." + call.getName()),
                type.getMethodReferencesFromSelf().stream()
                        .map(reference -> reference.getTargetOwner().getSimpleName() + "." + reference.getName()));
    }

    /** The folder or jar that a class comes from. */
    private static URL home(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation();
    }

    private static String name(JavaMethod method) {
        return method.getOwner().getSimpleName() + "." + method.getName();
    }
}
