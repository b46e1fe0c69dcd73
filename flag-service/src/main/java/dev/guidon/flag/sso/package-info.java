/// Single sign-on: identity providers of an organization, which vouch for people by OpenID Connect. What a provider
/// says counts in its own organization only, because anybody may run one. Knows claims, and nothing of how they travel.
@NullMarked
package dev.guidon.flag.sso;

import org.jspecify.annotations.NullMarked;
