package dev.guidon.flag.adapter.postgres;

import dev.guidon.flag.publish.PublishedList;
import dev.guidon.flag.segment.ImportedList;
import dev.guidon.flag.segment.ListAddress;
import dev.guidon.flag.segment.OpenImport;
import dev.guidon.flag.segment.PlacedSegment;
import dev.guidon.flag.segment.Side;
import dev.guidon.flag.segment.UnitListStore.NewImport;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A row of `unit_list`.
@Entity
@Table(name = "unit_list")
class UnitListRow {
    /// Characters of the name of a block.
    private static final int NAME_LENGTH = 32;

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    @Column(name = "project_key")
    String projectKey;

    @Column(name = "environment_id")
    String environmentId;

    @Column(name = "segment_key")
    String segmentKey;

    @Column
    @Enumerated(EnumType.STRING)
    Side side;

    @Column
    String attribute;

    @Column(name = "hash_key")
    String hashKey;

    @Column
    long revision;

    @Column
    long size;

    @Column
    String blocks;

    @Column
    long imports;

    /// The oldest revision of which all units are known.
    @Column(name = "kept_from", insertable = false, updatable = false)
    long keptFrom = 1;

    @Column(name = "import_id")
    @Nullable
    String importId;

    @Column(name = "import_seen_at")
    @Nullable
    Instant importSeenAt;

    @Column(name = "import_units")
    long importUnits;

    /// A list that nothing was ever imported into.
    static UnitListRow empty(PlacedSegment segment, ListAddress address, String hashKey) {
        UnitListRow row = new UnitListRow();
        row.projectKey = segment.reach().projectKey();
        row.environmentId = segment.reach().environmentId();
        row.segmentKey = segment.definition().key().text();
        row.side = address.side();
        row.attribute = address.attribute();
        row.hashKey = hashKey;
        row.blocks = "";
        return row;
    }

    OpenImport open(NewImport begun) {
        boolean leftovers = importId != null;
        imports++;
        importId = begun.importId();
        importSeenAt = begun.at();
        importUnits = 0;
        return new OpenImport(id, begun.importId(), begun.mode(), imports, revision + 1, leftovers, hashKey, names());
    }

    /// Throws a `FailureException` of `Conflict`.
    void refuseForgotten(long wanted) {
        if (wanted < keptFrom) {
            throw new FailureException(new Failure.Conflict(
                    "units_forgotten",
                    "the units of segment '" + segmentKey + "' by " + attribute + " are kept from revision " + keptFrom
                            + " on, not of revision " + wanted + "; ask for a later time"));
        }
    }

    void close() {
        importId = null;
        importSeenAt = null;
        importUnits = 0;
    }

    private List<String> names() {
        return IntStream.range(0, blocks.length() / NAME_LENGTH)
                .mapToObj(i -> blocks.substring(i * NAME_LENGTH, (i + 1) * NAME_LENGTH))
                .toList();
    }

    ImportedList toList() {
        return new ImportedList(
                side,
                revision,
                size,
                new PublishedList(id.toString(), attribute, hashKey, names()),
                Optional.ofNullable(importSeenAt).map(at -> new ImportedList.Running(at, importUnits)));
    }
}
