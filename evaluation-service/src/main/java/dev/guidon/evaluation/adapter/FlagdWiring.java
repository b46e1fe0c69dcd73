package dev.guidon.evaluation.adapter;

import dev.guidon.evaluation.adapter.source.SourceOpener;
import dev.guidon.evaluation.decide.AddedContext;
import dev.guidon.evaluation.decide.Callers;
import dev.guidon.evaluation.decide.DecideFlags;
import dev.guidon.evaluation.decide.FlagdAccess;
import dev.guidon.evaluation.decide.FlagdSettings;
import dev.guidon.evaluation.decide.PlatformAccess;
import dev.guidon.evaluation.decide.Rulesets;
import dev.guidon.evaluation.standalone.FlagStore;
import dev.guidon.evaluation.standalone.FollowSources;
import dev.guidon.evaluation.standalone.SourceConfiguration;
import dev.guidon.evaluation.standalone.SourceOptions;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;

/// Whose flags the protocols of flagd and OFREP answer about: the platform's, or those of documents. What belongs to
/// the platform is not even made when standalone.
@ApplicationScoped
class FlagdWiring {
    private final FlagdSettings settings;
    private final List<SourceConfiguration> sources;

    FlagdWiring(FlagdSettings settings) {
        this.settings = settings;
        this.sources = SourceOptions.distinct(SourceOptions.ofJson(settings.sources()));
    }

    @Produces
    @Singleton
    @Typed(FlagStore.class)
    FlagStore store(InstantSource clock, MeterRegistry metrics) {
        FlagStore store =
                new FlagStore(sources.stream().map(SourceConfiguration::uri).toList(), clock, settings.fractional());
        if (settings.standalone()) {
            Gauge.builder("guidon.flagd.flags", store, FlagStore::flagCount)
                    .description("Flags of all sources")
                    .register(metrics);
        }
        return store;
    }

    @Produces
    @Singleton
    FollowSources follow(FlagStore store, MeterRegistry metrics) {
        FollowSources following = new FollowSources(store);
        FunctionCounter.builder("guidon.flagd.documents.refused", following, FollowSources::refused)
                .description("Documents of flags that were refused, so that the last good one is still served")
                .register(metrics);
        return following;
    }

    void start(@Observes StartupEvent starting, Provider<FollowSources> follow) {
        if (settings.standalone()) {
            SourceOpener opener = new SourceOpener();
            for (int i = 0; i < sources.size(); i++) {
                follow.get().start(i, sources.get(i).uri(), opener.open(sources.get(i)));
            }
        }
    }

    void stop(@Disposes FollowSources following) {
        following.close();
    }

    @Produces
    @Singleton
    FlagdAccess access(
            Provider<FlagStore> store,
            Provider<Callers> callers,
            Provider<Rulesets> rulesets,
            Provider<DecideFlags> decideFlags) {
        return settings.standalone()
                ? store.get()
                : new PlatformAccess(callers.get(), rulesets.get(), decideFlags.get());
    }

    @Produces
    @Singleton
    AddedContext added() {
        return new AddedContext(settings.contextValues(), settings.contextFromHeader());
    }
}
