package dev.guidon.flag.exchange;

import dev.guidon.engine.flag.FlagConfiguration;
import dev.guidon.engine.flag.FlagType;
import dev.guidon.engine.flag.Value;
import dev.guidon.engine.flag.Variant;
import dev.guidon.flag.audit.AuditEntry;
import dev.guidon.flag.audit.AuditTrail;
import dev.guidon.flag.audit.AuditedChange;
import dev.guidon.flag.audit.AuditedResource;
import dev.guidon.flag.audit.Stamp;
import dev.guidon.flag.definition.ChangeDefinition;
import dev.guidon.flag.edit.ConfiguredFlag;
import dev.guidon.flag.edit.CreateFlag;
import dev.guidon.flag.edit.FlagDefinition;
import dev.guidon.flag.edit.FlagDefinition.Label;
import dev.guidon.flag.edit.FlagDefinition.Purpose;
import dev.guidon.flag.edit.FlagDefinition.Shape;
import dev.guidon.flag.edit.FlagDraft;
import dev.guidon.flag.edit.FlagKind;
import dev.guidon.flag.edit.FlagStore;
import dev.guidon.flag.project.ProjectStore;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The flags of a project as a manifest, for OpenFeature's command line: it pulls what code may ask for, compares, and
/// pushes flags that developers declared. What a flag serves is no matter of manifests.
@ApplicationScoped
public class KeepManifest {
    private final ProjectStore projects;
    private final FlagStore flags;
    private final CodeDefaults defaults;
    private final CreateFlag createFlag;
    private final ChangeDefinition changeDefinition;
    private final AuditTrail audit;

    KeepManifest(
            ProjectStore projects,
            FlagStore flags,
            CodeDefaults defaults,
            CreateFlag createFlag,
            ChangeDefinition changeDefinition,
            AuditTrail audit) {
        this.projects = projects;
        this.flags = flags;
        this.defaults = defaults;
        this.createFlag = createFlag;
        this.changeDefinition = changeDefinition;
        this.audit = audit;
    }

    /// All flags in use, by key. Fails with `NotFound` of the project.
    @WithTransaction
    public Uni<List<ManifestFlag>> read(String projectKey) {
        return projects.get(projectKey).chain(() -> defaults.all(projectKey)).chain(said -> flags.all(projectKey)
                .map(definitions -> manifest(definitions, said)));
    }

    private static List<ManifestFlag> manifest(List<FlagDefinition> definitions, Map<String, Value> said) {
        return definitions.stream()
                .filter(definition -> !definition.isArchived())
                .map(definition -> manifest(
                        definition,
                        Optional.ofNullable(said.get(definition.key().text()))))
                .toList();
    }

    private static ManifestFlag manifest(FlagDefinition flag, Optional<Value> said) {
        return new ManifestFlag(
                flag.key(),
                Optional.of(flag.label().name()),
                flag.type(),
                flag.label().description(),
                said.or(() -> servedWhenOff(flag)));
    }

    private static Optional<Value> servedWhenOff(FlagDefinition flag) {
        String off = flag.startingOff().offVariant();
        return flag.variants().stream()
                .filter(variant -> variant.key().equals(off))
                .map(Variant::value)
                .findFirst();
    }

    /// Adds a flag, which is off everywhere. Fails with `NotFound` of the project, or with `AlreadyExists`, also when
    /// the flag is archived.
    @WithTransaction
    public Uni<ManifestFlag> create(String projectKey, ManifestFlag wanted, Stamp stamp) {
        Value value = wanted.codeDefault().orElseThrow();
        return createFlag
                .create(projectKey, new Declared(wanted, value), stamp)
                .map(ConfiguredFlag::definition)
                .call(flag -> defaults.put(flag, value, stamp.at()))
                .map(flag -> manifest(flag, Optional.of(value)));
    }

    /// A flag that developers declared: boolean ones can be true and false, others have the one value known so far.
    private record Declared(ManifestFlag wanted, Value value) implements FlagDraft {
        @Override
        public Set<String> requiredFlags() {
            return Set.of();
        }

