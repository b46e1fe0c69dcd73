package dev.guidon.flag.adapter.rest;

import dev.guidon.flag.access.Anyone;
import dev.guidon.flag.session.AccessTokens;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.InstantSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;

/// With what access tokens can be checked.
@Path("/.well-known/jwks.json")
@Tag(name = "login")
class KeySetResource {
    private final AccessTokens tokens;
    private final InstantSource clock;

    KeySetResource(AccessTokens tokens, InstantSource clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @ResponseHeader(name = "Cache-Control", value = "max-age=60")
    @Anyone(because = "public keys are public")
    @Operation(summary = "The public keys of access tokens, as a JSON Web Key Set")
    public Uni<String> keys() {
        return tokens.publicKeys(clock.instant());
    }
}
