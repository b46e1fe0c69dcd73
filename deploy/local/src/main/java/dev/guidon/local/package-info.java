/// The local stack: every part of the platform as a process of this machine, started, watched and stopped by
/// `./guidon`.
///
/// [dev.guidon.local.LocalStack] is the table of parts and the one place that knows their ports and settings.
/// Everything else works on any table of parts, and is tested with small ones.
@NullMarked
package dev.guidon.local;

import org.jspecify.annotations.NullMarked;
