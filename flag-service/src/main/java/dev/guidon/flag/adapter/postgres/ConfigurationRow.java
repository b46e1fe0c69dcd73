package dev.guidon.flag.adapter.postgres;

import dev.guidon.engine.flag.FlagConfiguration;
import dev.guidon.engine.flag.Prerequisite;
import dev.guidon.flag.adapter.json.StoredFlags;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/// A row of `flag_configuration`: the one that counts.
@Entity
@Table(name = "flag_configuration")
class ConfigurationRow {

    @Embeddable
    record Id(
            @Column(name = "environment_id") String environmentId,
            @Column(name = "flag_key") String flagKey) {}

    @EmbeddedId
    Id id;

    @Column
    long version;

    @Column
    String document;

    @Column(name = "required_flags")
    String[] requiredFlags;

    @Column
    String[] segments;

    @Column(name = "switched_on")
    boolean switchedOn;

    @Column(name = "off_variant")
    String offVariant;

    @Column(name = "default_variants")
    String[] defaultVariants;

    @Column(name = "rule_count")
    int ruleCount;

    @Column(name = "unit_count")
    int unitCount;

    static ConfigurationRow of(Id id, FlagConfiguration configuration, StoredFlags documents) {
        ConfigurationRow row = new ConfigurationRow();
        row.id = id;
        row.take(configuration, documents);
        return row;
    }

    void take(FlagConfiguration configuration, StoredFlags documents) {
        version = configuration.version();
        document = documents.write(configuration);
        requiredFlags = configuration.prerequisites().stream()
                .map(Prerequisite::flagKey)
                .toArray(String[]::new);
        segments = configuration.segmentsNamed().toArray(String[]::new);
        switchedOn = configuration.on();
        offVariant = configuration.offVariant();
        defaultVariants = configuration.defaultServe().variants().toArray(String[]::new);
        ruleCount = configuration.rules().size();
        unitCount = configuration.targets().stream()
                .mapToInt(target -> target.units().size())
                .sum();
    }
}
