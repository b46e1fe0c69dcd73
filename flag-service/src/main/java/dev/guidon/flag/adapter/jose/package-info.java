/// Signed tokens and their keys (RFC 7515 to 7519).
@NullMarked
package dev.guidon.flag.adapter.jose;

import org.jspecify.annotations.NullMarked;
