package dev.guidon.e2e.platform;

import java.util.Objects;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Gives tests a [Platform], which all classes share, or a [FragilePlatform], which one class has for itself.
/// When a test fails, the ends of the services' logs are logged.
public final class PlatformExtension implements ParameterResolver, AfterTestExecutionCallback {
    private static final Logger LOG = LoggerFactory.getLogger(PlatformExtension.class);
    private static final Namespace NAMESPACE = Namespace.create(PlatformExtension.class);
    private static final String RUNNING = "platform";

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Platform.class || type == FragilePlatform.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        boolean shared = parameter.getParameter().getType() == Platform.class;
        return shared
                ? attempt(sharedStore(context), PlatformExtension::shared)
                : attempt(context.getStore(NAMESPACE), FragilePlatform::start);
    }

    private static Object attempt(Store store, Supplier<? extends AutoCloseable> start) {
        return store.computeIfAbsent(RUNNING, _ -> Attempt.at(start), Attempt.class)
                .get();
    }

    private static Platform shared() {
        String name = "shared-" + ProcessHandle.current().pid();
        return Platform.start(new Installation(name, Servers.shared(), new Random()));
    }

    private static Store sharedStore(ExtensionContext context) {
        return context.getRoot().getStore(NAMESPACE);
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        if (context.getExecutionException().isPresent()) {
            // The store of a test shows what its class and the whole run have.
            LOG.error(
                    "logs of the services:\n{}",
                    tails(context.getStore(NAMESPACE).get(RUNNING)));
        }
    }

    private static String tails(@Nullable Object running) {
        return switch (running) {
            case Attempt.Started<?>(Platform platform) -> platform.tails();
            case Attempt.Started<?>(FragilePlatform fragile) ->
                fragile.platform().tails();
            case null, default -> "none is running: " + Objects.toString(running);
        };
    }
}
