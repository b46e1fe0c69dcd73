package dev.guidon.flag.adapter.wire;

import com.google.protobuf.ByteString;
import dev.guidon.contracts.flags.v1.Segment;
import dev.guidon.contracts.flags.v1.UnitList;
import dev.guidon.contracts.flags.v1.Units;
import dev.guidon.feed.ConditionMapping;
import dev.guidon.flag.publish.PublishedList;
import dev.guidon.flag.publish.PublishedSegment;
import dev.guidon.flag.publish.PublishedSegment.Members;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// Segments to messages.
final class SegmentToWire {
    private SegmentToWire() {}

    static Segment of(PublishedSegment segment) {
        return Segment.newBuilder()
                .setKey(segment.key())
                .setVersion(segment.version())
                .addAllRules(
                        segment.rules().stream().map(ConditionMapping::toWire).toList())
                .addAllIncluded(of(segment.included()))
                .addAllExcluded(of(segment.excluded()))
                .build();
    }

    private static List<Units> of(Members members) {
        List<Units> groups = new ArrayList<>();
        members.few().forEach(few -> {
            Units.Builder group = Units.newBuilder().setAttribute(few.attribute());
            group.getFewBuilder().addAllUnits(few.units().stream().sorted().toList());
            groups.add(group.build());
        });
        members.lists()
                .forEach(list -> groups.add(Units.newBuilder()
                        .setAttribute(list.attribute())
                        .setList(of(list))
                        .build()));
        return groups;
    }

    private static UnitList of(PublishedList list) {
        return UnitList.newBuilder()
                .setId(list.id())
                .setHashKey(bytes(list.hashKey()))
                .setBlocks(bytes(String.join("", list.blocks())))
                .build();
    }

    private static ByteString bytes(String hexadecimal) {
        return ByteString.copyFrom(HexFormat.of().parseHex(hexadecimal));
    }
}
