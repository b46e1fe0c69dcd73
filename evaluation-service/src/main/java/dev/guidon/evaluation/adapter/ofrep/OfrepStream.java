package dev.guidon.evaluation.adapter.ofrep;

import dev.guidon.evaluation.adapter.changes.ChangeListener;
import dev.guidon.evaluation.adapter.changes.ChangeNotice;
import dev.guidon.evaluation.decide.FlagdFlags;
import dev.guidon.kit.failure.Failure;
import io.vertx.core.http.HttpServerResponse;

/// One stream of server-sent events. They say that something has changed, and never what: the client asks.
record OfrepStream(HttpServerResponse response, EntityTags tags) implements ChangeListener {

    /// A comment, so that headers go out at once.
    @Override
    public void ready(FlagdFlags flags) {
        var _ = write(": ready\n\n");
    }

    @Override
    public boolean changed(ChangeNotice notice) {
        String tag = tags.of(notice.flags()).replace("\"", "");
        return write(
                "event: message\nid: " + tag + "\ndata: {\"type\":\"refetchEvaluation\",\"etag\":\"" + tag + "\"}\n\n");
    }

    @Override
    public boolean keepAlive() {
        return write(": keep-alive\n\n");
    }

    /// A client that does not read is cut off: it comes back and fetches anew.
    private boolean write(String text) {
        if (response.closed() || response.ended()) {
            return false;
        }
        if (response.writeQueueFull()) {
            response.reset();
            return false;
        }
        var _ = response.write(text);
        return true;
    }

    @Override
    public void refused(Failure failure) {
        shutDown();
    }

    @Override
    public void expired() {
        shutDown();
    }

    @Override
    public void shutDown() {
        if (!response.closed() && !response.ended()) {
            var _ = response.end();
        }
    }
}
