/// OpenID Connect (openid.net/specs/openid-connect-core-1_0.html): discovery, keys, tokens, the authorization-code
/// flow. Providers are other people's servers, so every answer is bounded in time and size, and none is repeated to
/// callers.
@NullMarked
package dev.guidon.flag.adapter.oidc;

import org.jspecify.annotations.NullMarked;
