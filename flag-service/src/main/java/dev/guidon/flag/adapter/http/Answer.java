package dev.guidon.flag.adapter.http;

import dev.guidon.flag.webhook.Outcome;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import java.nio.charset.StandardCharsets;

/// The beginning of an answer, and no more: the connection is closed when that is read.
final class Answer {
    private Answer() {}

    static Future<Outcome> read(HttpClientRequest request, HttpClientResponse response) {
        Promise<Outcome> answered = Promise.promise();
        Buffer beginning = Buffer.buffer();
        response.exceptionHandler(answered::tryFail);
        response.endHandler(_ -> answered.tryComplete(outcome(response, beginning)));
        response.handler(chunk -> {
            int room = Outcome.MAX_EXCERPT - beginning.length();
            beginning.appendBuffer(chunk, 0, Math.min(chunk.length(), room));
            if (beginning.length() == Outcome.MAX_EXCERPT && answered.tryComplete(outcome(response, beginning))) {
                request.reset();
            }
        });
        return answered.future();
    }

    private static Outcome outcome(HttpClientResponse response, Buffer beginning) {
        return new Outcome.Answered(response.statusCode(), beginning.toString(StandardCharsets.UTF_8));
    }
}
