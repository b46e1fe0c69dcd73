/// API keys of environments: issued once in clear, kept as hashes, revoked for good. Readers of an environment learn
/// of them as they learn of flags, because they check keys in memory.
@NullMarked
package dev.guidon.flag.identity;

import org.jspecify.annotations.NullMarked;
