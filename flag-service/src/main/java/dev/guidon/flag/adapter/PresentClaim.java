package dev.guidon.flag.adapter;

import dev.guidon.flag.idempotency.Claim;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.Optional;

/// The claim that the present request is carried out under. Lives in the request's Vert.x context, where the session of
/// its transaction lives too; jobs have none.
public final class PresentClaim {
    private static final String LOCAL = PresentClaim.class.getName();

    private PresentClaim() {}

    public static void is(Claim claim) {
        Vertx.currentContext().putLocal(LOCAL, claim);
    }

    public static Optional<Claim> find() {
        Context context = Vertx.currentContext();
        return context == null ? Optional.empty() : Optional.ofNullable(context.getLocal(LOCAL));
    }
}
