/// The demo project that the first `./guidon up` creates through the public REST API of flag-service, as any client
/// could.
@NullMarked
package dev.guidon.local.seed;

import org.jspecify.annotations.NullMarked;
