package dev.guidon.flag.adapter.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guidon.flag.access.Action;
import dev.guidon.flag.access.Requires;
import dev.guidon.flag.access.Requires.Decided;
import dev.guidon.flag.overview.OverviewRow;
import dev.guidon.flag.overview.OverviewStore.KeyUse;
import dev.guidon.flag.overview.OverviewStore.TagCount;
import dev.guidon.flag.overview.ReadOverview;
import dev.guidon.flag.overview.Standing;
import dev.guidon.flag.project.Key;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/// Many flags at once.
@Path("/api/v1/projects/{project}")
@Tag(name = "flags")
class OverviewResource {
    private final ReadOverview readOverview;
    private final FlagRights rights;
    private final FlagAnswer answer;

    OverviewResource(ReadOverview readOverview, FlagRights rights, FlagAnswer answer) {
        this.readOverview = readOverview;
        this.rights = rights;
        this.answer = answer;
    }

    @GET
    @Requires(value = Action.FLAG_READ, decided = Decided.BY_ITEM)
    @Path("overview")
    @Operation(summary = "List flags with how each stands in each environment that the caller may read, in short")
    public Uni<PageBody<JsonNode>> overview(
            @RestPath String project,
            @BeanParam FlagListing listing,
            @RestQuery @DefaultValue("50") int limit,
            @RestQuery @DefaultValue("") String after) {
        return rights.requireToAsk(project, listing)
                .chain(() -> readOverview.page(
                        project,
                        listing.asked(rights.visible(project, listing), answer.today()),
                        PageBody.request(limit, after)))
                .map(page -> PageBody.of(page, row -> body(rights.withoutUnreadable(row))));
    }

    private JsonNode body(OverviewRow row) {
        ObjectNode object = answer.of(row.flag());
        ObjectNode environments = object.putObject("environments");
        row.standings().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> write(entry.getValue(), environments.putObject(entry.getKey())));
        return object;
    }

    private static void write(Standing standing, ObjectNode into) {
        into.put("version", standing.version())
                .put("on", standing.on())
                .put("offVariant", standing.offVariant())
                .put("rules", standing.rules())
                .put("units", standing.units())
                .put("prerequisites", standing.prerequisites());
        standing.defaultVariants().forEach(into.putArray("defaultVariants")::add);
    }

    @GET
    @Requires(value = Action.FLAG_READ, decided = Decided.BY_ITEM)
    @Path("tags")
    @Operation(summary = "List the tags of the flags that the caller may read, and how many of them have each")
    public Uni<PageBody<TagCount>> tags(@RestPath String project) {
        return readOverview.tags(project, rights.visible(project)).map(tags -> new PageBody<>(tags, Optional.empty()));
    }

    /// @param problem what speaks against the key: `in_use`, `deleted` or `malformed`
    record Availability(String key, boolean available, Optional<String> problem) {}

    /// For those who would learn it by creating the flag: it tells of flags that the caller may not read, too.
    @GET
    @Requires(Action.FLAG_CREATE)
    @Path("flag-keys/{key}")
    @Operation(summary = "Tell whether a new flag may have a key")
    public Uni<Availability> availability(@RestPath String project, @RestPath String key) {
        if (Key.problemWith(key).isPresent()) {
            return Uni.createFrom().item(new Availability(key, false, Optional.of("malformed")));
        }
        return readOverview
                .use(project, key)
                .map(use -> new Availability(
                        key,
                        use == KeyUse.FREE,
                        Optional.of(use.name().toLowerCase(Locale.ROOT)).filter(_ -> use != KeyUse.FREE)));
    }
}
