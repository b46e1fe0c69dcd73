package dev.guidon.gateway.adapter.http;

import dev.guidon.gateway.adapter.metrics.CallMeters;
import dev.guidon.gateway.adapter.openai.OpenAiError;
import dev.guidon.gateway.record.Ids;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The one place where a request that became no call is answered.
@ApplicationScoped
class Refusals {
    private static final Logger LOG = Logger.getLogger(Refusals.class);
    private static final int TOO_LARGE = 413;

    private final CallMeters meters;
    private final Ids ids;
    private final HttpSettings settings;

    Refusals(CallMeters meters, Ids ids, HttpSettings settings) {
        this.meters = meters;
        this.ids = ids;
        this.settings = settings;
    }

    void answer(RoutingContext context) {
        OpenAiError error = errorOf(context.statusCode(), context.failure());
        meters.refused(error.code());
        if (context.response().headWritten()) {
            context.response().reset();
        } else {
            error.send(context.response());
        }
    }

    void unknownUrl(RoutingContext context) {
        meters.refused("unknown_url");
        new OpenAiError(
                        404,
                        "unknown_url",
                        "there is no " + context.request().method() + " "
                                + context.request().path())
                .send(context.response());
    }

    private OpenAiError errorOf(int status, @Nullable Throwable failure) {
        return switch (failure) {
            case FailureException expected -> OpenAiError.of(expected.failure());
            case RefusedException refused -> refused.error();
            case null, default ->
                status == TOO_LARGE
                        ? OpenAiError.of(
                                new Failure.TooLarge(settings.maxBodySize().asLongValue()))
                        : bug(failure);
        };
    }

    /// Everything else is a bug: logged once with its trace, shown as an id.
    private OpenAiError bug(@Nullable Throwable failure) {
        String incident = ids.next();
        LOG.errorf(failure, "request failed, incident=%s", incident);
        return new OpenAiError(
                500, "internal", "something went wrong here; quote incident " + incident + " when asking for help");
    }
}
