package dev.guidon.evaluation.adapter.grpc;

import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import dev.guidon.engine.evaluate.FlagChange;
import dev.guidon.engine.evaluate.Ruleset;
import dev.guidon.evaluation.decide.Caller;
import dev.guidon.feed.Environment;
import dev.guidon.feed.EnvironmentSwap;
import dev.guidon.feed.RulesetReader;
import dev.guidon.kit.identity.KeyKind;
import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.quarkus.runtime.ShutdownEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Reception;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/// The clients that hear of changes, by environment. They are told after the swap, so a client that asks at once gets
/// the new answer; changes that come close together are told together.
@ApplicationScoped
class ChangeStreams {
    private static final int MAX_STREAMS = 20_000;
    /// flagd's Java client forgets messages beyond five that it has not worked off.
    private static final long TOGETHER_MILLIS = 50;
    /// As flagd has it: proxies drop streams that say nothing for long.
    private static final long KEEP_ALIVE_MILLIS = 20_000;

    private final RulesetReader reader;
    private final Vertx vertx;
    private final InstantSource clock;
    private final Map<String, Set<ChangeStream<?>>> byEnvironment = new ConcurrentHashMap<>();
    private final AtomicInteger open = new AtomicInteger();
    /// What the clients of an environment know, where they are about to be told something newer.
    private final Map<String, Ruleset> known = new ConcurrentHashMap<>();

    ChangeStreams(RulesetReader reader, Vertx vertx, InstantSource clock) {
        this.reader = reader;
        this.vertx = vertx;
        this.clock = clock;
        reader.listen(this::swapped);
        vertx.setPeriodic(KEEP_ALIVE_MILLIS, _ -> keepAlive());
    }

    private void keepAlive() {
        byEnvironment.forEach((id, streams) -> {
            refuseExpired(id, streams);
            send(streams, _ -> true, "keep_alive", Struct.getDefaultInstance());
        });
    }

    /// Ends the streams whose keys have expired or were revoked.
    private void refuseExpired(String environmentId, Set<ChangeStream<?>> streams) {
        long now = clock.millis();
        reader.environment(environmentId).ifPresent(environment -> {
            for (ChangeStream<?> stream : streams) {
                if (!environment.admits(stream.caller().keyId(), now)) {
                    stream.refuse();
                    close(stream);
                }
            }
        });
    }

    /// Opens a stream for the caller of this call; it says at once that the service is ready.
    <A> void open(StreamObserver<A> observer, BiFunction<String, Struct, A> message) {
        Caller caller = Identification.CALLER.get();
        ServerCallStreamObserver<A> call = (ServerCallStreamObserver<A>) observer;
        if (open.incrementAndGet() > MAX_STREAMS) {
            open.decrementAndGet();
            call.onError(Status.RESOURCE_EXHAUSTED
                    .withDescription("this instance has " + MAX_STREAMS + " open streams")
                    .asRuntimeException());
            return;
        }
        ChangeStream<A> stream = new ChangeStream<>(caller, call, message);
        call.setOnCancelHandler(() -> close(stream));
        var _ = byEnvironment
                .computeIfAbsent(caller.environmentId(), _ -> ConcurrentHashMap.newKeySet())
                .add(stream);
        stream.send("provider_ready", Struct.getDefaultInstance());
    }

    private void close(ChangeStream<?> stream) {
        Set<ChangeStream<?>> streams = byEnvironment.get(stream.caller().environmentId());
        if (streams != null && streams.remove(stream)) {
            open.decrementAndGet();
        }
    }

    private void swapped(EnvironmentSwap swap) {
        String id = swap.after().id();
        if (swap.before().isPresent() && byEnvironment.containsKey(id)) {
            if (swap.before().get().apiKeys() != swap.after().apiKeys()) {
                refuseExpired(id, byEnvironment.getOrDefault(id, Set.of()));
            }
            Ruleset before = swap.before().get().ruleset();
            if (known.putIfAbsent(id, before) == null) {
                vertx.setTimer(TOGETHER_MILLIS, _ -> tell(id));
            }
        }
    }

    private void tell(String environmentId) {
        Ruleset before = known.remove(environmentId);
        Set<ChangeStream<?>> streams = byEnvironment.getOrDefault(environmentId, Set.of());
        if (before == null || streams.isEmpty()) {
            return;
        }
        List<FlagChange> changes = reader.environment(environmentId)
                .map(Environment::ruleset)
                .map(now -> now.changesSince(before))
                .orElse(List.of());
        List<FlagChange> visible =
                changes.stream().filter(FlagChange::clientVisible).toList();
        tell(streams, KeyKind.SERVER, changes);
        tell(streams, KeyKind.CLIENT, visible);
    }

    private void tell(Set<ChangeStream<?>> streams, KeyKind kind, List<FlagChange> changes) {
        if (!changes.isEmpty()) {
            send(streams, stream -> stream.caller().kind() == kind, "configuration_change", of(changes));
        }
    }

    private void send(Set<ChangeStream<?>> streams, Predicate<ChangeStream<?>> to, String type, Struct data) {
        for (ChangeStream<?> stream : streams) {
            if (to.test(stream) && !stream.send(type, data)) {
                close(stream);
            }
        }
    }

    private static Struct of(List<FlagChange> changes) {
        Struct.Builder flags = Struct.newBuilder();
        changes.forEach(change -> flags.putFields(
                change.flagKey(), value(Struct.newBuilder().putFields("type", FlagdValues.text(typeOf(change))))));
        return Struct.newBuilder().putFields("flags", value(flags)).build();
    }

    private static Value value(Struct.Builder fields) {
        return Value.newBuilder().setStructValue(fields).build();
    }

    private static String typeOf(FlagChange change) {
        return switch (change.kind()) {
            case ADDED -> "write";
            case CHANGED -> "update";
            case REMOVED -> "delete";
        };
    }

    /// Clients then know that the end is on purpose and reconnect without an alarm.
    void stop(@Observes(notifyObserver = Reception.IF_EXISTS) ShutdownEvent stopping) {
        byEnvironment.values().forEach(streams -> {
            send(streams, _ -> true, "provider_shutdown", Struct.getDefaultInstance());
            streams.forEach(ChangeStream::end);
        });
    }
}
