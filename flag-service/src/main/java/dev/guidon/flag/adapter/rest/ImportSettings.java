package dev.guidon.flag.adapter.rest;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;

/// Imports of long lists.
@ConfigMapping(prefix = "guidon.import")
public interface ImportSettings {

    /// How long the body of an import of units may be. It is read as a stream and never held in memory.
    @WithName("max-body-size")
    @WithDefault("256M")
    MemorySize maxBodySize();
}
