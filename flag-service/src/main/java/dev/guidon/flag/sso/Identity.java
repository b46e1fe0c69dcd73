package dev.guidon.flag.sso;

import dev.guidon.engine.flag.Value;
import dev.guidon.flag.account.EmailAddress;
import java.util.Optional;

/// What a provider says of somebody, signed and not expired.
///
/// @param subject by which the provider knows the person, for good
/// @param email if it says one that we can use
/// @param emailVerified whether the provider has asked its owner
/// @param claims everything it says
public record Identity(
        String subject, Optional<EmailAddress> email, boolean emailVerified, String name, Value.Structure claims) {

    /// The address, as far as the provider's word for it counts.
    public Optional<EmailAddress> emailFor(Provider provider) {
        return email.filter(_ -> emailVerified || provider.trust().unverifiedEmail());
    }

    @Override
    public String toString() {
        return "Identity[…]";
    }
}
