/// Second factors of people who log in with a password: codes that depend on the time (RFC 6238), and
/// recovery codes for whoever lost the device that makes them. Knows nothing of passwords and of how codes
/// are sent.
@NullMarked
package dev.guidon.flag.factor;

import org.jspecify.annotations.NullMarked;
