/// Logged-in people: a short access token that is signed, and a refresh token that is good for one use. A refresh token
/// that comes twice was stolen, and ends its session.
@NullMarked
package dev.guidon.flag.session;

import org.jspecify.annotations.NullMarked;
