package dev.guidon.flag.adapter;

import dev.guidon.flag.access.AccessTokenMint;
import dev.guidon.flag.adapter.json.PatchSources;
import dev.guidon.flag.identity.KeyMint;
import dev.guidon.flag.project.ShortIds;
import dev.guidon.flag.segment.ListMint;
import dev.guidon.flag.trigger.TokenMint;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneOffset;

/// The system's clock and randomness; everything else gets them handed in.
@ApplicationScoped
class SystemSources {

    /// In milliseconds, so that a moment is the same before and after the database.
    @Produces
    @Singleton
    InstantSource clock() {
        return Clock.tickMillis(ZoneOffset.UTC);
    }

    @Produces
    @Singleton
    ShortIds ids() {
        return new ShortIds(new SecureRandom());
    }

    @Produces
    @Singleton
    PatchSources patches(InstantSource clock, ShortIds ids) {
        return new PatchSources(clock, ids);
    }

    @Produces
    @Singleton
    AccessTokenMint accessTokens(ShortIds ids) {
        return new AccessTokenMint(ids, new SecureRandom());
    }

    @Produces
    @Singleton
    KeyMint mint(ShortIds ids) {
        return new KeyMint(ids, new SecureRandom());
    }

    @Produces
    @Singleton
    TokenMint tokens(SecureRandom random) {
        return new TokenMint(random);
    }

    @Produces
    @Singleton
    ListMint lists(ShortIds ids, SecureRandom random) {
        return new ListMint(ids, random);
    }
}
