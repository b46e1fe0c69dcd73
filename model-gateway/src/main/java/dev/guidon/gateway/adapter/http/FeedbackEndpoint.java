package dev.guidon.gateway.adapter.http;

import dev.guidon.gateway.adapter.openai.OpenAiError;
import dev.guidon.gateway.feedback.Feedback;
import dev.guidon.gateway.feedback.GiveFeedback;
import dev.guidon.gateway.route.Caller;
import io.vertx.core.Context;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/// `POST /v1/feedback`. What waits for Redis and Kafka does so on virtual threads, of which there are only so many.
@ApplicationScoped
class FeedbackEndpoint {
    private static final int ACCEPTED = 202;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final GiveFeedback giveFeedback;
    private final Semaphore places;

    FeedbackEndpoint(GiveFeedback giveFeedback, HttpSettings settings) {
        this.giveFeedback = giveFeedback;
        this.places = new Semaphore(settings.maxFeedbackUnderWay());
    }

    void take(RoutingContext context) {
        Caller caller = Arrival.of(context).caller();
        Feedback feedback = FeedbackJson.read(Bodies.bytes(context));
        if (!places.tryAcquire()) {
            throw new RefusedException(
                    OpenAiError.retryLater("overloaded", "too much feedback waits for the event log", RETRY_AFTER));
        }
        Context eventLoop = context.vertx().getOrCreateContext();
        var _ = Thread.ofVirtual().name("feedback").start(() -> give(caller, feedback, context, eventLoop));
    }

    private void give(Caller caller, Feedback feedback, RoutingContext context, Context eventLoop) {
        try {
            String id = giveFeedback.give(caller, feedback);
            eventLoop.runOnContext(_ -> accept(context, id));
        } catch (RuntimeException failed) {
            // The outermost line of this thread: expected failures and bugs are told apart where all are answered.
            eventLoop.runOnContext(_ -> context.fail(failed));
        } finally {
            places.release();
        }
    }

    private static void accept(RoutingContext context, String id) {
        context.response().setStatusCode(ACCEPTED);
        var _ = context.json(new JsonObject().put("id", id));
    }
}
