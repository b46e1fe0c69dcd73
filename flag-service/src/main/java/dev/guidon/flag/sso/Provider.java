package dev.guidon.flag.sso;

import dev.guidon.flag.project.Key;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// An identity provider that an organization trusts.
///
/// @param key unique in the installation, because it stands in the address that people log in at
/// @param version counts changes, from 1
/// @param sealedSecret of our client there; empty for a public client, which proves itself by PKCE alone
public record Provider(
        Key key,
        String organization,
        String name,
        Client client,
        Trust trust,
        Optional<String> sealedSecret,
        long version,
        Instant createdAt) {
    public static final int MAX_PER_ORGANIZATION = 10;

    public Provider withSecret(Optional<String> sealed) {
        return new Provider(key, organization, name, client, trust, sealed, version, createdAt);
    }

    /// In the place of another.
    Provider after(Provider before) {
        return new Provider(
                key, organization, name, client, trust, sealedSecret, before.version() + 1, before.createdAt());
    }

    /// What we are at the provider.
    ///
    /// @param issuer whose discovery document stands below it
    /// @param clientId of the authorization-code flow
    /// @param scopes asked for, `openid` among them
    public record Client(URI issuer, String clientId, List<String> scopes) {
        public Client {
            scopes = List.copyOf(scopes);
        }
    }

    /// How far we believe it.
    ///
    /// @param audiences that bearer tokens must be for, one of them; the client's id among them
    /// @param unverifiedEmail whether an address counts that the provider has not verified
    public record Trust(List<String> audiences, boolean unverifiedEmail, Mapping mapping) {
        public Trust {
            audiences = List.copyOf(audiences);
        }
    }

    @Override
    public String toString() {
        return "Provider[" + key + "]";
    }
}
