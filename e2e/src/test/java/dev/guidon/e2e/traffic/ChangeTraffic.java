package dev.guidon.e2e.traffic;

import dev.guidon.e2e.client.Answer;
import dev.guidon.e2e.client.Place;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/// Changes a flag again and again: each version serves the variant that its number says, `odd` or `even`.
/// An author who gets no answer reads the flag again before the next change, as the protocol wants it.
public final class ChangeTraffic implements Runnable {
    private static final int OK = 200;

    private final Place place;
    private final String flag;
    private final AtomicLong acknowledged = new AtomicLong(1);
    private final AtomicLong changes = new AtomicLong();
    private boolean known = true;

    /// @param flag at version 1
    public ChangeTraffic(Place place, String flag) {
        this.place = place;
        this.flag = flag;
    }

    /// The document of a flag for this traffic.
    public static String document(String key) {
        return """
                {"key": "%s", "type": "boolean",
                 "variants": [{"key": "odd", "value": true}, {"key": "even", "value": false}],
                 "environments": {"production": %s}}""".formatted(key, configuration(1));
    }

    private static String configuration(long version) {
        return """
                {"on": true, "offVariant": "odd", "defaultServe": {"variant": "%s"}}""".formatted(variant(version));
    }

    /// What a version serves.
    public static String variant(long version) {
        return List.of("even", "odd").get((int) (version % 2));
    }

    @Override
    public void run() {
        try {
            if (!known) {
                readAgain();
            }
            change();
        } catch (UncheckedIOException notThere) {
            known = false;
        }
    }

    private void readAgain() {
        Answer answer = place.configuration(flag);
        if (answer.status() == OK) {
            acknowledged.set(Long.parseLong(answer.entityTag().replace("\"", "")));
            known = true;
        }
    }

    private void change() {
        if (!known) {
            return;
        }
        long version = acknowledged.get();
        Answer answer = place.configure(flag, "\"" + version + "\"", configuration(version + 1));
        known = answer.status() == OK;
        if (known) {
            acknowledged.set(version + 1);
            changes.incrementAndGet();
        }
    }

    /// The newest version that flag-service has acknowledged or shown.
    public long version() {
        return acknowledged.get();
    }

    /// Changes that were acknowledged.
    public long changes() {
        return changes.get();
    }
}
