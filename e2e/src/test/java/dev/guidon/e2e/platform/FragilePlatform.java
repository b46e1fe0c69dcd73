package dev.guidon.e2e.platform;

import dev.guidon.testkit.OwnServer;
import dev.guidon.testkit.TestServer;
import java.util.Random;

/// A platform on servers of its own, so that these can be killed too.
public record FragilePlatform(Platform platform, OwnServer postgres, OwnServer redis, OwnServer kafka)
        implements AutoCloseable {

    static FragilePlatform start() {
        OwnServer postgres = OwnServer.start(TestServer.POSTGRES);
        OwnServer redis = OwnServer.start(TestServer.REDIS);
        OwnServer kafka = OwnServer.start(TestServer.KAFKA);
        Servers servers = Servers.own(postgres, redis, kafka);
        String name = "fragile-" + ProcessHandle.current().pid();
        Platform platform = Platform.start(new Installation(name, servers, new Random()));
        return new FragilePlatform(platform, postgres, redis, kafka);
    }

    @Override
    public void close() {
        platform.close();
        kafka.close();
        redis.close();
        postgres.close();
    }
}
