package dev.guidon.flag.adapter.rest;

import dev.guidon.flag.access.Action;
import dev.guidon.flag.access.Permits;
import dev.guidon.flag.access.ResourceName;
import jakarta.enterprise.context.ApplicationScoped;

/// What whoever makes the present request may do, in whatever organization.
@ApplicationScoped
class CallerPermits {
    private final Caller caller;

    CallerPermits(Caller caller) {
        this.caller = caller;
    }

    /// Good also after the request has moved on to another thread.
    Permits present() {
        var access = caller.access();
        return (String organization, Action action, ResourceName resource) ->
                access.in(organization).allow(action, resource);
    }
}
