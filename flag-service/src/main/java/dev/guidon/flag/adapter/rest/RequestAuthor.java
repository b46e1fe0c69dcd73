package dev.guidon.flag.adapter.rest;

import dev.guidon.flag.access.Author;
import jakarta.enterprise.context.ApplicationScoped;

/// Who changes rights in the present request, with the rights that this caller can give.
@ApplicationScoped
class RequestAuthor {
    private final Caller caller;
    private final RequestStamp stamp;

    RequestAuthor(Caller caller, RequestStamp stamp) {
        this.caller = caller;
        this.stamp = stamp;
    }

    Author in(String organization) {
        return new Author(caller.access().in(organization), stamp.now());
    }
}
