/// Secrets that must be read again, unlike passwords and tokens, of which a hash is enough: sealed before they reach
/// the database.
@NullMarked
package dev.guidon.flag.secret;

import org.jspecify.annotations.NullMarked;
