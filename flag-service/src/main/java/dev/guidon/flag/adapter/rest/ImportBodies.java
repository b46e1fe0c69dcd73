package dev.guidon.flag.adapter.rest;

import dev.guidon.kit.adapter.rest.StreamedBodies;
import jakarta.enterprise.context.ApplicationScoped;

/// Imports read their bodies as streams, so these may be longer than others.
@ApplicationScoped
class ImportBodies implements StreamedBodies {
    static final String PATH_END = "/units:import";

    private final long limit;

    ImportBodies(ImportSettings settings) {
        this.limit = settings.maxBodySize().asLongValue();
    }

    @Override
    public boolean include(String path) {
        return path.startsWith("/api/v1/projects/") && path.endsWith(PATH_END);
    }

    @Override
    public long limit() {
        return limit;
    }
}
