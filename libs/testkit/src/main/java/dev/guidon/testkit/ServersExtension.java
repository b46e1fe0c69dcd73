package dev.guidon.testkit;

import java.util.function.Function;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Real servers for plain JUnit tests: `@ExtendWith(ServersExtension.class)`, and a parameter of type
/// [PostgresDatabase], [RedisDatabase] or [KafkaTopics] wherever one is needed. A test class gets one of each, which
/// goes when the class is done.
public final class ServersExtension implements ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(ServersExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == PostgresDatabase.class || type == RedisDatabase.class || type == KafkaTopics.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        if (type == PostgresDatabase.class) {
            return ofClass(context, PostgresDatabase.class, _ -> TestServers.ofThisBuild()
                    .freshDatabase());
        }
        if (type == RedisDatabase.class) {
            return ofClass(
                    context, RedisDatabase.class, _ -> TestServers.ofThisBuild().freshRedis());
        }
        return ofClass(
                context, KafkaTopics.class, _ -> TestServers.ofThisBuild().freshTopics());
    }

    private static <T> T ofClass(ExtensionContext context, Class<T> type, Function<Class<T>, T> create) {
        ExtensionContext ofClass = context;
        while (ofClass.getTestMethod().isPresent()) {
            ofClass = ofClass.getParent().orElseThrow();
        }
        return ofClass.getStore(NAMESPACE).computeIfAbsent(type, create, type);
    }
}
