/// Changes and snapshots in the form they travel in. The one place that knows both the domain and the contracts.
@NullMarked
package dev.guidon.flag.adapter.wire;

import org.jspecify.annotations.NullMarked;
