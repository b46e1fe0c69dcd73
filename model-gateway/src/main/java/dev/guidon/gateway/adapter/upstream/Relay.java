package dev.guidon.gateway.adapter.upstream;

import dev.guidon.gateway.adapter.openai.OpenAiError;
import dev.guidon.gateway.adapter.openai.StreamTail;
import dev.guidon.gateway.adapter.openai.UsageReader;
import dev.guidon.gateway.record.Ending;
import dev.guidon.gateway.record.RecordCalls;
import dev.guidon.gateway.record.Status;
import dev.guidon.gateway.record.Ticker;
import dev.guidon.gateway.record.Usage;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One call on its way to a provider and back.
///
/// ```
/// WAITING ──► HOLDING ──► COMMITTED ──► DONE
/// ```
///
/// It waits for the first byte; holds a plain answer until it is complete or long, a streamed one not at all; is
/// committed when the caller gets the first byte. Until then whatever goes wrong becomes a clean error; afterwards
/// a stream ends with an error event and a plain answer breaks off. From every phase it can be done, once: by the
/// answer's end, a failure, a limit of time, or the caller's leaving, which also ends the provider's work.
///
/// Everything in here runs on the event loop of the caller's connection.
final class Relay {
    private enum Phase {
        WAITING,
        HOLDING,
        COMMITTED,
        DONE
    }

    private static final int FIRST_ERROR_STATUS = 400;

    private final Call call;
    private final Upstream upstream;
    private final RecordCalls records;
    private final Ticker ticker;
    private final long heldBytes;
    private final Answer answer;
    private final Patience patience;
    private final long startedAt;
    private final Buffer held = Buffer.buffer(0);
    private Phase phase = Phase.WAITING;
    /// Holds once something was committed.
    private long firstByteAt;
    private int upstreamStatus;
    private @Nullable HttpClientRequest request;
    /// There is one when the answer is a stream of events.
    private @Nullable StreamTail tail;

    /// @param heldBytes that a plain answer may have before it is passed on unfinished
    Relay(Call call, Upstream upstream, RecordCalls records, Vertx vertx, Ticker ticker, long heldBytes) {
        this.call = call;
        this.upstream = upstream;
        this.records = records;
        this.ticker = ticker;
        this.heldBytes = heldBytes;
        this.startedAt = ticker.nanos();
        this.answer = new Answer(call.response());
        this.patience = new Patience(vertx, ticker, upstream.limits(), this::tookTooLong);
    }

    void start() {
        answer.onLeave(this::callerLeft);
        var _ = upstream.open().onSuccess(this::send).onFailure(this::notConnected);
    }

    private void send(HttpClientRequest opened) {
        request = opened;
        if (phase == Phase.DONE) {
            opened.reset();
            return;
        }
        opened.headers().addAll(call.headers());
        var _ = opened.send(call.body()).onSuccess(this::answered).onFailure(_ -> brokenOff());
    }

    private void answered(HttpClientResponse response) {
        upstreamStatus = response.statusCode();
        tail = isEventStream(response) ? new StreamTail() : null;
        response.handler(piece -> arrived(response, piece))
                .endHandler(_ -> ended(response))
                .exceptionHandler(_ -> brokenOff());
    }

    private static boolean isEventStream(HttpClientResponse response) {
        String type = response.getHeader(HttpHeaders.CONTENT_TYPE);
        return type != null && type.toLowerCase(Locale.ROOT).startsWith("text/event-stream");
    }

    private void arrived(HttpClientResponse response, Buffer piece) {
        if (phase == Phase.DONE) {
            return;
        }
        long now = ticker.nanos();
        patience.progress(now);
        if (phase == Phase.WAITING) {
            firstByteAt = now;
        }
        if (tail != null) {
            tail.add(piece);
        }
        if (phase == Phase.COMMITTED) {
            answer.more(response, piece);
            return;
        }
        phase = Phase.HOLDING;
        held.appendBuffer(piece);
        if (tail != null || held.length() > heldBytes) {
            records.committed(call.inference());
            phase = Phase.COMMITTED;
            answer.begin(response, held);
        }
    }

    private void ended(HttpClientResponse response) {
        if (phase == Phase.DONE) {
            return;
        }
        long upstreamDoneAt = ticker.nanos();
        boolean whole = phase != Phase.COMMITTED;
        if (whole) {
            records.committed(call.inference());
            answer.whole(response, held);
        } else {
            answer.end();
        }
        Status status = upstreamStatus < FIRST_ERROR_STATUS ? Status.OK : Status.UPSTREAM_ERROR;
        done(status, upstreamDoneAt, whole ? UsageReader.ofAnswer(held.getBytes()) : streamUsage());
    }

    private void notConnected(Throwable cause) {
        fail(Status.UPSTREAM_UNREACHABLE, upstream.notConnected(cause));
    }

    private void brokenOff() {
        fail(Status.UPSTREAM_ERROR, upstream.brokenOff());
    }

    /// When everything waits for the caller to read, it is not the provider that takes too long.
    private void tookTooLong() {
        if (answer.stalled()) {
            answer.abort();
            callerLeft();
        } else {
            fail(Status.TIMEOUT, upstream.tookTooLong());
        }
    }

    private void callerLeft() {
        if (phase != Phase.DONE) {
            commitUnanswered();
            done(Status.CLIENT_CANCELLED, ticker.nanos(), streamUsage());
            stopUpstream();
        }
    }

    private void fail(Status status, OpenAiError error) {
        if (phase == Phase.DONE) {
            return;
        }
        long failedAt = ticker.nanos();
        commitUnanswered();
        if (phase != Phase.COMMITTED) {
            answer.refuse(error);
        } else if (tail != null) {
            answer.endWith(error, tail.betweenEvents());
        } else {
            answer.abort();
        }
        done(status, failedAt, streamUsage());
        stopUpstream();
    }

    private void commitUnanswered() {
        if (phase != Phase.COMMITTED) {
            records.committed(call.inference());
        }
    }

    private Usage streamUsage() {
        return tail == null ? Usage.UNKNOWN : UsageReader.ofStream(tail.bytes());
    }

    private void done(Status status, long upstreamDoneAt, Usage usage) {
        boolean streamBegan = tail != null && phase == Phase.COMMITTED;
        phase = Phase.DONE;
        patience.stop();
        records.ended(
                call.inference(),
                new Ending(
                        status,
                        upstreamStatus,
                        Duration.ofNanos(ticker.nanos() - call.arrivedAt()),
                        Duration.ofNanos(upstreamDoneAt - startedAt),
                        streamBegan ? Optional.of(Duration.ofNanos(firstByteAt - call.arrivedAt())) : Optional.empty(),
                        usage));
    }

    private void stopUpstream() {
        if (request != null) {
            request.reset();
        }
    }
}
