package registry.web;

import io.helidon.http.Method;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;

/** Every route that the running server knows, such as {@code GET /api/auth/me}, found out and not written down. */
final class RouteList {
    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");
    private static final Pattern PATTERN = Pattern.compile("\\{\\w+\\s*:\\s*([^}]*)}");

    private RouteList() {}

    /** What the resources answer, by their annotations. */
    static Set<String> ofResources(Collection<?> resources) {
        return resources.stream()
                .flatMap(resource -> ofResource(resource.getClass()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What the services answer, by the rules they register; {@code ANY} when they look at the method themselves. */
    static Set<String> ofServices(Map<String, ? extends HttpService> services) {
        Set<String> routes = new TreeSet<>();
        services.forEach((base, service) -> service.routing(recording(base, routes)));
        return routes;
    }

    /** What the API description promises. */
    static Set<String> documented() {
        try (InputStream in = Objects.requireNonNull(RouteList.class.getResourceAsStream("/META-INF/openapi.yaml"))) {
            Map<String, Map<String, Map<String, Object>>> description = new Yaml().load(in);
            Set<String> routes = new TreeSet<>();
            Objects.requireNonNull(description.get("paths"))
                    .forEach((path, operations) -> operations.keySet().stream()
                            .map(name -> name.toUpperCase(Locale.ROOT))
                            .filter(METHODS::contains)
                            .forEach(method -> routes.add(method + " " + path)));
            return routes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same route, whatever its parameters are called. */
    static String unnamed(String route) {
        return route.replaceAll("\\{[^}]*}", "{}");
    }

    private static Stream<String> ofResource(Class<?> type) {
        Path base = type.getAnnotation(Path.class);
        if (base == null) {
            return Stream.empty();
        }
        return Arrays.stream(type.getMethods())
                .flatMap(method -> methods(method.getAnnotations())
                        .flatMap(name -> spelledOut(join(base.value(), path(method.getAnnotation(Path.class))))
                                .map(path -> name + " " + path)));
    }

    private static Stream<String> methods(Annotation[] annotations) {
        return Arrays.stream(annotations)
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .filter(method -> method != null)
                .map(HttpMethod::value);
    }

    private static String path(@Nullable Path path) {
        return path == null ? "" : path.value();
    }

    private static HttpRules recording(String base, Set<String> routes) {
        return (HttpRules) Proxy.newProxyInstance(
                RouteList.class.getClassLoader(), new Class<?>[] {HttpRules.class}, (proxy, method, arguments) -> {
                    if (arguments != null && arguments[0] instanceof String path) {
                        routes.add(method.getName().toUpperCase(Locale.ROOT) + " " + join(base, path));
                    } else if (arguments != null && arguments[0] instanceof Method verb) {
                        routes.add(verb.text() + " " + join(base, (String) arguments[1]));
                    }
                    return method.getReturnType().isInstance(proxy) ? proxy : null;
                });
    }

    /** A segment such as {@code {name: (api/)?healthz}} stands for several paths, with and without what is optional. */
    private static Stream<String> spelledOut(String path) {
        Matcher pattern = PATTERN.matcher(path);
        if (!pattern.find()) {
            return Stream.of(path);
        }
        String inner = pattern.group(1);
        Stream<String> with = Stream.of(inner.replaceAll("\\(([^)]*)\\)\\?|(\\w)\\?", "$1$2"));
        Stream<String> without = Stream.of(inner.replaceAll("\\([^)]*\\)\\?|\\w\\?", ""));
        return Stream.concat(with, without)
                .distinct()
                .map(text -> path.substring(0, pattern.start()) + text + path.substring(pattern.end()));
    }

    private static String join(String base, String path) {
        return ("/" + base + "/" + path).replaceAll("/+", "/").replaceAll("(?<=.)/$", "");
    }
}
