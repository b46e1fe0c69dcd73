package dev.guidon.flag.access;

import dev.guidon.flag.audit.Actor;
import java.util.Optional;

/// Who makes a request, proven by a token.
public sealed interface Principal {

    Actor actor();

    /// Id of the personal token that the actor uses.
    default Optional<String> personalToken() {
        return Optional.empty();
    }

    /// Whoever holds the administrator token of the installation: may do everything, in every organization. Makes the
    /// first organization and its first owner.
    record Superuser() implements Principal {
        @Override
        public Actor actor() {
            return Actor.ADMINISTRATOR;
        }
    }

    /// Somebody who has logged in. What that person may do is looked up in each organization.
    ///
    /// @param email in lower case
    /// @param only the organization in which whoever vouches for the person is believed; empty for all
    /// @param strong whether it took more than a password, which some organizations demand
    record Person(String email, Optional<String> only, boolean strong) implements Principal {

        @Override
        public Actor actor() {
            return Actor.user(email);
        }
    }

    /// A program that holds a token of an organization. Whether the token is still good is looked up with what it may.
    ///
    /// @param owner the person in whose name it acts; empty for a service token, which acts in its own
    record Program(String tokenId, Optional<String> owner) implements Principal {
        @Override
        public Actor actor() {
            return owner.map(Actor::user).orElseGet(() -> Actor.token(tokenId));
        }

        @Override
        public Optional<String> personalToken() {
            return owner.map(_ -> tokenId);
        }
    }
}