        @Override
        public ConfiguredFlag read(Surroundings surroundings, Instant createdAt) {
            List<Variant> variants = wanted.type() == FlagType.BOOLEAN
                    ? List.of(new Variant("on", new Value.Bool(true)), new Variant("off", new Value.Bool(false)))
                    : List.of(new Variant("default", value));
            FlagDefinition definition = new FlagDefinition(
                    surroundings.project().key(),
                    wanted.key(),
                    1,
                    new Label(wanted.name().orElse(wanted.key().text()), wanted.description(), List.of(), ""),
                    Purpose.of(FlagKind.RELEASE),
                    Shape.of(wanted.type(), variants),
                    FlagDefinition.Life.from(createdAt));
            return new ConfiguredFlag(definition, Map.<String, FlagConfiguration>of());
        }
    }

    /// Replaces what a manifest says of a flag. Fails with `NotFound` of the project or the flag, or with `Conflict`
    /// when the flag is archived or of another type.
    @WithTransaction
    public Uni<ManifestFlag> update(String projectKey, ManifestFlag wanted, Stamp stamp) {
        String flagKey = wanted.key().text();
        return projects.lock(projectKey)
                .chain(() -> flags.get(projectKey, flagKey))
                .map(ConfiguredFlag::definition)
                .invoke(flag -> refuseOther(flag, wanted))
                .chain(flag -> describe(flag, wanted, stamp))
                .chain(flag -> keepDefault(flag, wanted, stamp));
    }

    private static void refuseOther(FlagDefinition flag, ManifestFlag wanted) {
        if (flag.isArchived()) {
            throw new FailureException(
                    new Failure.Conflict("flag_archived", "flag '" + flag.key() + "' is archived; unarchive it first"));
        }
        if (flag.type() != wanted.type()) {
            throw new FailureException(
                    new Failure.Conflict("flag_type_fixed", "the type of flag '" + flag.key() + "' cannot be changed"));
        }
    }

    private Uni<FlagDefinition> describe(FlagDefinition flag, ManifestFlag wanted, Stamp stamp) {
        Label label = new Label(
                wanted.name().orElse(flag.label().name()),
                wanted.description(),
                flag.label().tags(),
                flag.label().maintainer());
        return label.equals(flag.label())
                ? Uni.createFrom().item(flag)
                : changeDefinition.change(
                        new ChangeDefinition.Target(
                                flag.projectKey().text(), flag.key().text(), Optional.of(flag.version())),
                        (current, _) -> current.with(label).next(),
                        stamp);
    }

    private Uni<ManifestFlag> keepDefault(FlagDefinition flag, ManifestFlag wanted, Stamp stamp) {
        return defaults.all(flag.projectKey().text())
                .map(said -> Optional.ofNullable(said.get(flag.key().text())).or(() -> servedWhenOff(flag)))
                .call(before -> wanted.codeDefault()
                        .filter(value -> before.filter(value::equals).isEmpty())
                        .map(value -> replaceDefault(flag, before, value, stamp))
                        .orElseGet(() -> Uni.createFrom().voidItem()))
                .map(before -> manifest(flag, wanted.codeDefault().or(() -> before)));
    }

    private Uni<Void> replaceDefault(FlagDefinition flag, Optional<Value> before, Value value, Stamp stamp) {
        AuditedChange change = new AuditedChange.Edited(
                "flag.code_default_changed",
                AuditedResource.flag(flag.projectKey().text(), flag.key().text()),
                fields(before),
                fields(Optional.of(value)));
        return defaults.put(flag, value, stamp.at()).chain(() -> audit.append(new AuditEntry(stamp, change)));
    }

    private static Value.Structure fields(Optional<Value> codeDefault) {
        return new Value.Structure(
                codeDefault.map(value -> Map.of("codeDefault", value)).orElse(Map.of()));
    }
}
