package dev.guidon.flag.adapter.postgres;

import dev.guidon.flag.idempotency.Attempt;
import dev.guidon.flag.idempotency.KeptAnswer;
import dev.guidon.flag.idempotency.KeyedRequest;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A row of `idempotency_key`.
@Entity
@Table(name = "idempotency_key")
class ClaimRow {

    @Embeddable
    record Id(
            @Column(name = "caller") String caller,
            @Column(name = "path") String path,
            @Column(name = "key") String key) {
        static Id of(KeyedRequest request) {
            return new Id(request.caller(), request.path(), request.key());
        }
    }

    @EmbeddedId
    Id id;

    @Column(name = "content_hash")
    String contentHash;

    @Column
    String claim;

    @Column(name = "claimed_at")
    Instant claimedAt;

    @Column
    boolean committed;

    @Column
    @Nullable
    Integer status;

    @Column
    String[] headers;

    @Column
    @Nullable
    String body;

    Attempt toAttempt() {
        Optional<KeptAnswer> answer = Optional.ofNullable(status)
                .map(known -> new KeptAnswer(known, read(headers), Optional.ofNullable(body)));
        return new Attempt(contentHash, claimedAt, committed, answer);
    }

    static String[] write(Map<String, String> headers) {
        List<String> flat = new ArrayList<>();
        headers.forEach((name, value) -> {
            flat.add(name);
            flat.add(value);
        });
        return flat.toArray(String[]::new);
    }

    private static Map<String, String> read(String[] flat) {
        Map<String, String> headers = new HashMap<>();
        for (int i = 0; i + 1 < flat.length; i += 2) {
            headers.put(flat[i], flat[i + 1]);
        }
        return headers;
    }
}
