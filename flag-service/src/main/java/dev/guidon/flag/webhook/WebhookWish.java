package dev.guidon.flag.webhook;

import java.net.URI;
import java.util.List;

/// What the owner of a webhook decides.
///
/// @param url absolute, http or https
/// @param events patterns of kinds, such as `flag.toggled`, `flag.*` or `*`; at least one
public record WebhookWish(
        String name,
        URI url,
        List<String> events,
        Scope scope,
        List<Header> headers,
        Payload payload,
        boolean enabled) {
    public WebhookWish {
        events = List.copyOf(events);
        headers = List.copyOf(headers);
    }

    /// Which changes it is told of. What is no matter of one environment concerns all of them.
    ///
    /// @param projects keys, of an organization's webhook; all of them when empty
    /// @param environments keys; all of them when empty
    /// @param flagTags a flag must have one of them; any change when empty
    public record Scope(List<String> projects, List<String> environments, List<String> flagTags) {
        public static final Scope ALL = new Scope(List.of(), List.of(), List.of());

        public Scope {
            projects = List.copyOf(projects);
            environments = List.copyOf(environments);
            flagTags = List.copyOf(flagTags);
        }
    }

    /// Where it leads; the rest of the address may be a secret.
    public String origin() {
        return url.getScheme() + "://" + url.getRawAuthority();
    }

    WebhookWish disabled() {
        return new WebhookWish(name, url, events, scope, headers, payload, false);
    }

    WebhookWish with(List<Header> next) {
        return new WebhookWish(name, url, events, scope, next, payload, enabled);
    }

    /// Whether it wants to be told of an event.
    public boolean wants(WebhookEvent event) {
        return event.kinds().stream().anyMatch(this::subscribes) && includes(event);
    }

    private boolean subscribes(String kind) {
        return events.stream().anyMatch(pattern -> EventKinds.matches(pattern, kind));
    }

    private boolean includes(WebhookEvent event) {
        boolean inProject = scope.projects().isEmpty()
                || event.resource().project().filter(scope.projects()::contains).isPresent();
        boolean inEnvironment = scope.environments().isEmpty()
                || event.resource()
                        .environment()
                        .map(scope.environments()::contains)
                        .orElse(true);
        boolean tagged = scope.flagTags().isEmpty() || event.flagTags().stream().anyMatch(scope.flagTags()::contains);
        return inProject && inEnvironment && tagged;
    }
}
