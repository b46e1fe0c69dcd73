package dev.guidon.flag.segment;

import dev.guidon.engine.flag.Units;
import dev.guidon.engine.flag.Value;
import dev.guidon.flag.audit.AuditedChange;
import dev.guidon.flag.audit.AuditedResource;
import dev.guidon.flag.segment.UnitListStore.Tally;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Changes of segments as the audit trail keeps them.
/// Imported lists are named by their size alone.
final class SegmentAudit {
    private static final Value.Structure NOTHING = new Value.Structure(Map.of());

    private SegmentAudit() {}

    static AuditedChange created(PlacedSegment segment) {
        return new AuditedChange.Edited("segment.created", resource(segment), NOTHING, content(segment));
    }

    static AuditedChange changed(PlacedSegment before, PlacedSegment after) {
        return new AuditedChange.Edited("segment.changed", resource(after), content(before), content(after));
    }

    static AuditedChange archived(PlacedSegment segment, boolean now) {
        return new AuditedChange.Edited(
                now ? "segment.archived" : "segment.unarchived",
                resource(segment),
                field("archived", new Value.Bool(!now)),
                field("archived", new Value.Bool(now)));
    }

    static AuditedChange deleted(PlacedSegment segment) {
        return new AuditedChange.Edited(
                "segment.deleted",
                resource(segment),
                field("deleted", new Value.Bool(false)),
                field("deleted", new Value.Bool(true)));
    }

    static AuditedChange imported(PlacedSegment segment, EndImport.Outcome outcome) {
        Tally tally = outcome.tally();
        String list = outcome.address().side().name().toLowerCase(Locale.ROOT) + " by "
                + outcome.address().attribute();
        long before = tally.size() - tally.added() + tally.removed();
        return new AuditedChange.Edited(
                "segment.units-imported",
                resource(segment),
                field(list, new Value.Structure(Map.of("size", new Value.Whole(before)))),
                field(
                        list,
                        new Value.Structure(Map.of(
                                "size", new Value.Whole(tally.size()),
                                "added", new Value.Whole(tally.added()),
                                "removed", new Value.Whole(tally.removed())))));
    }

    private static AuditedResource resource(PlacedSegment segment) {
        SegmentReach reach = segment.reach();
        return AuditedResource.segment(
                reach.projectKey(),
                reach.environmentKey(),
                segment.definition().key().text());
    }

    private static Value.Structure field(String name, Value value) {
        return new Value.Structure(Map.of(name, value));
    }

    private static Value.Structure content(PlacedSegment segment) {
        SegmentContent content = segment.definition().content();
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("name", new Value.Text(content.label().name()));
        fields.put("description", new Value.Text(content.label().description()));
        fields.put("tags", texts(content.label().tags()));
        fields.put(
                "rules",
                new Value.Sequence(
                        content.rules().stream().map(SegmentAudit::rule).toList()));
        fields.put("included", units(content.included()));
        fields.put("excluded", units(content.excluded()));
        return new Value.Structure(fields);
    }

    private static Value rule(SegmentRule rule) {
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("id", new Value.Text(rule.id()));
        fields.put("name", new Value.Text(rule.name()));
        fields.put("condition", ConditionValue.of(rule.condition()));
        return new Value.Structure(fields);
    }

    private static Value units(List<Units.Few> groups) {
        Map<String, Value> fields = new LinkedHashMap<>();
        groups.forEach(group -> fields.put(
                group.attribute(), texts(group.units().stream().sorted().toList())));
        return new Value.Structure(fields);
    }

    private static Value texts(List<String> texts) {
        return new Value.Sequence(texts.stream().<Value>map(Value.Text::new).toList());
    }
}
