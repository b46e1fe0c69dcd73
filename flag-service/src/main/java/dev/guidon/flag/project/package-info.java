/// Projects and their environments: what everything else belongs to, and how people name it.
/// Knows nothing of flags.
@NullMarked
package dev.guidon.flag.project;

import org.jspecify.annotations.NullMarked;
