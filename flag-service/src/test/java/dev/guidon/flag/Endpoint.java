package dev.guidon.flag;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.guidon.flag.access.Requires;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HttpMethod;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A method that answers requests, as its annotations describe it.
///
/// @param path with its parameters as templates
record Endpoint(String verb, String path, Optional<String> mediaType, Requires rule) {

    /// Every one that asks for a right, those that delete last.
    static List<Endpoint> all() {
        return new ClassFileImporter()
                .importPath(Path.of("target/classes/dev/guidon/flag/adapter")).stream()
                        .flatMap(found -> found.getMethods().stream())
                        .filter(method -> method.isAnnotatedWith(Requires.class))
                        .map(JavaMethod::reflect)
                        .map(Endpoint::of)
                        .sorted(Comparator.comparing(
                                        (Endpoint endpoint) -> endpoint.verb().equals("DELETE"))
                                .thenComparing(Endpoint::toString))
                        .toList();
    }

    private static Endpoint of(Method method) {
        String path = Stream.of(
                        method.getDeclaringClass().getAnnotation(jakarta.ws.rs.Path.class),
                        method.getAnnotation(jakarta.ws.rs.Path.class))
                .filter(found -> found != null)
                .map(jakarta.ws.rs.Path::value)
                .reduce("", (start, end) -> start + (end.startsWith("/") ? "" : "/") + end);
        return new Endpoint(verb(method), path, mediaType(method), method.getAnnotation(Requires.class));
    }

    private static String verb(Method method) {
        return Stream.of(method.getAnnotations())
                .map(Annotation::annotationType)
                .map(type -> type.getAnnotation(HttpMethod.class))
                .filter(found -> found != null)
                .map(HttpMethod::value)
                .findFirst()
                .orElseThrow();
    }

    private static Optional<String> mediaType(Method method) {
        return Optional.ofNullable(method.getAnnotation(Consumes.class)).map(consumes -> consumes.value()[0]);
    }

    @Override
    public String toString() {
        return verb + " " + path;
    }
}
