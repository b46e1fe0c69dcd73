/// Who calls: environment API keys and the administrator token.
/// Secrets are compared in constant time, kept as hashes, and never printed.
@NullMarked
package dev.guidon.kit.identity;

import org.jspecify.annotations.NullMarked;
