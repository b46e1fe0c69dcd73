package dev.guidon.flag.adapter;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;

/// Gives a remote call inside a transaction a deadline, and brings its outcome back to the context that made it.
/// Timers and brokers answer on threads of their own, and Hibernate Reactive accepts no other thread than the one that
/// opened the session.
public final class RemoteCall {
    private RemoteCall() {}

    public static <T> Uni<T> within(Duration deadline, Uni<T> call) {
        return Uni.createFrom().deferred(() -> {
            Context caller = Vertx.currentContext();
            return call.ifNoItem().after(deadline).fail().emitOn(outcome -> caller.runOnContext(_ -> outcome.run()));
        });
    }
}
