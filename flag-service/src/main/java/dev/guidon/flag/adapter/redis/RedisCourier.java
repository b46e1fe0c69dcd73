package dev.guidon.flag.adapter.redis;

import dev.guidon.contracts.flags.v1.EnvironmentChange;
import dev.guidon.contracts.flags.v1.Segment;
import dev.guidon.feed.EnvironmentSnapshot;
import dev.guidon.feed.FeedKeys;
import dev.guidon.feed.FeedSettings;
import dev.guidon.feed.RulesetWriter;
import dev.guidon.feed.WriteResult;
import dev.guidon.flag.adapter.RemoteCall;
import dev.guidon.flag.adapter.wire.ChangeMapping;
import dev.guidon.flag.publish.Courier;
import dev.guidon.flag.publish.Delivery;
import dev.guidon.flag.publish.Destination;
import dev.guidon.flag.publish.RulesetMirror;
import dev.guidon.flag.publish.SnapshotSource;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Redis;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Writes changes on top of the rulesets in Redis, and whole rulesets where Redis has none that fits.
@ApplicationScoped
class RedisCourier implements Courier, RulesetMirror {
    private static final Duration DEADLINE = Duration.ofSeconds(2);
    /// For a whole ruleset of ten thousand flags.
    private static final Duration REPLACE_DEADLINE = Duration.ofSeconds(5);

    private final RulesetWriter rulesets;
    private final BlockCourier blocks;
    private final SnapshotSource snapshots;

    RedisCourier(Redis redis, FeedSettings settings, BlockCourier blocks, SnapshotSource snapshots) {
        this.rulesets = new RulesetWriter(redis, new FeedKeys(settings.keyPrefix()));
        this.blocks = blocks;
        this.snapshots = snapshots;
    }

    @Override
    public Destination destination() {
        return Destination.REDIS;
    }

    @Override
    public Uni<Long> deliver(Delivery delivery) {
        if (delivery.reached() == Delivery.NOTHING || delivery.entries().isEmpty()) {
            return replace(delivery.environmentId());
        }
        return Multi.createFrom()
                .iterable(delivery.entries())
                .onItem()
                .transformToUniAndConcatenate(entry -> append(delivery.environmentId(), entry))
                .collect()
                .last();
    }

    private Uni<Long> append(String environmentId, Delivery.Entry entry) {
        return append(ChangeMapping.decode(entry.change()))
                .chain(result -> result == WriteResult.GAP
                        ? replace(environmentId)
                        : Uni.createFrom().item(entry.sequence()));
    }

    private Uni<WriteResult> append(EnvironmentChange change) {
        return switch (change.getChangeCase()) {
            case SEGMENT_PUT -> segment(change, change.getSegmentPut());
            case SEGMENT_REMOVED ->
                segment(
                        change,
                        Segment.newBuilder().setKey(change.getSegmentRemoved()).build());
            case FLAG_PUT, FLAG_REMOVED, KEY_PUT, KEY_REMOVED, CHANGE_NOT_SET -> write(change);
        };
    }

    private Uni<WriteResult> write(EnvironmentChange change) {
        return RemoteCall.within(DEADLINE, rulesets.append(change));
    }

    /// @param after the segment once the change is written; without lists when it is gone
    private Uni<WriteResult> segment(EnvironmentChange change, Segment after) {
        String environmentId = change.getEnvironmentId();
        return RemoteCall.within(DEADLINE, rulesets.segment(environmentId, after.getKey()))
                .call(() -> blocks.bring(environmentId, after))
                .chain(before -> write(change)
                        .call(() -> before.isEmpty()
                                ? Uni.createFrom().voidItem()
                                : blocks.clear(environmentId, before.get(), after)));
    }

    private Uni<Long> replace(String environmentId) {
        return RemoteCall.within(REPLACE_DEADLINE, rulesets.segments(environmentId))
                .chain(before -> snapshots
                        .snapshot(environmentId)
                        .map(ChangeMapping::toWire)
                        .call(this::bringBlocks)
                        .call(snapshot -> RemoteCall.within(REPLACE_DEADLINE, rulesets.replace(snapshot)))
                        .call(snapshot -> clearBlocks(before, snapshot)))
                .map(EnvironmentSnapshot::sequence);
    }

    /// Of lists whose end went by unseen.
    private Uni<Void> clearBlocks(List<Segment> before, EnvironmentSnapshot snapshot) {
        Map<String, Segment> after =
                snapshot.segments().stream().collect(Collectors.toMap(Segment::getKey, Function.identity()));
        return Multi.createFrom()
                .iterable(before)
                .onItem()
                .transformToUniAndConcatenate(segment -> blocks.clear(
                        snapshot.environmentId(),
                        segment,
                        after.getOrDefault(segment.getKey(), Segment.getDefaultInstance())))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> bringBlocks(EnvironmentSnapshot snapshot) {
        return Multi.createFrom()
                .iterable(snapshot.segments())
                .onItem()
                .transformToUniAndConcatenate(segment -> blocks.bring(snapshot.environmentId(), segment))
                .collect()
                .last()
                .replaceWithVoid();
    }

    @Override
    public Uni<Map<String, Sizes>> sizes(List<String> environmentIds) {
        return RemoteCall.within(DEADLINE, rulesets.sizes(environmentIds)).map(found -> found.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> sizes(entry.getValue()))));
    }

    private static Sizes sizes(RulesetWriter.Sizes sizes) {
        return new Sizes(sizes.sequence(), sizes.flags(), sizes.segments(), sizes.apiKeys());
    }

    @Override
    public Uni<Map<String, Long>> sequences(List<String> environmentIds) {
        return RemoteCall.within(DEADLINE, rulesets.sequences(environmentIds));
    }
}
