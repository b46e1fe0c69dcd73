package dev.guidon.flag.adapter.rest;

import dev.guidon.flag.audit.Actor;
import dev.guidon.flag.audit.Stamp;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;

/// Who makes the change that a request asks for, and when. Nobody but the administrator gets this far.
@ApplicationScoped
class RequestStamp {
    private final InstantSource clock;

    RequestStamp(InstantSource clock) {
        this.clock = clock;
    }

    Stamp now() {
        return new Stamp(Actor.ADMINISTRATOR, clock.instant());
    }
}
